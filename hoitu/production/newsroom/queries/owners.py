"""Which newsroom a thing belongs to, for the audit: by its kind and id."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from hoitu.production.newsroom.models import Assignment, Idea, Output, SideDraft, Story, StoryFact, StorySource


def _idea(key: str, _at: datetime) -> UUID | None:
    return Idea.objects.filter(pk=key).values_list("agency_id", flat=True).first()


def _story(key: str, _at: datetime) -> UUID | None:
    return Story.objects.filter(pk=key).values_list("agency_id", flat=True).first()


def _output(key: str, _at: datetime) -> UUID | None:
    return Output.objects.filter(pk=key).values_list("story__agency_id", flat=True).first()


def _side_draft(key: str, _at: datetime) -> UUID | None:
    return SideDraft.objects.filter(pk=key).values_list("output__story__agency_id", flat=True).first()


def _assignment(key: str, _at: datetime) -> UUID | None:
    return Assignment.objects.filter(pk=key).values_list("story__agency_id", flat=True).first()


def _source(key: str, _at: datetime) -> UUID | None:
    return StorySource.objects.filter(pk=key).values_list("story__agency_id", flat=True).first()


def _fact(key: str, _at: datetime) -> UUID | None:
    return StoryFact.objects.filter(pk=key).values_list("story__agency_id", flat=True).first()


OWNERS = {
    "newsroom.idea": _idea,
    "newsroom.story": _story,
    "newsroom.output": _output,
    "newsroom.sidedraft": _side_draft,
    "newsroom.side_draft": _side_draft,
    "newsroom.assignment": _assignment,
    "newsroom.source": _source,
    "newsroom.fact": _fact,
}
