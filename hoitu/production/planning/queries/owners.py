"""Which newsroom a thing of the plan belongs to, for the audit: by its kind and id."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from hoitu.production.planning.models import CalendarFile, Event


def _event(key: str, _at: datetime) -> UUID | None:
    return Event.objects.filter(pk=key).values_list("agency_id", flat=True).first()


def _file(key: str, _at: datetime) -> UUID | None:
    return CalendarFile.objects.filter(pk=key).values_list("agency_id", flat=True).first()


OWNERS = {"planning.event": _event, "planning.calendarfile": _file, "planning.file": _file}
