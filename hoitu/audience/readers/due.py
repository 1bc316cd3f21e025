"""By when a letter wants an answer: the norm of the day it came, counted in the agency's working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from hoitu.audience.readers.models import DayOff, Kind
from hoitu.audience.readers.rules import working_days
from hoitu.foundation.norms import queries as norms
from hoitu.foundation.norms.queries import NoNorm
from hoitu.kernel.clock import local_date

TOPIC = "answer_on_press"
OUTLET = "online"  # letters come through the web page


@dataclass(frozen=True)
class Due:
    """A day and the norm that sets it; no day where the law of that time sets none."""

    day: date | None = None
    norm: str = ""


def of_letter(kind: str, agency_id: UUID, now: datetime) -> Due:
    """Return by when a letter of this kind is answered; news has no such day."""
    if kind == Kind.QUESTION:
        return _after("agency_answers_question_working_days", agency_id, now)
    if kind == Kind.COMPLAINT:
        return _after("agency_informs_citizen_working_days", agency_id, now)
    return Due()


def of_organisation(agency_id: UUID, now: datetime) -> Due:
    """Return by when an organisation answers what was forwarded to it."""
    return _after("organisation_answers_forwarded_opinion_working_days", agency_id, now)


def day_after(now: datetime, span: timedelta) -> date:
    """Return the day so long after an instant."""
    return local_date(now) + span


def _after(field: str, agency_id: UUID, now: datetime) -> Due:
    today = local_date(now)
    try:
        entry = norms.entry(TOPIC, today)
    except NoNorm:
        return Due()
    days = entry.values.get(field)
    days = days.get(OUTLET) if isinstance(days, dict) else days
    if not isinstance(days, int):
        return Due()
    off = set(DayOff.objects.filter(agency_id=agency_id, day__gt=today).values_list("day", flat=True))
    return Due(working_days.after(today, days, off), entry.norm)
