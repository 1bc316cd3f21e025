"""“Bàn làm việc”: what waits for a person, and what is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.directory.rules import Standing
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom.models import (
    Approval,
    Assignment,
    Idea,
    Output,
    OutputVersion,
    Schedule,
    SideDraft,
    Submission,
)
from hoitu.production.newsroom.models.judgement import STANDING
from hoitu.production.newsroom.queries.lists import OPEN, assignments, late_at
from hoitu.production.newsroom.queries.visibility import agencies_of, visible_outputs
from hoitu.production.newsroom.rules.standing import CHIEF, DECIDERS, plans_somewhere
from hoitu.production.newsroom.rules.times import LATE
from hoitu.production.newsroom.states import WRITING

DAY = timedelta(hours=24)
TEXTS = ("body", "lead", "ai_use", "folded")  # a list shows none of them


@dataclass(frozen=True)
class Desk:
    """Each a queryset, most urgent first; take what a screen has room for.

    `approves` and `plans` say what a person's rights and roles are for. The outputs of `to_approve` and
    `to_release` carry `waits_since`, the instant of the last act that brought them there.
    """

    approves: bool
    plans: bool
    to_approve: QuerySet[Output]
    to_release: QuerySet[Output]
    returned: QuerySet[Output]
    writing: QuerySet[Output]
    late: QuerySet[Output]
    assigned: QuerySet[Assignment]
    ideas: QuerySet[Idea]
    side_drafts: QuerySet[SideDraft]
    due_soon: QuerySet[Schedule]
    failed: QuerySet[Schedule]


def desk(person: Person, now: datetime) -> Desk:
    """Return what waits for a person by their roles and rights, and what is late in their newsroom."""
    standing = people.standing(person, local_date(now))
    rows = Output.objects.select_related("story__unit", "saved_by").defer(*TEXTS)
    mine = Q(saved_by=person) | Q(created_by=person) | Q(story__assignments__assignee=person)
    own = rows.filter(_writes(person))
    waiting = rows.annotate(waits_since=_waits_since())
    plans = plans_somewhere(standing)
    delayed = Q(story__agency_id__in=agencies_of(standing)) if plans or standing.levels() else mine
    return Desk(
        approves=bool(standing.levels()),
        plans=plans,
        to_approve=waiting.filter(_awaits(person, standing)).order_by("due_at", "saved_at"),
        to_release=waiting.filter(_in(standing, (CHIEF,), "story__"), state="approved").order_by("due_at", "saved_at"),
        returned=own.filter(state="returned").order_by("-saved_at"),
        writing=own.filter(state="draft").order_by("due_at", "-saved_at"),
        late=rows.filter(late_at(now) & (delayed | Q(created_by=person))).distinct().order_by("due_at"),
        assigned=assignments(person),
        ideas=Idea.objects.filter(_decides(standing), decision=None)
        .select_related("unit", "proposed_by")
        .order_by("proposed_at"),
        side_drafts=side_drafts(person),
        due_soon=scheduled(person, now, until=now + DAY),
        failed=failed_schedules(person, now),
    )


def _writes(person: Person) -> Q:
    """Return the condition that a person writes an output: they wrote in it, or are to and nobody has begun."""
    wrote = OutputVersion.objects.filter(output=OuterRef("pk"), saved_by=person, saved_in__in=WRITING)
    assigned = Assignment.objects.filter(story=OuterRef("story"), done_at=None)
    is_to = Q(Exists(assigned.filter(assignee=person))) | Q(~Exists(assigned), created_by=person)
    return Q(Exists(wrote)) | Q(is_to, version=0)


def next_to_approve(person: Person, now: datetime) -> Output | None:
    """Return the most urgent output that waits for a level this person holds."""
    standing = people.standing(person, local_date(now))
    rows = Output.objects.select_related("story").filter(_awaits(person, standing))
    return rows.order_by("due_at", "saved_at").first()


def _waits_since() -> Coalesce:
    """Return the instant of the last standing approval, else of the last submission, else of the last save."""
    approved = Approval.objects.filter(STANDING, output=OuterRef("pk")).order_by("-at")
    handed_in = Submission.objects.filter(output=OuterRef("pk")).order_by("-at")
    return Coalesce(Subquery(approved.values("at")[:1]), Subquery(handed_in.values("at")[:1]), "saved_at")


def _in(standing: Standing, levels: tuple[str, ...], prefix: str) -> Q:
    """Return the condition that a row belongs where a person holds one of these levels; nowhere without one."""
    place = Q(pk__in=())
    for right in standing.rights:
        if right.level in levels:
            here = {right.agency_id} | {old for old, heirs in standing.heirs.items() if right.agency_id in heirs}
            where = Q(**{f"{prefix}agency_id__in": here})
            place |= where & Q(**{f"{prefix}unit_id": right.unit_id}) if right.unit_id else where
    return place


def _awaits(person: Person, standing: Standing) -> Q:
    """Return the condition that an output waits for a level a person holds there, and is not theirs to leave alone."""
    waits = Q(pk__in=())
    for level in sorted(standing.levels()):
        waits |= Q(next_level=level) & _in(standing, (level,), "story__")
    wrote = Q(pk__in=Output.objects.filter(versions__saved_by=person, versions__saved_in__in=WRITING).values("pk"))
    approved = Q(
        pk__in=Output.objects.filter(approvals__by=person, approvals__voided_at=None, approvals__release=None).values(
            "pk"
        )
    )
    return waits & Q(state__in=("submitted", "approving")) & ~wrote & ~approved


def _decides(standing: Standing) -> Q:
    here = Q(pk__in=())
    for held in standing.roles:
        if held.role in DECIDERS:
            where = Q(agency_id=held.agency_id)
            here |= where & Q(unit_id=held.unit_id) if held.unit_id else where
    return here | _in(standing, (CHIEF,), "")


def side_drafts(person: Person) -> QuerySet[SideDraft]:
    """Return the texts of a person that came too late and wait to be merged or dropped."""
    rows = SideDraft.objects.filter(saved_by=person, settled_at=None)
    return rows.select_related("output__story").defer("content", *_texts("output")).order_by("-saved_at")


def scheduled(person: Person, now: datetime, *, until: datetime) -> QuerySet[Schedule]:
    """Return the armed releases a person may know of, from now back and up to an instant, the first due first."""
    rows = Schedule.objects.filter(closed_at=None, at__lt=until)
    return _visible(rows, person, now).order_by("at", "pk")


def late_schedules(now: datetime) -> QuerySet[Schedule]:
    """Return the armed releases that should have gone out by now: the scheduler is down, or they fail."""
    return Schedule.objects.filter(closed_at=None, at__lt=now - LATE).select_related("output").order_by("at")


def failed_schedules(person: Person, now: datetime) -> QuerySet[Schedule]:
    """Return the releases that failed at their hour and whose output is still not out."""
    rows = Schedule.objects.exclude(failed_at=None).filter(release=None, output__state__in=OPEN)
    return _visible(rows, person, now).order_by("-failed_at")


def _visible(rows: QuerySet[Schedule], person: Person, now: datetime) -> QuerySet[Schedule]:
    standing = people.standing(person, local_date(now))
    # Asked of each schedule, which are few: a list of all outputs a person may know of is as long as the archive.
    seen = Output.objects.filter(visible_outputs(person, standing), pk=OuterRef("output"))
    return rows.filter(Exists(seen)).select_related("output__story__unit", "by").defer(*_texts("output"))


def _texts(path: str) -> list[str]:
    return [f"{path}__{name}" for name in TEXTS]
