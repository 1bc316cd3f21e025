"""Which rows a person may know of, as conditions on them."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from hoitu.foundation.directory.queries import Person, remembered
from hoitu.foundation.directory.rules import Standing
from hoitu.production.newsroom.cases import OUT
from hoitu.production.newsroom.models import Assignment, Contribution, Story
from hoitu.production.newsroom.rules.standing import CHIEF, DESK_PEOPLE, works_in_press
from hoitu.production.newsroom.rules.work import EDITING


def agencies_of(standing: Standing) -> frozenset[UUID]:
    """Return the agencies whose unreleased work a person sees, with those that went into theirs."""
    own = {held.agency_id for held in standing.roles if held.role in DESK_PEOPLE}
    own |= {right.agency_id for right in standing.rights if right.level == CHIEF}
    return frozenset(own | standing.took_over(own))


def visible_stories(person: Person, standing: Standing) -> Q:
    """Return the condition on stories: of one's own newsroom, or one's own; wherever it is."""
    agencies = agencies_of(standing)
    return Q(agency_id__in=agencies) | Q(pk__in=_own_elsewhere(person, standing, agencies))


def visible_outputs(person: Person, standing: Standing) -> Q:
    """Return the condition on outputs: those of visible stories, and released ones of every newsroom."""
    agencies = agencies_of(standing)
    seen = Q(story__agency_id__in=agencies) | Q(story_id__in=_own_elsewhere(person, standing, agencies))
    return seen | Q(state__in=OUT) if standing.roles else seen


def _own_elsewhere(person: Person, standing: Standing, agencies: Collection[UUID]) -> list[UUID]:
    """Return a person's own stories beyond their newsroom: a list, few as a rule, so that indexes stay in use."""
    return _own_outside(person.pk, frozenset(agencies)) if works_in_press(standing) else []


@remembered
def _own_outside(person_id: UUID, agencies: frozenset[UUID]) -> list[UUID]:
    assigned = Assignment.objects.filter(assignee_id=person_id).values("story_id")
    made = Contribution.objects.filter(person_id=person_id).exclude(part=EDITING).values("story_id")
    own = Q(opened_by_id=person_id) | Q(pk__in=assigned) | Q(pk__in=made)
    return list(Story.objects.exclude(agency_id__in=agencies).filter(own).values_list("pk", flat=True))
