"""Where the facts of a story file come from."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.newsroom.models import StorySource
from hoitu.production.newsroom.operations.at_story import story_of
from hoitu.production.newsroom.operations.ideas import title_of
from hoitu.production.newsroom.rules.tidying import tidy_line

LONGEST_DETAIL = 400


@audited("newsroom.source.add")
def add_source(
    *, by: Person, story_id: UUID, name: str, detail: str = "", confidential: bool = False, now: datetime
) -> StorySource:
    """Add a source; a confidential one is shown to the story's people and the chief alone, its name in no log."""
    story, _standing = story_of(by=by, story_id=story_id, now=now)
    made = StorySource.objects.create(
        story=story,
        name=title_of(name),
        detail=_short(tidy_line(detail)),
        confidential=confidential,
        added_by=by,
        added_at=now,
    )
    said = {"source": str(made.pk), "confidential": confidential} | ({} if confidential else {"name": made.name})
    audit.record(by=by, action="newsroom.source.add", target=story, detail=said, now=now)
    return made


@audited("newsroom.source.remove")
def remove_source(*, by: Person, source_id: UUID, now: datetime) -> None:
    """Take a source out of the story file; facts that rested on it stay, without it."""
    found = StorySource.objects.filter(pk=source_id).first()
    if found is None:
        raise NotFound(_("There is no such source."))
    story, _standing = story_of(by=by, story_id=found.story_id, now=now)
    found.delete()
    audit.record(by=by, action="newsroom.source.remove", target=story, detail={"source": str(source_id)}, now=now)


def _short(detail: str) -> str:
    if len(detail) > LONGEST_DETAIL:
        raise NotReady(
            _("The detail has %(value)s characters; at most %(limit)s.")
            % {"value": len(detail), "limit": LONGEST_DETAIL},
            code="too_long",
        )
    return detail
