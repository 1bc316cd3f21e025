"""Proposing an idea, and the one answer to it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.kernel.text import fold
from hoitu.production.newsroom.models import Idea, IdeaDecision
from hoitu.production.newsroom.operations.permit import standing_of
from hoitu.production.newsroom.rules import times
from hoitu.production.newsroom.rules.standing import decides, may_propose
from hoitu.production.newsroom.rules.tidying import says_something, tidy_line, tidy_paragraph

LONGEST_TITLE = 200


@audited("newsroom.idea.propose")
def propose_idea(
    *,
    by: Person,
    unit_id: UUID,
    title: str,
    pitch: str = "",
    planned_date: date | None = None,
    is_demo: bool = False,
    now: datetime,
) -> Idea:
    """Propose a story idea to a desk of one's own agency."""
    unit = directory.unit(unit_id)
    if not may_propose(standing_of(by, now), unit.agency_id):
        raise NotAllowed(_("You can propose ideas to the desks of your own newsroom only."))
    name, why = title_of(title), tidy_paragraph(pitch)
    idea = Idea.objects.create(
        agency_id=unit.agency_id,
        unit=unit,
        title=name,
        pitch=why,
        folded=fold(f"{name} {why}"),
        planned_date=sensible(planned_date, now),
        proposed_by=by,
        proposed_at=now,
        is_demo=is_demo,
    )
    audit.record(by=by, action="newsroom.idea.propose", target=idea, now=now)
    return idea


@audited("newsroom.idea.decide")
def decide_idea(*, by: Person, idea_id: UUID, verdict: str, note: str = "", now: datetime) -> IdeaDecision:
    """Answer an idea once: `verdict` is approved or declined; declining says why."""
    idea = Idea.objects.select_for_update(no_key=True).filter(pk=idea_id).first()
    standing = standing_of(by, now)
    if idea is None or not may_propose(standing, idea.agency_id):
        raise NotFound(_("There is no such idea, or it belongs to another newsroom."))
    if not decides(standing, idea.agency_id, idea.unit_id):
        raise NotAllowed(_("The desk head, the secretariat or the editor-in-chief answers ideas."))
    if verdict not in IdeaDecision.Verdict.values:
        raise NotReady(_("Choose: approve or decline."))
    note = tidy_paragraph(note)
    if verdict == IdeaDecision.Verdict.DECLINED and not says_something(note):
        raise NotReady(_("Say why the idea is declined: whoever proposed it will read it."))
    if IdeaDecision.objects.filter(idea=idea).exists():
        raise NotReady(_("This idea has its answer already."), code="decided")
    decision = IdeaDecision.objects.create(idea=idea, verdict=verdict, note=note, decided_by=by, decided_at=now)
    audit.record(by=by, action="newsroom.idea.decide", target=idea, detail={"verdict": verdict, "note": note}, now=now)
    return decision


def title_of(title: str) -> str:
    """Return a title as it is stored; raises NotReady where there is none or it is too long."""
    tidied = tidy_line(title)
    if not says_something(tidied):
        raise NotReady(_("Give it a title."), code="no_title")
    if len(tidied) > LONGEST_TITLE:
        raise NotReady(
            _("The title has %(value)s characters; at most %(limit)s.")
            % {"value": len(tidied), "limit": LONGEST_TITLE},
            code="too_long",
        )
    return tidied


def sensible(day: date | None, now: datetime) -> date | None:
    """Return a planned day, or refuse one that nobody could mean."""
    if day is not None and not times.makes_sense(day, local_date(now)):
        raise NotReady(_("Check the date: it is too far in the past or in the future."), code="absurd_date")
    return day
