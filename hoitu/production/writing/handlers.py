"""Whom writing together tells of what: those a note names or answers, and the one whose writing was taken over."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.notices import kinds
from hoitu.foundation.notices import operations as notices
from hoitu.foundation.notices.operations import About
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel import clock
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.writing import queries
from hoitu.production.writing.events import LockTakenOver, NoteAdded
from hoitu.production.writing.operations.searches import MATCHED

MENTIONED, ANSWERED, TAKEN_OVER = "writing.mentioned", "writing.answered", "writing.taken_over"
LONGEST = 160


def register() -> None:
    """Name the kinds of notices and subscribe to the events they follow from."""
    kinds.register(MENTIONED, gettext_lazy("Somebody named me in a note"), asks=True)
    kinds.register(ANSWERED, gettext_lazy("Somebody answered my note"))
    kinds.register(TAKEN_OVER, gettext_lazy("Somebody took over a text I was writing"), urgent=True)
    kinds.register(MATCHED, gettext_lazy("Something new in a saved search"), (kinds.APP,))
    registry.subscribe(NoteAdded.name, "writing.tell_of_note", tell_of_note)
    registry.subscribe(LockTakenOver.name, "writing.tell_of_take_over", tell_of_take_over)


def tell_of_note(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell the people a note names, and the writer of the note it answers; nobody twice."""
    note = queries.note(UUID(payload["note_id"]))
    if note is None:
        return
    named = {UUID(each) for each in payload["mentioned"]}
    link = _link(payload["story_id"], payload["output_id"])
    facts = {_("Note"): note.text[:LONGEST] or note.quote[:LONGEST]}
    matter = newsroom.matter_of(UUID(payload["story_id"]))
    about, now = About(event.id, event.happened_at, facts, matter), clock.now()
    said = _("%(who)s named you in a note: %(title)s") % {"who": note.by, "title": _title(note)}
    notices.notify(to=named, kind=MENTIONED, subject=said, link=link, about=about, now=now)
    if payload["answers"] and UUID(payload["answers"]) not in named:
        said = _("%(who)s answered your note: %(title)s") % {"who": note.by, "title": _title(note)}
        notices.notify(to=[UUID(payload["answers"])], kind=ANSWERED, subject=said, link=link, about=about, now=now)


def tell_of_take_over(payload: dict[str, Any], event: EventInfo) -> None:
    """Tell the one who wrote that somebody else writes now."""
    who = directory.person(UUID(payload["taken_by"]))
    said = _("%(who)s took over a text you were writing") % {"who": who}
    notices.notify(
        to=[UUID(payload["taken_from"])],
        kind=TAKEN_OVER,
        subject=said,
        link=reverse("newsroom:write", args=[payload["output_id"]]),
        about=About(event.id, event.happened_at),
        now=clock.now(),
    )


def _title(note: queries.Note) -> str:
    return (note.output.headline if note.output else "") or note.story.title


def _link(story_id: str, output_id: str) -> str:
    if output_id:
        return reverse("writing:output_notes", args=[output_id])
    return reverse("writing:story_notes", args=[story_id])
