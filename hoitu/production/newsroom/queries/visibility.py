"""Which rows a person may know of, as conditions on them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.directory.rules import Standing
from hoitu.production.newsroom.models import Assignment, Contribution, Story
from hoitu.production.newsroom.rules.standing import CHIEF, DESK_PEOPLE, works_in_press
from hoitu.production.newsroom.rules.work import EDITING

OUT = ("released",)


def agencies_of(standing: Standing) -> frozenset[UUID]:
    """Return the agencies whose unreleased work a person sees, with those that went into theirs."""
    own = {held.agency_id for held in standing.roles if held.role in DESK_PEOPLE}
    own |= {right.agency_id for right in standing.rights if right.level == CHIEF}
    before = {old for old, heirs in standing.heirs.items() if heirs & own}
    return frozenset(own | before)


def visible_stories(person: Person, standing: Standing) -> Q:
    """Return the condition on stories: of one's own newsroom, or one's own; others when something of it is out."""
    seen = Q(agency_id__in=agencies_of(standing))
    if works_in_press(standing):
        seen |= Q(pk__in=_own_stories(person))
    return seen


def visible_outputs(person: Person, standing: Standing) -> Q:
    """Return the condition on outputs: those of visible stories, and released ones of every newsroom."""
    seen = Q(story__agency_id__in=agencies_of(standing))
    if works_in_press(standing):
        seen |= Q(story_id__in=_own_stories(person))
    return seen | Q(state__in=OUT) if standing.roles else seen


def _own_stories(person: Person) -> list[UUID]:
    opened = Story.objects.filter(opened_by=person).values_list("pk")
    assigned = Assignment.objects.filter(assignee=person).values_list("story_id")
    made = Contribution.objects.filter(person=person).exclude(part=EDITING).values_list("story_id")
    return [story_id for (story_id,) in opened.union(assigned, made)]
