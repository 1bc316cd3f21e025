"""Notes as they are shown: a drawer beside the text, a part of a page that a script renews, or a page of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import Refusal
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.writing import queries
from hoitu.production.writing.forms import NoteForm
from hoitu.production.writing.queries import Thread
from hoitu.production.writing.views.frame import show


@dataclass(frozen=True)
class Notebook:
    """The notes to an output, or to a story with all its outputs, for one person."""

    person: Person
    story_id: UUID
    title: str
    output: newsroom.Output | None
    may_save: bool
    now: datetime

    @classmethod
    def of_output(cls, person: Person, output_id: UUID, now: datetime) -> Notebook:
        """Return the notes to an output; raises NotFound for somebody who may not read its story."""
        access = newsroom.write_access(person, output_id, now)
        story = newsroom.readable_story(person, access.output.story_id, now)
        output = access.output
        return cls(person, story.pk, output.headline or story.title, output, access.may_save, now)

    @classmethod
    def of_story(cls, person: Person, story_id: UUID, now: datetime) -> Notebook:
        """Return the notes to a story; raises NotFound."""
        story = newsroom.readable_story(person, story_id, now)
        return cls(person, story.pk, story.title, None, may_save=False, now=now)

    @classmethod
    def of_note(cls, person: Person, note_id: UUID, now: datetime, *, in_story: bool) -> Notebook:
        """Return the notes a note is among: those of its output, or of its story where that was asked for."""
        story_id, output_id = queries.home_of(note_id)
        if output_id is None or in_story:
            return cls.of_story(person, story_id, now)
        return cls.of_output(person, output_id, now)

    def again(self) -> Notebook:
        """Return the same notes after something was done to them."""
        if self.output is None:
            return self
        return self.of_output(self.person, self.output.pk, self.now)

    def threads(self) -> list[Thread]:
        """Return the threads, open ones first."""
        return queries.threads_of_output(self.output.pk) if self.output else queries.threads_of_story(self.story_id)

    def context(
        self,
        form: NoteForm | None = None,
        refusal: Refusal | None = None,
        threads: list[Thread] | None = None,
    ) -> dict[str, Any]:
        """Return what the templates of the notes show; `threads` where they were read already."""
        threads = self.threads() if threads is None else threads
        address = "writing:output_note_addition" if self.output else "writing:story_note_addition"
        return {
            "threads": threads,
            "open_count": sum(1 for thread in threads if thread.note.settled_at is None),
            "note_form": form or NoteForm(),
            "notes_refusal": refusal,
            "may_accept": self.may_save,
            "story_id": self.story_id,
            "output": self.output,
            "base_version": self.output.version if self.output else 0,
            "add_url": reverse(address, args=[self.output.pk if self.output else self.story_id]),
            "colleagues_url": reverse("writing:colleagues", args=[self.story_id]),
        }

    @property
    def home(self) -> str:
        """Where these notes are read."""
        if self.output is None:
            return reverse("writing:story_notes", args=[self.story_id])
        return reverse("writing:output_notes", args=[self.output.pk])


def answered(
    request: HttpRequest,
    book: Notebook,
    *,
    form: NoteForm | None = None,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    """Answer a form of the notes: the part anew for our script; else the page, by a redirect where all went well."""
    if request.headers.get("X-Part") == "notes":
        context = {**book.context(form, refusal), "is_open": True}
        return render(request, "writing/parts/notes.html", context, status=status)
    if status == 200:  # noqa: PLR2004 - all went well
        return redirect(book.home)
    return note_page(request, book, form=form, refusal=refusal, status=status)


def note_page(
    request: HttpRequest,
    book: Notebook,
    *,
    form: NoteForm | None = None,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the notes as a page of their own."""
    trail = [(book.title, reverse("newsroom:story", args=[book.story_id]))]
    if book.output is not None:
        kind = f"{book.output.get_kind_display()} {book.output.language}"
        trail.append((kind, reverse("newsroom:write", args=[book.output.pk])))
    return show(
        request,
        "notes.html",
        _("Notes"),
        trail=trail,
        status=status,
        icon="comment",
        **{**book.context(form, refusal), "is_open": True, "is_page": True},
    )
