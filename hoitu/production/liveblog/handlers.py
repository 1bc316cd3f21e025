"""Tells the people an entry concerns: who decides on it, and its writer when it comes back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoitu.foundation.notices import kinds
from hoitu.foundation.notices import operations as notices
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel import clock
from hoitu.production.liveblog import events, queries
from hoitu.production.liveblog.queries import Entry
from hoitu.production.newsroom import queries as newsroom

WAITS, RETURNED = "liveblog.waits", "liveblog.returned"


def on_waiting(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell those who decide, unless it was decided, corrected or taken off meanwhile, or the blog has ended."""
    entry = queries.entry_told_of(UUID(payload["entry_id"]), payload["version"], Entry.State.WAITING)
    if entry is None or entry.blog.state == "closed":
        return
    people = queries.deciders_of(entry, clock.local_date(event.happened_at))
    facts = {_("Entry"): _words(entry), _("Written by"): str(entry.written_by)}
    _tell(WAITS, entry, people - {UUID(payload["by_id"])}, event, facts)


def on_returned(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell the writer why it came back, unless they returned it to themselves or have written it anew."""
    entry = queries.entry_told_of(UUID(payload["entry_id"]), payload["version"], Entry.State.RETURNED)
    if entry is None or str(entry.written_by_id) == payload["by_id"]:
        return
    facts = {_("Entry"): _words(entry), _("Reason"): payload["reason"]}
    _tell(RETURNED, entry, [entry.written_by_id], event, facts)


def _words(entry: Entry) -> str:
    words: str = entry.headline or entry.text  # type: ignore[attr-defined] # annotated by entry_told_of
    return words


def _tell(kind: str, entry: Entry, people: Iterable[UUID], event: EventInfo, facts: dict[str, str]) -> None:
    notices.notify(
        to=list(people),
        kind=kind,
        subject=str(entry.blog.output),
        link=reverse("liveblog:entry", args=[entry.pk]),
        about=notices.About(event.id, event.happened_at, facts, newsroom.matter_of(entry.blog.output.story_id)),
        now=clock.now(),
    )


def register() -> None:
    """Name the kinds and listen; both wait for no morning: what is told live is over by then."""
    kinds.register(WAITS, gettext_lazy("A live entry waits for your decision"), urgent=True, asks=True)
    kinds.register(RETURNED, gettext_lazy("Your live entry came back"), urgent=True, asks=True)
    registry.subscribe(events.LiveEntryWaits.name, "liveblog.tell_waiting", on_waiting)
    registry.subscribe(events.LiveEntryReturned.name, "liveblog.tell_returned", on_returned)
