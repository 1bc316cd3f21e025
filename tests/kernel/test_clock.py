"""Instants and days in words: one way for every staff screen, in the hours of Việt Nam."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import Template
from django.template.context import Context

from hoitu.kernel import clock

LATE = datetime(2026, 11, 24, 17, 30, 7, tzinfo=UTC)  # past midnight in Trà Vinh


def test_an_instant_is_said_with_its_weekday() -> None:
    assert clock.moment(LATE) == "00:30, thứ Tư 25/11/2026"
    assert clock.moment(LATE, seconds=True) == "00:30:07, thứ Tư 25/11/2026"
    assert clock.moment(None) == "—"


def test_a_day_in_figures_is_the_day_in_viet_nam() -> None:
    assert clock.plain_day(LATE) == "25/11/2026"
    assert clock.plain_day(date(987, 1, 2)) == "02/01/0987"
    assert clock.plain_day(None) == ""


@pytest.mark.parametrize(("on", "said"), [(date(2026, 11, 29), "Chủ nhật 29/11/2026"), (date(2026, 11, 30), "thứ Hai")])
def test_a_day_is_said_with_its_weekday(on: date, said: str) -> None:
    assert clock.day(on).startswith(said)


@pytest.mark.parametrize(
    ("filtered", "said"),
    [("at|exact", "00:30:07, thứ Tư 25/11/2026"), ("at|dated", "25/11/2026"), ("none|dated|default:'…'", "…")],
)
def test_every_template_has_these_words_without_asking(filtered: str, said: str) -> None:
    template = Template("{{ " + filtered + " }}")
    assert template.render(Context({"at": LATE, "none": None})) == said
