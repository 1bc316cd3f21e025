"""Planning how an event or an idea is covered, changing it, giving it up."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.queries import Story
from hoitu.production.newsroom.rules.tidying import tidy_paragraph
from hoitu.production.planning.events import CoverageDropped
from hoitu.production.planning.models import Coverage, CoverageDrop, Event, Task
from hoitu.production.planning.operations.gate import colleague, planner
from hoitu.production.planning.queries.events import occurrences_of
from hoitu.production.planning.rules.when import DAY, When

DEAREST = 10_000_000_000


@audited("planning.coverage.plan")
def plan_coverage(
    *,
    by: Person,
    event_id: UUID | None = None,
    occurrence: date | None = None,
    idea_id: UUID | None = None,
    unit_id: UUID,
    title: str = "",
    day: date | None = None,
    notes: str = "",
    cost_estimate: int | None = None,
    is_demo: bool = False,
    now: datetime,
) -> Coverage:
    """Plan the coverage of an event (one day of a recurring one: `occurrence`) or of an approved idea.

    Opens the story file it fills; day and hours come from the event, an idea names its own `day`.
    """
    event, when = _event(by, event_id, occurrence, now) if event_id else (None, None)
    if (event is None) == (idea_id is None):
        raise NotReady(_("Plan the coverage of one event, or of one idea."), code="event_or_idea")
    story = newsroom.open_story(
        by=by,
        idea_id=idea_id,
        unit_id=unit_id,
        title=title or (event.title if event else ""),
        planned_date=day or (when.first if when else None),
        is_demo=is_demo,
        now=now,
    )
    _refuse_another_newsroom(by, story, event, now)
    made = Coverage(
        **_of_story(story, when),
        event=event,
        occurrence=occurrence,
        idea_id=idea_id,
        notes=tidy_paragraph(notes),
        cost_estimate=affordable(cost_estimate),
        made_by=by,
        made_at=now,
    )
    made.save(force_insert=True)
    audit.record(by=by, action="planning.coverage.plan", target=made, detail={"day": made.day}, now=now)
    return made


def _refuse_another_newsroom(by: Person, story: Story, event: Event | None, now: datetime) -> None:
    """Refuse who does not plan the story's desk, and an event of somebody else."""
    planner(by, story.agency_id, story.unit_id, now)
    if event and event.agency_id != story.agency_id:
        raise NotFound(_("There is no such event, or it belongs to another newsroom."))


def _of_story(story: Story, when: When | None) -> dict[str, Any]:
    """Return the story with its desk and day, and the hours of the event while it is on that day."""
    if story.planned_date is None:
        raise NotReady(_("Say for which day it is planned."), code="no_day")
    hours = when if when and story.planned_date == when.first else None
    return {
        "story": story,
        "agency_id": story.agency_id,
        "unit_id": story.unit_id,
        "is_demo": story.is_demo,
        "day": story.planned_date,
        "starts_at": hours.starts_at if hours else None,
        "ends_at": hours.ends_at if hours else None,
    }


def _event(by: Person, event_id: UUID, occurrence: date | None, now: datetime) -> tuple[Event, When]:
    event = Event.objects.filter(pk=event_id).first()
    if event is None:
        raise NotFound(_("There is no such event, or it belongs to another newsroom."))
    colleague(by, event.agency_id, now)
    if not event.rule:
        if event.state == Event.State.CANCELLED:
            raise NotReady(_("The event is cancelled: there is nothing to cover."), code="cancelled")
        return event, event.when
    if occurrence is None:
        raise NotReady(_("This event recurs: say which of its days is covered."), code="which_day")
    found = occurrences_of(event, first=occurrence, until=occurrence + DAY)
    fits = next((each for each in found if occurrence in {each.day, each.when.first}), None)
    if fits is None:
        raise NotFound(_("The event does not take place on that day: choose one of its days."), code="no_such_day")
    if fits.state == Event.State.CANCELLED:
        raise NotReady(_("The event is cancelled: there is nothing to cover."), code="cancelled")
    return event, fits.when


def affordable(cost: int | None) -> int | None:
    """Return an estimated cost in đồng, or refuse one that nobody could mean."""
    if cost is not None and not 0 <= cost <= DEAREST:
        raise NotReady(_("Check the cost: whole đồng, none below zero."), code="absurd_cost")
    return cost


@audited("planning.coverage.change")
def change_coverage(
    *, by: Person, coverage_id: UUID, day: date, notes: str, cost_estimate: int | None, now: datetime
) -> Coverage:
    """Move a coverage to another day (its hours fall away then), and change notes and cost."""
    coverage = coverage_of(by=by, coverage_id=coverage_id, now=now)
    if day != coverage.day:
        newsroom.plan_story(by=by, story_id=coverage.story_id, planned_date=day, now=now)
        coverage.day, coverage.starts_at, coverage.ends_at = day, None, None
    coverage.notes, coverage.cost_estimate = tidy_paragraph(notes), affordable(cost_estimate)
    coverage.save(update_fields=["day", "starts_at", "ends_at", "notes", "cost_estimate"])
    detail = {"day": day, "cost_estimate": cost_estimate}
    audit.record(by=by, action="planning.coverage.change", target=coverage, detail=detail, now=now)
    return coverage


@audited("planning.coverage.drop")
def drop_coverage(*, by: Person, coverage_id: UUID, reason: str, now: datetime) -> Coverage:
    """Give a coverage up: its open tasks end and what was booked is free again; the story stays."""
    coverage = coverage_of(by=by, coverage_id=coverage_id, now=now)
    why = newsroom.reason_of(reason)
    CoverageDrop.objects.create(coverage=coverage, reason=why, by=by, at=now)
    coverage.dropped_at = now
    coverage.save(update_fields=["dropped_at"])
    standing = list(Task.objects.filter(coverage=coverage).exclude(answer=Task.Answer.DECLINED))
    for task in standing:
        newsroom.end_assignment(by=by, assignment_id=task.assignment_id, now=now)
    people = sorted({str(task.assignee_id) for task in standing})
    outbox.publish(event=CoverageDropped(str(coverage.pk), people, why, str(by.pk)), now=now)
    coverage.bookings.filter(cancelled_at=None).update(cancelled_at=now)
    audit.record(by=by, action="planning.coverage.drop", target=coverage, detail={"reason": why}, now=now)
    return coverage


def coverage_of(*, by: Person, coverage_id: UUID, now: datetime) -> Coverage:
    """Return a coverage, locked, for someone who plans its desk's work; not one that was given up."""
    coverage = Coverage.objects.select_for_update(of=("self",), no_key=True).filter(pk=coverage_id).first()
    if coverage is None:
        raise NotFound(_("There is no such plan, or it belongs to another newsroom."))
    planner(by, coverage.agency_id, coverage.unit_id, now)
    if coverage.dropped_at is not None:
        raise NotReady(_("This coverage was given up: plan a new one."), code="dropped")
    return coverage
