"""What has become of a release, who finds it, and what is left out of a text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.archive.rules.leaving_out import without
from hoitu.production.archive.rules.numbers import PLACES, first_number
from hoitu.production.archive.rules.standing import Reach, State, state_of
from tests.world import NOON

INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive by its rules
WORK = st.sampled_from([("photo", "1"), ("photo", "2"), ("recording", "a"), ("attachment", "3")])


@given(seq=st.integers(1, 9), later=st.integers(0, 9))
def test_a_release_stands_while_it_is_the_last_and_nobody_withdrew(seq: int, later: int) -> None:
    assert state_of(seq, seq + later, None) == (State.REPLACED if later else State.STANDING)
    assert state_of(seq, seq + later, NOON) == State.WITHDRAWN


def test_what_stands_is_everybodys_the_rest_its_newsrooms_and_the_provinces() -> None:
    mine, other = uuid4(), uuid4()
    for reach, agency, finds in (
        (Reach(frozenset({mine})), mine, True),
        (Reach(frozenset({mine})), other, False),
        (Reach(None), other, True),
    ):
        assert reach.finds(agency, State.STANDING)
        assert reach.finds(agency, State.REPLACED) is reach.finds(agency, State.WITHDRAWN) is finds


@given(one=INSTANTS, other=INSTANTS)
def test_later_seconds_have_higher_numbers(one: datetime, other: datetime) -> None:
    if one + timedelta(seconds=1) <= other:
        assert first_number(one) + PLACES <= first_number(other)


@given(barred=st.sets(WORK))
def test_no_barred_work_is_left_and_no_word_is_lost(barred: set[tuple[str, str]]) -> None:
    body: list[dict[str, Any]] = [
        {"type": "paragraph", "value": "<p>Chữ</p>"},
        {"type": "photo", "value": {"photo": 1, "caption": "Ruộng"}},
        {"type": "gallery", "value": {"title": "", "photos": [{"photo": 1}, {"photo": 2}]}},
        {"type": "audio", "value": {"recording": "a", "caption": ""}},
        {"type": "attachment", "value": {"attachment": 3, "title": ""}},
        {"type": "table", "value": {"caption": "Bảng", "rows": [["1"]]}},
    ]
    left = without(body, barred)
    shown = {(kind, str(value[kind])) for block in left for value in _values(block) for kind in value if kind in KINDS}
    assert not shown & barred
    assert [block["type"] for block in left if block["type"] in {"paragraph", "table"}] == ["paragraph", "table"]
    assert without(body, set()) == body


KINDS = {"photo", "recording", "attachment"}


def _values(block: dict[str, Any]) -> list[dict[str, Any]]:
    value = block["value"]
    return [value, *(value.get("photos") or [])] if isinstance(value, dict) else []
