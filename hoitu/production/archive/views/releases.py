"""A release as it was, and how it differs from the next one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoitu.foundation.directory.roles import Level
from hoitu.kernel import clock
from hoitu.kernel.refusal import NotFound
from hoitu.production.archive import queries
from hoitu.production.archive.rules.standing import State
from hoitu.production.archive.views.frame import person_of, screen, show, trail
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.alignment import Line, compare_lines
from hoitu.production.newsroom.blocks.fields import photo, stream
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.content_lines import named_lines
from hoitu.production.newsroom.release_content import ReleaseContent


@screen
@require_safe
def release(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """Show a release exactly as it left the house, with all that is known of it."""
    page = queries.release_page(person_of(request), release_id, clock.now())
    said = page.kept.content
    following = next((each for each in page.course if each.seq > page.entry.seq), None)
    return show(
        request,
        "release.html",
        page.entry.headline or str(page.entry),
        trail=trail(),
        page=page,
        entry=page.entry,
        said=said,
        content=_shown(said),
        approvals=[{**each, "label": str(Level(each["level"]).label)} for each in said.approvals],
        following=following,
        is_own=page.is_own,
        is_marked=page.is_marked,
        may_reuse=page.entry.state == State.STANDING,
    )


@screen
@require_safe
def difference(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """Show word by word what the next release of the output changed."""
    me, now = person_of(request), clock.now()
    entry = queries.readable(me, release_id, now)
    _before, after = queries.neighbours(entry)
    if after is None:
        raise NotFound(_("No later release has changed it."))
    queries.readable(me, after.release_id, now)
    old, new = (_lines(newsroom.release_content(key)) for key in (release_id, after.release_id))
    rows = compare_lines(old, new)
    return show(
        request,
        "difference.html",
        _("Release %(old)s and release %(new)s") % {"old": entry.seq, "new": after.seq},
        trail=trail(entry),
        icon="history",
        entry=entry,
        after=after,
        rows=rows,
        same=all(row.is_same for row in rows),
    )


def _shown(said: ReleaseContent) -> dict[str, Any]:
    return {
        "headline": said.headline,
        "lead": said.lead,
        "body": stream(said.kind, said.body),
        "cover": photo(said.cover_id),
        "ai_use": said.ai_use,
        "language": said.language,
    }


def _lines(said: ReleaseContent) -> list[Line]:
    """Return the text of a release as lines, and under it what readers saw beside the text."""
    text = named_lines(DraftContent(said.headline, said.lead, said.body, said.cover_id, said.ai_use))
    beside = {
        "section": said.section.name if said.section else "",
        "topics": ", ".join(term.name for term in said.topics),
        "places": ", ".join(term.name for term in said.places),
        "bylines": ", ".join(byline.name for byline in said.bylines),
        "note": said.correction_note,
    }
    return [*text, *(Line(words, name) for name, words in beside.items() if words)]
