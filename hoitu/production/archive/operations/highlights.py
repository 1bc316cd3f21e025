"""Marking what is worth a bulletin, and making the bulletin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import NotAllowed, NotReady
from hoitu.production.archive.models import Entry, Mark
from hoitu.production.archive.queries.searching import reach_of, readable
from hoitu.production.archive.rules.gathering import MOST_ITEMS, Block, with_item
from hoitu.production.archive.rules.standing import State
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.queries import Output

Chosen = Sequence[tuple[UUID, str]]
"""Releases in their order, each with what is said of it."""


@audited("archive.release.mark")
def mark(*, by: Person, release_id: UUID, marked: bool, now: datetime) -> None:
    """Mark a release of one's own newsroom for its bulletins, or take one's mark away."""
    entry = readable(by, release_id, now)
    if entry.agency_id not in reach_of(by, now).own:
        raise NotAllowed(_("A newsroom marks its own releases."))
    if marked:
        Mark.objects.get_or_create(entry=entry, by=by, defaults={"at": now})
    else:
        Mark.objects.filter(entry=entry, by=by).delete()
    audit.record(by=by, action="archive.release.mark", target=entry, detail={"marked": marked}, now=now)


@audited("archive.bulletin.make", target="unit_id")
def make_bulletin(
    *,
    by: Person,
    unit_id: UUID,
    title: str,
    lead: str,
    language: str,
    chosen: Chosen,
    with_radio: bool,
    is_demo: bool = False,
    now: datetime,
) -> Output:
    """Open a story with the bulletin as its web output, an item for each release; return that output.

    With `with_radio` a radio script is made from it too, as far as its seconds reach. Both go the usual road.
    """
    body: list[Block] = []
    for release_id, note in _once(chosen):
        entry = _standing(by, release_id, now)
        body = with_item(body, entry.output_id, entry.headline, note)
    if not body:
        raise NotReady(_("Choose at least one article."), code="nothing_chosen")
    story = newsroom.open_story(by=by, unit_id=unit_id, title=title, is_demo=is_demo, now=now)
    output = newsroom.add_output(by=by, story_id=story.pk, kind="web", language=language, now=now)
    content = DraftContent(headline=title, lead=lead, body=body)
    output = newsroom.save_draft(by=by, output_id=output.pk, base_version=0, content=content, now=now)
    if with_radio:
        newsroom.derive(by=by, source_id=output.pk, kind="radio", now=now)
    detail = {"story": str(story.pk), "items": len(body), "radio": with_radio}
    audit.record(by=by, action="archive.bulletin.make", target=output, detail=detail, now=now)
    return output


def _once(chosen: Chosen) -> Chosen:
    return list(dict(chosen).items())[:MOST_ITEMS]


def _standing(by: Person, release_id: UUID, now: datetime) -> Entry:
    entry = readable(by, release_id, now)
    if entry.kind != "web" or entry.state != State.STANDING:
        raise NotReady(_("Only articles that stand on the site can be items."), code="not_an_item")
    return entry
