"""Who makes what of a story, by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.newsroom import cases
from hoitu.production.newsroom.events import AssignmentMade
from hoitu.production.newsroom.models import Assignment, Output, Story
from hoitu.production.newsroom.operations.at_story import story_of
from hoitu.production.newsroom.operations.outputs import make_output, sensible_instant
from hoitu.production.newsroom.operations.permit import standing_of
from hoitu.production.newsroom.rules.standing import may_propose
from hoitu.production.newsroom.rules.tidying import tidy_paragraph


@audited("newsroom.assignment.assign")
def assign(
    *,
    by: Person,
    story_id: UUID,
    assignee_id: UUID,
    kinds: Sequence[str] = (),
    brief: str = "",
    due_at: datetime | None = None,
    now: datetime,
) -> Assignment:
    """Assign a story to one of the agency's people; outputs asked for ("web:vi") that are not there yet are added."""
    story, _standing = story_of(by=by, story_id=story_id, now=now, only_planners=True)
    assignee = directory.person(assignee_id)
    if not assignee.is_active or not may_propose(standing_of(assignee, now), story.agency_id):
        raise NotReady(
            _("%(name)s does not work in this newsroom on %(day)s.")
            % {"name": assignee, "day": f"{local_date(now):%d/%m/%Y}"},
            code="not_of_this_newsroom",
        )
    due_at = sensible_instant(due_at, now)
    wanted = list(dict.fromkeys(kinds))
    _add_wanted(story, wanted, due_at, by, now)
    made = Assignment.objects.create(
        story=story,
        assignee=assignee,
        kinds=wanted,
        brief=tidy_paragraph(brief),
        due_at=due_at,
        assigned_by=by,
        assigned_at=now,
    )
    detail = {"assignee": str(assignee), "kinds": wanted, "due_at": due_at}
    audit.record(by=by, action="newsroom.assignment.assign", target=story, detail=detail, now=now)
    told = AssignmentMade(str(made.pk), str(story.pk), str(assignee.pk), str(by.pk))
    outbox.publish(event=told, now=now)
    return made


def _add_wanted(story: Story, wanted: list[str], due_at: datetime | None, by: Person, now: datetime) -> None:
    there = {
        f"{kind}:{language}" for kind, language in Output.objects.filter(story=story).values_list("kind", "language")
    }
    for each in wanted:
        kind, _colon, language = each.partition(":")
        if each not in there:
            day = story.planned_date
            make_output(story, kind=kind, language=language or "vi", planned_date=day, due_at=due_at, by=by, now=now)


@audited("newsroom.assignment.hand_over")
def hand_over(*, by: Person, output_id: UUID, assignee_id: UUID, now: datetime) -> Assignment:
    """Give an output to somebody else: a new assignment, and those of others for this output alone are ended.

    Whoever has it already keeps it.
    """
    output = cases.find(output_id)
    story, _standing = story_of(by=by, story_id=output.story_id, now=now, only_planners=True)
    pair = f"{output.kind}:{output.language}"
    open_ones = list(
        Assignment.objects.select_for_update(no_key=True).filter(story=story, done_at=None).order_by("assigned_at")
    )
    theirs = next((each for each in open_ones if each.assignee_id == assignee_id and pair in each.kinds), None)
    given = theirs or assign(
        by=by, story_id=story.pk, assignee_id=assignee_id, kinds=[pair], due_at=output.due_at, now=now
    )
    for each in open_ones:
        if each.assignee_id != assignee_id and each.kinds == [pair]:
            end_assignment(by=by, assignment_id=each.pk, now=now)
    return given


@audited("newsroom.assignment.end")
def end_assignment(*, by: Person, assignment_id: UUID, now: datetime) -> Assignment:
    """Close an assignment by hand: done, or no longer wanted."""
    found = Assignment.objects.filter(pk=assignment_id).first()
    if found is None:
        raise NotFound(_("There is no such assignment."))
    story, _standing = story_of(by=by, story_id=found.story_id, now=now, only_planners=found.assignee_id != by.pk)
    found = Assignment.objects.select_for_update(no_key=True).get(pk=assignment_id)
    if found.done_at is None:
        found.done_at = now
        found.save(update_fields=["done_at"])
        audit.record(by=by, action="newsroom.assignment.end", target=story, detail={"of": str(found.pk)}, now=now)
    return found
