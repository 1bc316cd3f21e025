"""An entry as the screens show it: its newest words, its state, and what this person may do to it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from hoitu.production.liveblog.queries import BlogPage, Entry, Version
from hoitu.production.liveblog.words import ShownState, shown_state


@dataclass(frozen=True)
class ShownEntry:
    """An entry with its versions, the newest first, and the buttons it gets."""

    entry: Entry
    versions: list[Version]
    state: ShownState
    may_publish: bool
    may_return: bool
    may_correct: bool
    may_remove: bool
    may_mark: bool
    marks: frozenset[str]

    @property
    def newest(self) -> Version:
        return self.versions[0]

    @property
    def returned(self) -> str:
        """Why the newest version was returned; nothing where it was not."""
        judgement = getattr(self.newest, "judgement", None)
        return judgement.reason if judgement and not judgement.published else ""

    @property
    def is_key_by_kind(self) -> bool:
        return self.newest.kind == Version.Kind.KEY


def shown_entry(page: BlogPage, entry: Entry, person_id: UUID) -> ShownEntry:
    """Return an entry for one person; the operations ask the same again."""
    versions = list(entry.versions.all())
    state, open_now = entry.state, page.blog is not None and page.blog.state == "open"
    waits, there = state == Entry.State.WAITING, state != Entry.State.REMOVED
    own = entry.written_by_id == person_id and page.writes
    return ShownEntry(
        entry=entry,
        versions=versions,
        state=shown_state(entry),
        may_publish=waits
        and (open_now or bool(entry.shown))
        and (page.judges or (versions[0].by_id == person_id and page.writes and page.publishes)),
        may_return=waits and page.judges,
        may_correct=there and (page.judges or own),
        may_remove=there and (page.judges or (own and not entry.shown)),
        may_mark=there and bool(entry.shown) and page.judges,
        marks=frozenset(mark.what for mark in entry.open_marks),  # type: ignore[attr-defined] # prefetched by the query
    )
