"""Arranging a dossier: each step is a save of its output, from the version that was seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.vocabulary import queries as vocabulary
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotReady
from hoitu.production.archive.queries.searching import readable
from hoitu.production.archive.rules import gathering
from hoitu.production.archive.rules.gathering import Block, Growth
from hoitu.production.archive.rules.standing import State
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom import queries
from hoitu.production.newsroom.queries import Output

Change = Callable[[list[Block]], list[Block]]
TERMS: dict[str, Callable[[str, date], object]] = {
    "section": lambda code, _day: vocabulary.section(code),
    "topic": lambda code, _day: vocabulary.topic(code),
    "place": vocabulary.place_at,
}


@audited("archive.dossier.arrange")
def add_item(
    *, by: Person, output_id: UUID, base_version: int, release_id: UUID, note: str = "", now: datetime
) -> Output:
    """Put an article that stands, of any newsroom, into a dossier, once."""
    entry = readable(by, release_id, now)
    if entry.kind != "web" or entry.state != State.STANDING:
        raise NotReady(_("Only articles that stand on the site can be items."), code="not_an_item")
    if entry.output_id == output_id:
        raise NotReady(_("A dossier does not hold itself."), code="itself")

    def change(body: list[Block]) -> list[Block]:
        held = gathering.items_of(body)
        if str(entry.output_id) in held:
            raise NotReady(_("The dossier holds this article already."), code="held")
        if len(held) >= gathering.MOST_ITEMS:
            raise NotReady(_("A dossier holds at most %(count)s items.") % {"count": gathering.MOST_ITEMS})
        return gathering.with_item(body, entry.output_id, entry.headline, note)

    return _arrange(by, output_id, base_version, change, f"add {entry.release_id}", now)


@audited("archive.dossier.arrange")
def add_group(*, by: Person, output_id: UUID, base_version: int, title: str, now: datetime) -> Output:
    """Begin a group of items with a heading."""
    return _arrange(by, output_id, base_version, lambda body: gathering.with_group(body, title), "group", now)


@audited("archive.dossier.arrange")
def add_growth(
    *, by: Person, output_id: UUID, base_version: int, source: str, most: int, until: date | None, now: datetime
) -> Output:
    """Let a dossier grow by itself: the newest of a section, topic or place, until a day or for good.

    `source` is kind and code: `section:thoi-su`, `topic:medtop:20000038`, `place:29254`.
    """
    kind, _colon, key = source.partition(":")
    found = TERMS[kind](key, local_date(now)) if kind in TERMS else None
    if found is None:
        raise NotReady(_("Choose a section, a topic or a place."), code="no_such_term")
    growth = Growth(kind, key, str(found), most, until.isoformat() if until else "")
    return _arrange(by, output_id, base_version, lambda body: gathering.with_growth(body, growth), "growth", now)


@audited("archive.dossier.arrange")
def move_part(*, by: Person, output_id: UUID, base_version: int, block_id: str, steps: int, now: datetime) -> Output:
    """Move an item, a heading or a growth up or down."""
    change = lambda body: gathering.moved(body, block_id, steps)  # noqa: E731 - a step like the others
    return _arrange(by, output_id, base_version, change, "move", now)


@audited("archive.dossier.arrange")
def put_in_order(*, by: Person, output_id: UUID, base_version: int, order: Sequence[str], now: datetime) -> Output:
    """Put all parts in an order, by the ids of their blocks: as they were dragged."""
    return _arrange(by, output_id, base_version, lambda body: gathering.in_order(body, order), "order", now)


@audited("archive.dossier.arrange")
def remove_part(*, by: Person, output_id: UUID, base_version: int, block_id: str, now: datetime) -> Output:
    """Take an item, a heading or a growth out."""
    change = lambda body: gathering.without_block(body, block_id)  # noqa: E731 - a step like the others
    return _arrange(by, output_id, base_version, change, "remove", now)


def _arrange(by: Person, output_id: UUID, base_version: int, change: Change, what: str, now: datetime) -> Output:
    found = queries.write_access(by, output_id, now).output
    if found.kind != "web":
        raise NotReady(_("A dossier is an output for the online newspaper."), code="not_web")
    if found.version != base_version:
        raise NotReady(_("Somebody has saved meanwhile: look at the list again."), code="stale")
    content = queries.content_of(found)
    made = replace(content, body=change(content.body))
    saved = newsroom.save_draft(by=by, output_id=output_id, base_version=base_version, content=made, now=now)
    audit.record(by=by, action="archive.dossier.arrange", target=saved, detail={"what": what}, now=now)
    return saved
