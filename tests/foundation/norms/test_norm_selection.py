"""Law by the date of the fact: which entry holds, where the gaps are, how far each field is verified."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.foundation.norms import queries, rules
from hoitu.foundation.norms.rules import NoNorm, NormEntry

DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))


def entry(start: date, end: date | None, code: str | None = None) -> NormEntry:
    return NormEntry("topic", code, "N", "Nhãn", {}, "text", gap=False, from_date=start, to_date=end)


@st.composite
def histories(draw: st.DrawFn) -> list[NormEntry]:
    """Entries of one code that never overlap, some followed by a gap, the last one perhaps open."""
    days = sorted(draw(st.sets(DAYS, min_size=2, max_size=8)))
    made = []
    for start, end in zip(days[::2], days[1::2], strict=False):
        made.append(entry(start, end))
    if len(days) % 2:
        made.append(entry(days[-1], None))
    return made


@given(history=histories(), on=DAYS)
def test_the_day_of_the_fact_finds_the_entry_in_force_or_marks_a_gap(history: list[NormEntry], on: date) -> None:
    found = rules.select(reversed(history), on)
    if on < history[0].from_date:
        assert found is None
        return
    assert found is not None
    assert found.gap is not found.holds(on)
    assert found.from_date == max(each.from_date for each in history if each.from_date <= on)


@given(history=histories())
def test_gaps_are_the_days_between_entries(history: list[NormEntry]) -> None:
    for start, end in rules.gaps(history):
        for day in (start, end - timedelta(days=1)):
            found = rules.select(history, day)
            assert found is not None
            assert found.gap
        after = rules.select(history, end)
        assert after is not None
        assert not after.gap


@pytest.mark.parametrize(
    ("on", "amount"),
    [(date(2023, 10, 24), 1_800_000), (date(2024, 6, 30), 1_800_000), (date(2024, 7, 1), 2_340_000)],
)
def test_the_base_salary_is_the_one_of_the_month_of_the_fact(on: date, amount: int) -> None:
    assert queries.value("base_salary", "vnd_per_month", on) == amount


def test_a_gap_gives_the_latest_earlier_rule_and_says_so() -> None:
    found = queries.entry("security_level3", date(2026, 7, 15), "threshold")
    assert found.gap
    assert found.norm == "ND 85/2016/ND-CP art.9"
    assert not queries.entry("security_level3", date(2026, 8, 19), "threshold").gap


def test_a_field_may_be_less_verified_than_its_entry() -> None:
    on = date(2026, 11, 24)
    assert queries.field_verified("correction", "online_keep_days", on) == "unverified"
    assert queries.field_verified("correction", "online", on) == "text"


def test_a_mark_on_a_stem_covers_the_fields_that_begin_with_it() -> None:
    on = date(2026, 1, 1)
    assert queries.field_verified("plan_target", "national_2025", on, "converged_newsroom") == "reported"
    assert queries.field_verified("plan_target", "target_2025", on, "converged_newsroom") == "text"


def test_the_values_are_the_callers_own() -> None:
    on = date(2026, 1, 1)
    queries.entry("royalty_genre", on, "radio_tv").values["genres"].clear()
    assert queries.value("royalty_genre", "genres", on, "radio_tv")


@pytest.mark.parametrize(
    ("topic", "on", "code", "hint"),
    [
        ("no_such_topic", date(2026, 1, 1), None, "no_such_topic"),
        ("security_baseline", date(2026, 1, 1), None, "name one"),
        ("security_baseline", date(2026, 1, 1), "nonsense", "nonsense"),
        ("base_salary", date(1999, 1, 1), None, "1999-01-01"),
    ],
)
def test_asking_for_what_is_not_there_says_what_is_wrong(topic: str, on: date, code: str | None, hint: str) -> None:
    with pytest.raises(NoNorm, match=hint):
        queries.entry(topic, on, code)


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(NoNorm, match="no_such_field"):
        queries.value("base_salary", "no_such_field", date(2026, 1, 1))
