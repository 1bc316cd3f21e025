"""Finding releases: who finds what, and the page of a search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hoitu.foundation.audit import places
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.search import excerpts, words
from hoitu.foundation.search.port import CANDIDATES, Facets, Found, Query
from hoitu.kernel.clock import HO_CHI_MINH, local_date
from hoitu.kernel.refusal import NotAllowed, NotFound
from hoitu.production.archive import addresses, index
from hoitu.production.archive.addresses import Address
from hoitu.production.archive.models import Entry
from hoitu.production.archive.rules.standing import Reach, State
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.queries.visibility import agencies_of
from hoitu.production.newsroom.release_content import ReleaseContent
from hoitu.production.newsroom.rules.body import words_of

ACTS = ("update", "correct")


@dataclass(frozen=True)
class Filters:
    """What is looked for in the archive; what is empty does not narrow.

    `byline`, `topic` and `place` are words of names as they were at the release; `state` is a state, an act (update,
    correct) or `imported`; the days are inclusive.
    """

    text: str = ""
    kind: str = ""
    language: str = ""
    section: str = ""
    topic: str = ""
    place: str = ""
    byline: str = ""
    agency_id: UUID | None = None
    state: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Hit:
    """A release found, with its matches marked."""

    entry: Entry
    headline: SafeString
    excerpt: SafeString
    addresses: Sequence[Address] = ()


def reach_of(person: Person, now: datetime) -> Reach:
    """Return what a person may find; raises NotAllowed for who has no part in the press or in overseeing it."""
    standing = directory.standing(person, local_date(now))
    if not standing.roles and not standing.rights:
        raise NotAllowed(_("The archive belongs to the newsrooms and those who oversee them."))
    own, overseen = agencies_of(standing), places.agencies_read_by(person, now)
    return Reach(None if overseen is None else overseen | own, own)


def readable(person: Person, release_id: UUID, now: datetime) -> Entry:
    """Return the entry of a release a person may find; raises NotFound."""
    return within_reach(reach_of(person, now), release_id)


def within_reach(reach: Reach, release_id: UUID) -> Entry:
    """Return the entry of a release within somebody's reach; raises NotFound."""
    entry = Entry.objects.filter(release_id=release_id).first()
    if entry is None or not reach.finds(entry.agency_id, entry.state):
        raise NotFound(_("There is no such release in the archive, or it is another newsroom's alone."))
    return entry


def find(person: Person, filters: Filters, now: datetime, *, page: int = 1, per_page: int = CANDIDATES) -> Found:
    """Return a page of numbers of entries, best first (without words: newest first); the last one for any beyond it."""
    exact, folded = words.asked(filters.text)
    if filters.text.strip() and not folded:
        return Found()
    query = Query(
        exact,
        folded,
        facets=(_within(reach_of(person, now)), *_facets(filters)),
        since=_start(filters.since) if filters.since else None,
        until=_start(filters.until + timedelta(days=1)) if filters.until else None,
        offset=(min(max(page, 1), CANDIDATES) - 1) * per_page,
        limit=per_page,
    )
    found = index.entries().find(query)
    if found.numbers or not found.total:
        return found
    last = -(-found.total // per_page)
    return index.entries().find(replace(query, offset=(last - 1) * per_page))


def hits(numbers: Sequence[int], text: str, *, with_addresses: bool = True) -> list[Hit]:
    """Return entries as a list shows them, in this order (three queries; two without their public addresses)."""
    rows = Entry.objects.in_bulk(numbers)
    entries = [rows[number] for number in numbers if number in rows]
    kept = newsroom.kept_releases([entry.release_id for entry in entries])
    there = addresses.of([entry.output_id for entry in entries]) if with_addresses else {}
    asked = words.asked(text)[1]
    return [_hit(each, kept[each.release_id].content, asked, there.get(each.output_id, ())) for each in entries]


def _hit(entry: Entry, said: ReleaseContent, asked: tuple[str, ...], there: Sequence[Address]) -> Hit:
    body = " ".join([said.lead, *words_of(said.body)])
    return Hit(entry, excerpts.excerpt(said.headline, asked, length=400), excerpts.excerpt(body, asked), there)


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, HO_CHI_MINH)


def _within(reach: Reach) -> tuple[str, ...]:
    if reach.agencies is None:
        return (index.ANY,)
    return (index.state(State.STANDING), *(index.agency(each) for each in sorted(reach.agencies)))


def _facets(filters: Filters) -> Facets:
    """Return one group of facets for each filter that is set."""
    one = {
        index.kind: filters.kind,
        index.language: filters.language,
        index.section: filters.section,
        index.act if filters.state in ACTS else index.state: filters.state,
    }
    groups = [(facet(value),) for facet, value in one.items() if value]
    if filters.agency_id:
        groups.append((index.agency(filters.agency_id),))
    names = {"b": filters.byline, "t": filters.topic, "p": filters.place}
    return (*groups, *((word,) for what, given in names.items() for word in index.of_words(what, given)))
