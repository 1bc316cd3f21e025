"""Postponing, cancelling, and holding after all: each a row with its reason."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.planning.events import EventChanged
from hoitu.production.planning.models import Event, EventChange
from hoitu.production.planning.operations.events import event_of
from hoitu.production.planning.rules import recurrence
from hoitu.production.planning.rules.when import DAY, When, makes_sense

Kind = EventChange.Kind


@audited("planning.event.postpone")
def postpone_event(
    *, by: Person, event_id: UUID, to: When, reason: str, occurrence: date | None = None, now: datetime
) -> Event:
    """Postpone an event (or bring it forward); one that recurs names the `occurrence` by its first day."""
    event = event_of(by=by, event_id=event_id, now=now)
    refuse_cancelled(event)
    if not makes_sense(to, local_date(now)):
        raise NotReady(_("Check the new dates: nobody could mean them."), code="absurd_date")
    if event.rule and occurrence is None:
        raise NotReady(_("This event recurs: say which of its days is postponed."), code="which_day")
    change = add_change(event, Kind.POSTPONED, reason, occurrence, by, now, to=to)
    if occurrence is None:
        event.first_day, event.until_day, event.starts_at, event.ends_at = (
            to.first,
            to.until,
            to.starts_at,
            to.ends_at,
        )
        event.state = Event.State.POSTPONED
        event.save(update_fields=["first_day", "until_day", "starts_at", "ends_at", "state"])
    _tell(by, "postpone", event, change, now)
    return event


@audited("planning.event.cancel")
def cancel_event(*, by: Person, event_id: UUID, reason: str, occurrence: date | None = None, now: datetime) -> Event:
    """Cancel an event, or one occurrence of it, with the reason everybody reads."""
    event = event_of(by=by, event_id=event_id, now=now)
    refuse_cancelled(event)
    change = add_change(event, Kind.CANCELLED, reason, occurrence, by, now)
    if occurrence is None:
        event.state = Event.State.CANCELLED
        event.save(update_fields=["state"])
    _tell(by, "cancel", event, change, now)
    return event


@audited("planning.event.reinstate")
def reinstate_event(*, by: Person, event_id: UUID, reason: str, occurrence: date | None = None, now: datetime) -> Event:
    """Hold a cancelled event, or a cancelled occurrence, after all."""
    event = event_of(by=by, event_id=event_id, now=now)
    if occurrence is None and event.state != Event.State.CANCELLED:
        raise NotReady(_("The event is not cancelled."), code="not_cancelled")
    change = add_change(event, Kind.REINSTATED, reason, occurrence, by, now)
    if occurrence is None:
        event.state = Event.State.PLANNED
        event.save(update_fields=["state"])
    _tell(by, "reinstate", event, change, now)
    return event


def refuse_cancelled(event: Event) -> None:
    """Refuse to move what is cancelled."""
    if event.state == Event.State.CANCELLED:
        raise NotReady(_("The event is cancelled: say first that it is held after all."), code="cancelled")


def add_change(
    event: Event,
    kind: Kind,
    reason: str,
    occurrence: date | None,
    by: Person,
    now: datetime,
    to: When | None = None,
) -> EventChange:
    """Keep a change of an event, or of one of its days, with its reason."""
    why = newsroom.reason_of(reason)
    if occurrence is not None and not _comes(event, occurrence):
        raise NotFound(_("The event does not take place on that day: choose one of its days."), code="no_such_day")
    return EventChange.objects.create(
        event=event,
        kind=kind,
        occurrence=occurrence,
        reason=why,
        old_first_day=occurrence or event.first_day,
        first_day=to.first if to else None,
        until_day=to.until if to else None,
        starts_at=to.starts_at if to else None,
        ends_at=to.ends_at if to else None,
        by=by,
        at=now,
    )


def _comes(event: Event, day: date) -> bool:
    skipped = [date.fromisoformat(each) for each in event.skipped]
    on_that_day = recurrence.occurrences(
        event.when, event.rule, zone=event.zone, first=day, until=day + DAY, skipped=skipped
    )
    return bool(event.rule) and any(each.first == day for each in on_that_day)


def _tell(by: Person, act: str, event: Event, change: EventChange, now: datetime) -> None:
    detail = {
        "reason": change.reason,
        "occurrence": change.occurrence,
        "from": change.old_first_day,
        "to": change.first_day,
    }
    told = EventChanged(
        event_id=str(event.pk),
        kind=change.kind,
        occurrence=change.occurrence.isoformat() if change.occurrence else "",
        reason=change.reason,
        by_id=str(by.pk),
    )
    outbox.publish(event=told, now=now)
    audit.record(by=by, action=f"planning.event.{act}", target=event, detail=detail, now=now)
