"""Makes entries findable: by words of the text as released, and by facets for every filter."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from hoitu.foundation.search import words
from hoitu.foundation.search.index import engine
from hoitu.foundation.search.port import Document, Engine, Index, facet
from hoitu.production.archive.models import Entry
from hoitu.production.newsroom.release_content import ReleaseContent, Term
from hoitu.production.newsroom.rules.body import words_of

TABLE = "archive_search"
ANY = facet("any")
_INDEX = Index(TABLE, rows="archive_entry", number="number", at="released_at")


def entries() -> Engine:
    """Return the index of the archive."""
    return engine(_INDEX)


def put(entry: Entry, content: ReleaseContent) -> None:
    """Make an entry findable, in place of what was there."""
    entries().put(
        Document(
            number=entry.number,
            at=entry.released_at,
            headline=words.both(content.headline),
            body=words.both("\n".join([content.lead, *words_of(content.body)])),
            facets=tuple(dict.fromkeys(_facets(entry, content))),
        )
    )


def _facets(entry: Entry, content: ReleaseContent) -> Iterable[str]:
    yield from (ANY, kind(entry.kind), language(entry.language), agency(entry.agency_id), state(entry.state))
    yield act(entry.act)
    if content.section:
        yield section(content.section.code)
    if entry.imported:
        yield state("imported")
    yield from of_words("b", " ".join(byline.name for byline in content.bylines))
    yield from of_words("t", _names(content.topics))
    yield from of_words("p", _names(content.places))


def _names(terms: Iterable[Term]) -> str:
    return " ".join(f"{term.name} {term.name_km}" for term in terms)


def kind(code: str) -> str:
    """Return the facet of an output kind."""
    return facet("k", code)


def language(code: str) -> str:
    """Return the facet of a language."""
    return facet("l", code)


def agency(agency_id: UUID) -> str:
    """Return the facet of a newsroom."""
    return facet("g", agency_id.hex)


def section(code: str) -> str:
    """Return the facet of a section."""
    return facet("s", code)


def state(name: str) -> str:
    """Return the facet of a state, or of `imported`."""
    return facet("z", name)


def act(name: str) -> str:
    """Return the facet of the act a release was made by."""
    return facet("o", name)


def of_words(what: str, given: str) -> list[str]:
    """Return the facets of the words of names: `b` bylines, `t` topics, `p` places."""
    return [facet(what, word) for word in words.folded(given[: words.MOST_CHARACTERS * 10])]
