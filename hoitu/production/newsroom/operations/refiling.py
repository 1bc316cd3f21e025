"""What a change of the story file does to its outputs: where readers would see it, it is an edit of the output."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import NotAllowed, NotReady
from hoitu.production.newsroom import cases, states
from hoitu.production.newsroom.cases import Case
from hoitu.production.newsroom.models import Approval, Output, Story
from hoitu.production.newsroom.models.judgement import STANDING
from hoitu.production.newsroom.operations.moving import move, tell_audit, void_approvals
from hoitu.production.newsroom.operations.permit import standing_of


def refile(story: Story, *, by: Person, now: datetime) -> None:
    """Bring every output's content hash up to the story file as it is now; call it after each change of the file.

    Where section, topics, places or bylines change what an output would show, its approvals are void and it waits for
    the first level again. Refused while it is scheduled, and to those who could not edit it as it stands.
    """
    outputs = Output.objects.filter(story=story).order_by("pk")
    for output_id, before in outputs.values_list("pk", "content_hash"):
        case = cases.case_of(cases.find(output_id, lock=True))
        if case.output.content_hash != before:
            _refile_one(case, by, now)


def _refile_one(case: Case, by: Person, now: datetime) -> None:
    output = case.output
    if output.state == "scheduled":
        raise NotReady(
            _("“%(output)s” of this story is scheduled, and readers would see this change: take the schedule back.")
            % {"output": output},
            code="scheduled_waits",
        )
    if output.state not in states.IN_APPROVAL:
        output.save(update_fields=["content_hash"])
        return
    _refuse_reader(case, by, now)
    voided = void_approvals(output, why=Approval.Voided.EDITED, now=now)
    move(output, "submitted")
    tell_audit(by, "refile", output, now, content_hash=output.content_hash, voided_approvals=voided)


def _refuse_reader(case: Case, by: Person, now: datetime) -> None:
    """Refuse who may not edit the output itself, once somebody has approved it."""
    row = states.row(case.output.state, "save")
    able = cases.capacities_in(case, by.pk, standing_of(by, now)) & set(row.who if row else ())
    if not able and case.output.approvals.filter(STANDING).exists():
        raise NotAllowed(
            _("“%(output)s” of this story is in approval, and readers would see this change: ask its desk to make it.")
            % {"output": case.output},
            code="approved_waits",
        )
