"""What may be done with a work, as pure rules: purpose, window, consent. No Django, the day is handed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Refused(StrEnum):
    """Why rights say no."""

    PURPOSE = "purpose"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    CONSENT = "consent"


@dataclass(frozen=True)
class Terms:
    """A licence as a rule: purposes (empty = all) and a window of days, half-open, open ends None."""

    purposes: frozenset[str] = frozenset()
    from_date: date | None = None
    to_date: date | None = None
    needs_consent: bool = False


@dataclass(frozen=True)
class Yes:
    """One consent of the holder: for a purpose (empty = all) in a window of days, half-open."""

    purpose: str = ""
    from_date: date | None = None
    to_date: date | None = None


def within(day: date, from_date: date | None, to_date: date | None) -> bool:
    """Say whether a day lies in a half-open window; None is an open end."""
    return (from_date is None or from_date <= day) and (to_date is None or day < to_date)


def refusals(terms: Terms, *, purpose: str, on: date, consents: Iterable[Yes] = ()) -> list[Refused]:
    """Return every reason why this use is not covered; empty means it is."""
    found: list[Refused] = []
    if terms.purposes and purpose not in terms.purposes:
        found.append(Refused.PURPOSE)
    if terms.from_date is not None and on < terms.from_date:
        found.append(Refused.NOT_YET)
    if terms.to_date is not None and on >= terms.to_date:
        found.append(Refused.EXPIRED)
    if terms.needs_consent and not any(covers(consent, purpose=purpose, on=on) for consent in consents):
        found.append(Refused.CONSENT)
    return found


def covers(consent: Yes, *, purpose: str, on: date) -> bool:
    """Say whether one consent covers a use."""
    return consent.purpose in {"", purpose} and within(on, consent.from_date, consent.to_date)
