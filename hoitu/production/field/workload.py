"""A person's own work, as values a phone can keep: assignments, their stories, and the texts to write."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.production.field import limits, queries
from hoitu.production.field.queries import Upload
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.forms.draft import WITH_COVER, WITH_LEAD
from hoitu.production.newsroom.profiles import PROFILES
from hoitu.production.newsroom.queries import Assignment, Output, Story

MOST_STORIES = 60


def workload(person: Person, now: datetime) -> dict[str, Any]:
    """Return what the phone keeps: nothing of other people's work but what stands in one's own stories."""
    assigned = list(newsroom.assignments(person)[:MOST_STORIES])
    return {
        "me": {"id": str(person.pk), "name": str(person)},
        "at": now.isoformat(),
        "assignments": [_assignment(each) for each in assigned],
        "stories": [_story(each) for each in _stories(person, assigned, now)],
        "desks": _desks(person, local_date(now)),
        "limits": {kind: limits.most_bytes(kind) for kind in Upload.Kind.values},
        "places_told": queries.places_told(person),
    }


def _stories(person: Person, assigned: list[Assignment], now: datetime) -> list[Story]:
    """Return the last of one's own stories: those one is assigned to, and those with something left to write."""
    mine = newsroom.stories(person, now, mine=True).prefetch_related("places")
    wanted = Q(pk__in={each.story_id for each in assigned}) | Q(outputs__state__in=newsroom.OPEN_STATES)
    return list(mine.filter(wanted)[:MOST_STORIES])


def _assignment(each: Assignment) -> dict[str, Any]:
    return {
        "id": str(each.pk),
        "story": str(each.story_id),
        "brief": each.brief,
        "due_at": each.due_at.isoformat() if each.due_at else None,
        "by": str(each.assigned_by),
    }


def _story(story: Story) -> dict[str, Any]:
    return {
        "id": str(story.pk),
        "title": story.title,
        "desk": story.unit.name,
        "places": [str(place) for place in story.places.all()],
        "planned_date": story.planned_date.isoformat() if story.planned_date else None,
        "url": reverse("newsroom:story", args=[story.pk]),
        "outputs": [_output(each) for each in _outputs(story) if _is_open(each)],
    }


def _outputs(story: Story) -> list[Output]:
    return list(story.outputs.all())


def _is_open(output: Output) -> bool:
    return output.state in newsroom.OPEN_STATES


def _output(output: Output) -> dict[str, Any]:
    content = newsroom.content_of(output)
    return {
        "id": str(output.pk),
        "kind": output.kind,
        "kind_label": str(output.get_kind_display()),
        "language": output.language,
        "state": output.state,
        "writable": newsroom.author_may("save", output.state),
        "submittable": newsroom.author_may("submit", output.state),
        "version": output.version,
        "due_at": output.due_at.isoformat() if output.due_at else None,
        "has_lead": output.kind in WITH_LEAD,
        "has_cover": output.kind in WITH_COVER,
        "blocks": PROFILES[output.kind].blocks,
        "limits": PROFILES[output.kind].limits,
        "content": content.as_json(),
        "url": reverse("newsroom:write", args=[output.pk]),
    }


def _desks(person: Person, on: date) -> list[dict[str, Any]]:
    """Return the desks one can propose to, one's own first."""
    home = directory.home_agency(person, on)
    if home is None:
        return []
    own: set[UUID | None] = {held.unit_id for held in directory.roles_on(person.pk, on)}
    units = directory.units_of(home.pk, on)
    return [{"id": str(each.pk), "name": each.name} for each in sorted(units, key=lambda unit: unit.pk not in own)]
