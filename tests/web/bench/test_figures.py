from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.web.bench.figures import Aim, percentile, ratios, spread
from hoitu.web.bench.report import Report


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=60), st.floats(0.01, 1))
def test_a_percentile_is_one_of_the_values_and_enough_do_not_exceed_it(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values)


def test_p95_of_twenty_is_the_last_but_one() -> None:
    assert percentile(range(1, 21), 0.95) == 19
    assert percentile([7.0], 0.95) == 7.0


@pytest.mark.parametrize(("values", "share"), [([], 0.5), ([1.0], 0), ([1.0], 1.1)])
def test_nothing_has_no_percentile(values: list[float], share: float) -> None:
    with pytest.raises(ValueError, match="percentile"):
        percentile(values, share)


def test_rounds_are_compared_with_each_other() -> None:
    assert ratios([10, 5], [20, 5]) == [0.5, 1.0]
    assert str(spread([3.0, 1.0, 2.0])) == "2.00 (1.00 … 3.00)"


def test_an_aim_is_met_from_its_good_side() -> None:
    assert Aim("ratio_nginx", 0.25, 0.25, at_least=True).met
    assert not Aim("ratio_nginx", 0.2, 0.25, at_least=True).met
    assert Aim("p95_ms", 50, 50).met
    assert "CHƯA ĐẠT" in str(Aim("p95_ms", 51, 50))


def test_the_last_line_is_json_with_the_aims() -> None:
    said: list[str] = []
    report = Report("site", 5, said.append)
    report.put("ratio_nginx", 0.51234)
    report.judge(Aim("ratio_nginx", 0.51234, 0.25, at_least=True))
    report.judge(Aim("p95_ms", 60, 50))
    kept = json.loads(report.as_json())
    assert kept["ratio_nginx"] == 0.512
    assert kept["aims_met"] is False
    assert len(said) == 2
