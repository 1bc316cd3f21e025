"""Windows and purposes of rights, as rules."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hoitu.foundation.media.rules import Refused, Terms, Yes, covers, refusals, within

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
OPEN = st.none() | DAYS


@given(day=DAYS, since=OPEN, until=OPEN)
def test_a_day_is_before_within_or_after_a_window(day: date, since: date | None, until: date | None) -> None:
    early, late = since is not None and day < since, until is not None and day >= until
    assert within(day, since, until) == (not early and not late)
    said = refusals(Terms(from_date=since, to_date=until), purpose="web", on=day)
    assert (Refused.NOT_YET in said, Refused.EXPIRED in said) == (early, late)
    assert (said == []) == within(day, since, until)


@given(day=DAYS, cut=DAYS)
def test_two_windows_that_meet_hold_every_day_once(day: date, cut: date) -> None:
    assert within(day, None, cut) != within(day, cut, None)


@given(purposes=st.frozensets(st.sampled_from(["web", "print", "tv"])), purpose=st.sampled_from(["web", "print", "tv"]))
def test_no_purpose_named_means_every_purpose(purposes: frozenset[str], purpose: str) -> None:
    said = refusals(Terms(purposes=purposes), purpose=purpose, on=date(2026, 1, 1))
    assert (said == []) == (not purposes or purpose in purposes)


@given(day=DAYS, since=OPEN, until=OPEN, asked=st.sampled_from(["web", "tv"]), given_for=st.sampled_from(["", "web"]))
def test_consent_counts_for_its_purpose_and_window(
    day: date, since: date | None, until: date | None, asked: str, given_for: str
) -> None:
    consent = Yes(given_for, since, until)
    said = refusals(Terms(needs_consent=True), purpose=asked, on=day, consents=[consent])
    assert (said == []) == covers(consent, purpose=asked, on=day)
    assert covers(consent, purpose=asked, on=day) == (given_for in {"", asked} and within(day, since, until))


def test_every_reason_is_told_at_once() -> None:
    terms = Terms(frozenset({"tv"}), None, date(2026, 1, 1), needs_consent=True)
    assert refusals(terms, purpose="web", on=date(2026, 2, 1)) == [Refused.PURPOSE, Refused.EXPIRED, Refused.CONSENT]
