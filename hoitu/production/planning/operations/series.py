"""Moving a whole series from one of its days on, and taking that back: coverages follow, or are named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.clock import local_date
from hoitu.kernel.ids import new_id
from hoitu.kernel.refusal import NotFound, NotReady, Refusal
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.planning.events import EventChanged
from hoitu.production.planning.models import Coverage, Event, EventChange, SeriesMove
from hoitu.production.planning.operations.event_changes import add_change, refuse_cancelled
from hoitu.production.planning.operations.events import event_of
from hoitu.production.planning.rules import recurrence, series
from hoitu.production.planning.rules.when import LONGEST, When, makes_sense

WORDS = ("unit_id", "title", "place", "organiser", "contact", "notes", "folded")
NewDays = Mapping[date, When]


@dataclass
class Moved:
    """What a move did: the event that goes on, coverages that went with it, and those left behind, each with why."""

    event: Event
    followed: list[Coverage] = field(default_factory=list)
    left: list[tuple[Coverage, str]] = field(default_factory=list)


@audited("planning.event.move_series", target="event_id")
def move_series(
    *, by: Person, event_id: UUID, occurrence: date | None = None, to: When, reason: str, now: datetime
) -> Moved:
    """Move a series from one of its days on (None: from the next one), so that this day falls on `to`.

    Days before stay as they were. A day that was postponed or cancelled by itself stays so. Coverages go to the new
    day; one that has a day of its own, or whose story may not be moved, is left behind and named.
    """
    event = event_of(by=by, event_id=event_id, now=now)
    refuse_cancelled(event)
    if not event.rule:
        raise NotReady(_("This event does not recur: postpone it."), code="no_series")
    if not makes_sense(to, local_date(now)):
        raise NotReady(_("Check the new dates: nobody could mean them."), code="absurd_date")
    first = _day_of(event, occurrence, local_date(now))
    try:
        rule = series.shifted(event.when, event.rule, event.zone, day=first.first, to=to)
    except ValueError as error:
        raise NotReady(_("This way of repeating cannot be moved like that: change the event."), code="rule") from error
    change = add_change(event, EventChange.Kind.POSTPONED, reason, None, by, now, to=to)
    EventChange.objects.filter(pk=change.pk).update(old_first_day=first.first)
    days = series.new_days(
        first, _rule_from(event, first), event.zone, moved=to, moved_rule=rule, days=_days_named(event)
    )
    made = _go_on(event, rule, to, days, by, now)
    before = {"rule": event.rule, "recurs_until": str(event.recurs_until or ""), "skipped": event.skipped}
    SeriesMove.objects.create(change=change, made=made, before=before)
    _end(event, first.first, local_date(now))
    moved = _carry(event, made, first.first, days, by, now)
    _tell(by, "move_series", event, moved, {"from": first.first, "to": to.first, "reason": change.reason}, now)
    return moved


@audited("planning.event.undo_series", target="move_id")
def undo_series_move(*, by: Person, move_id: int, reason: str, now: datetime) -> Moved:
    """Take the move of a series back: its days are those from before, with what is known of it by now."""
    move = SeriesMove.objects.select_for_update(of=("self",), no_key=True).select_related("change").filter(pk=move_id)
    found = move.first()
    if found is None:
        raise NotFound(_("There is no such move, or it belongs to another newsroom."))
    event, why = event_of(by=by, event_id=found.change.event_id, now=now), newsroom.reason_of(reason)
    made = found.made
    if found.undone_at or made is None:
        raise NotReady(_("This move was taken back already."), code="undone")
    if SeriesMove.objects.filter(change__event=made, undone_at=None).exists():
        raise NotReady(_("The series was moved again since: take that move back first."), code="moved_again")
    days = _back(event, made, found)
    _restore(event, made, found.before)
    moved = _carry(made, event, made.first_day, days, by, now)
    made.delete()
    found.made, found.undone_at, found.undone_by, found.undone_reason = None, now, by, why
    found.save(update_fields=["made", "undone_at", "undone_by", "undone_reason"])
    _tell(by, "undo_series", event, moved, {"from": found.change.old_first_day, "reason": why}, now)
    return moved


def _day_of(event: Event, day: date | None, today: date) -> When:
    """Return the occurrence of a day, or the next one."""
    first = day or max(today, event.first_day)
    skipped = [date.fromisoformat(each) for each in event.skipped]
    found = recurrence.occurrences(
        event.when, event.rule, zone=event.zone, first=first, until=first + LONGEST * 5, skipped=skipped
    )
    fits = next((each for each in found if each.first == day or (day is None and each.first >= first)), None)
    if fits is None:
        raise NotFound(_("The event does not take place on that day: choose one of its days."), code="no_such_day")
    return fits


def _rule_from(event: Event, first: When) -> str:
    """Return the old rule for the days from one on: what is left of a number of times."""
    return series.shifted(event.when, event.rule, event.zone, day=first.first, to=first)


def _days_named(event: Event) -> set[date]:
    """Return the old days that something hangs on."""
    covered = Coverage.objects.filter(event=event, occurrence__isnull=False).values_list("occurrence", flat=True)
    changed = event.changes.filter(occurrence__isnull=False).values_list("occurrence", flat=True)
    skipped = (date.fromisoformat(day) for day in event.skipped)
    return {day for day in (*covered, *changed, *skipped) if day is not None}


def _go_on(event: Event, rule: str, to: When, days: NewDays, by: Person, now: datetime) -> Event:
    made = Event.objects.get(pk=event.pk)
    made.pk, made.uid, made.recurrence, made.fingerprint = new_id(), "", "", ""
    made.first_day, made.until_day, made.starts_at, made.ends_at = to.first, to.until, to.starts_at, to.ends_at
    made.rule, made.recurs_until = rule, recurrence.last_day(rule, to, event.zone)
    skipped = (days.get(date.fromisoformat(day)) for day in event.skipped)
    made.skipped = sorted(each.first.isoformat() for each in skipped if each)
    made.made_by, made.made_at = by, now
    made.save(force_insert=True)
    return made


def _end(event: Event, day: date, today: date) -> None:
    """Let a series end before a day; one of which nothing is left is over today."""
    event.rule = series.ending_before(event.rule, day)
    event.recurs_until = day if event.first_day < day else min(day, today)
    event.save(update_fields=["rule", "recurs_until"])


def _back(event: Event, made: Event, move: SeriesMove) -> NewDays:
    was = When(event.first_day, event.until_day, event.starts_at, event.ends_at)
    old = recurrence.occurrences(
        was,
        move.before["rule"],
        zone=event.zone,
        first=move.change.old_first_day,
        until=move.change.old_first_day + LONGEST,
    )
    first = next(each for each in old if each.first == move.change.old_first_day)
    rule = series.shifted(was, move.before["rule"], event.zone, day=first.first, to=first)
    return series.new_days(made.when, made.rule, made.zone, moved=first, moved_rule=rule, days=_days_named(made))


def _restore(event: Event, made: Event, before: dict[str, Any]) -> None:
    event.rule, event.skipped = before["rule"], before["skipped"]
    event.recurs_until = date.fromisoformat(before["recurs_until"]) if before["recurs_until"] else None
    for name in WORDS:
        setattr(event, name, getattr(made, name))
    event.save()


def _carry(old: Event, new: Event, first: date, days: NewDays, by: Person, now: datetime) -> Moved:
    """Take coverages and changes of single days from one event to the other."""
    for change in EventChange.objects.filter(event=old, occurrence__gte=first):
        to = days.get(change.occurrence) if change.occurrence else None
        if to is not None:
            EventChange.objects.filter(pk=change.pk).update(event=new, occurrence=to.first)
    moved = Moved(new)
    rows = Coverage.objects.select_for_update(of=("self",), no_key=True).select_related("story")
    for coverage in rows.filter(event=old, occurrence__gte=first).order_by("day", "pk"):
        _take_along(coverage, moved, days.get(coverage.occurrence), by, now)  # type: ignore[arg-type] # filtered: it has one
    return moved


def _take_along(coverage: Coverage, moved: Moved, to: When | None, by: Person, now: datetime) -> None:
    its_day = coverage.occurrence
    coverage.event, coverage.occurrence = moved.event, to.first if to else its_day
    coverage.save(update_fields=["event", "occurrence"])
    if coverage.dropped_at is not None:
        return
    if to is None or coverage.day != its_day:
        moved.left.append((coverage, _("it has a day of its own")))
        return
    try:
        with transaction.atomic():
            newsroom.plan_story(by=by, story_id=coverage.story_id, planned_date=to.first, now=now)
    except Refusal as refusal:
        moved.left.append((coverage, str(refusal)))
        return
    coverage.day, coverage.starts_at, coverage.ends_at = to.first, to.starts_at, to.ends_at
    coverage.save(update_fields=["day", "starts_at", "ends_at"])
    moved.followed.append(coverage)
    if coverage.bookings.filter(cancelled_at=None).exists():
        moved.left.append((coverage, _("what is booked for it is still booked for the old day")))


def _tell(by: Person, act: str, event: Event, moved: Moved, what: dict[str, Any], now: datetime) -> None:
    told = EventChanged(
        event_id=str(moved.event.pk), kind="postponed", occurrence="", reason=what["reason"], by_id=str(by.pk)
    )
    outbox.publish(event=told, now=now)
    detail = {**what, "followed": _named(moved.followed), "left": _named(each for each, _why in moved.left)}
    audit.record(by=by, action=f"planning.event.{act}", target=event, detail=detail, now=now)


def _named(coverages: Iterable[Coverage]) -> list[str]:
    return [str(each.pk) for each in coverages]
