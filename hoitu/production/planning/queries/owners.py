"""Which newsroom a thing of the plan belongs to, for the audit: by its kind and id."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from hoitu.production.planning.models import Booking, CalendarFile, Coverage, Event, Resource, SeriesMove, Slot, Task


def _event(key: str, _at: datetime) -> UUID | None:
    return Event.objects.filter(pk=key).values_list("agency_id", flat=True).first()


def _file(key: str, _at: datetime) -> UUID | None:
    return CalendarFile.objects.filter(pk=key).values_list("agency_id", flat=True).first()


def _coverage(key: str, _at: datetime) -> UUID | None:
    return Coverage.objects.filter(pk=key).values_list("agency_id", flat=True).first()


def _task(key: str, _at: datetime) -> UUID | None:
    return Task.objects.filter(pk=key).values_list("coverage__agency_id", flat=True).first()


def _resource(key: str, _at: datetime) -> UUID | None:
    return Resource.objects.filter(pk=key).values_list("agency_id", flat=True).first()


def _booking(key: str, _at: datetime) -> UUID | None:
    return Booking.objects.filter(pk=key).values_list("resource__agency_id", flat=True).first()


def _slot(key: str, _at: datetime) -> UUID | None:
    return Slot.objects.filter(pk=key).values_list("agency_id", flat=True).first()


def _move(key: str, _at: datetime) -> UUID | None:
    return SeriesMove.objects.filter(pk=key).values_list("change__event__agency_id", flat=True).first()


OWNERS = {
    "planning.slot": _slot,
    "planning.coverage": _coverage,
    "planning.task": _task,
    "planning.resource": _resource,
    "planning.booking": _booking,
    "planning.event": _event,
    "planning.move": _move,
    "planning.calendarfile": _file,
    "planning.file": _file,
}
