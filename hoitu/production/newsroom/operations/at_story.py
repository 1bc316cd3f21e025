"""The gate of acts on a story file: who sees it, who works on it, who plans it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.directory.rules import Standing
from hoitu.kernel.refusal import NotAllowed, NotFound
from hoitu.production.newsroom.cases import people_of
from hoitu.production.newsroom.models import Story
from hoitu.production.newsroom.operations.permit import standing_of
from hoitu.production.newsroom.rules.standing import PLANNERS, plans, sees_unreleased, works_in_press

__all__ = ["PLANNERS", "story_of"]


def story_of(*, by: Person, story_id: UUID, now: datetime, only_planners: bool = False) -> tuple[Story, Standing]:
    """Return a story, locked, for someone who works on it (or, with `only_planners`, plans it).

    Raises NotFound for one this person may not know of, NotAllowed for one they may only read.
    """
    story = Story.objects.select_for_update(no_key=True).filter(pk=story_id).first()
    standing = standing_of(by, now)
    mine = story is not None and works_in_press(standing) and by.pk in people_of(story_id)
    if story is None or not (mine or sees_unreleased(standing, story.agency_id)):
        raise NotFound(_("There is no such story, or it belongs to another newsroom."))
    planner = plans(standing, story.agency_id, story.unit_id)
    if not planner and (only_planners or not mine):
        raise NotAllowed(_("You may read this story, but not change it: ask its desk to assign you."))
    return story, standing
