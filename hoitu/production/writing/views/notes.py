"""Notes to a story or an output: read, written, answered, settled; suggestions accepted or declined."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound, Refusal
from hoitu.kernel.text import fold
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.writing import operations
from hoitu.production.writing.forms import AcceptanceForm, AnswerForm, NoteForm
from hoitu.production.writing.operations import Anchor
from hoitu.production.writing.queries import Note
from hoitu.production.writing.views.frame import person_of, screen
from hoitu.production.writing.views.notebook import Notebook, answered, note_page

MOST_NAMES = 8


@screen
@require_safe
def output_notes(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Show the notes to an output as a page of their own."""
    return note_page(request, Notebook.of_output(person_of(request), output_id, clock.now()))


@screen
@require_safe
def story_notes(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Show the notes to a story and to all its outputs."""
    return note_page(request, Notebook.of_story(person_of(request), story_id, clock.now()))


@screen
@require_POST
def output_note_addition(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Take a note to an output, or a suggestion where better words were sent with the button of that name."""
    book = Notebook.of_output(person_of(request), output_id, clock.now())
    return _addition(request, book)


@screen
@require_POST
def story_note_addition(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Take a note to a story."""
    return _addition(request, Notebook.of_story(person_of(request), story_id, clock.now()))


def _addition(request: HttpRequest, book: Notebook) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        return answered(request, book, form=form, status=422)
    by, now, given = person_of(request), clock.now(), form.cleaned_data
    anchor = Anchor(given["place"], given["quote"])
    try:
        if book.output is not None and request.POST.get("what") == "suggestion":
            output_id = book.output.pk
            operations.suggest(
                by=by, output_id=output_id, anchor=anchor, new=given["new"], reason=given["text"], now=now
            )
        else:
            output = book.output.pk if book.output else None
            operations.add_note(
                by=by, story_id=book.story_id, output_id=output, text=given["text"], anchor=anchor, now=now
            )
    except Refusal as refusal:
        return answered(request, book, form=form, refusal=refusal, status=refusal.status)
    return answered(request, book.again())


@screen
@require_POST
def answer(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Take an answer to a note."""
    form = AnswerForm(request.POST)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    by, now = person_of(request), clock.now()
    return _act(request, note_id, lambda: operations.answer_note(by=by, note_id=note_id, text=text, now=now))


@screen
@require_POST
def settlement(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Settle a note, or open it again."""
    settled = request.POST.get("settled") != "no"
    return _act(
        request,
        note_id,
        lambda: operations.settle_note(by=person_of(request), note_id=note_id, settled=settled, now=clock.now()),
    )


@screen
@require_POST
def decision(request: HttpRequest, note_id: UUID) -> HttpResponse:
    """Accept a suggestion into the text, or decline it."""
    by, now = person_of(request), clock.now()
    if request.POST.get("decision") != "accept":
        return _act(request, note_id, lambda: operations.decline(by=by, note_id=note_id, now=now))
    form = AcceptanceForm(request.POST)
    base = form.cleaned_data["base_version"] if form.is_valid() else 0
    book = _book(request, note_id)
    try:
        operations.accept(by=by, note_id=note_id, base_version=base, now=now)
    except Refusal as refusal:
        return note_page(request, book.again(), refusal=refusal, status=refusal.status)
    messages.success(request, _("The suggested words are in the text."))
    return redirect("newsroom:write", output_id=book.output.pk if book.output else None)


@require_safe
def colleagues(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Answer who may read a story and whose name holds `?q=`, accents aside: whom a note may name."""
    now = clock.now()
    try:
        story = newsroom.readable_story(person_of(request), story_id, now)
    except NotFound as refusal:
        return JsonResponse({"message": refusal.message}, status=refusal.status)
    wanted = fold(request.GET.get("q", ""))[:60]
    readers = newsroom.readers_of(story, local_date(now)).only("username", "full_name", "pen_name")
    found = [
        {"username": person.username, "name": str(person)}
        for person in readers
        if wanted in fold(f"{person.username} {person.full_name} {person.pen_name}")
    ]
    return JsonResponse({"people": found[:MOST_NAMES]})


def _act(request: HttpRequest, note_id: UUID, act: Callable[[], Note]) -> HttpResponse:
    """Do something to a note and show the notes it is among; a refusal is shown above them."""
    book = _book(request, note_id)
    try:
        act()
    except Refusal as refusal:
        return answered(request, book, refusal=refusal, status=refusal.status)
    return answered(request, book.again())


def _book(request: HttpRequest, note_id: UUID) -> Notebook:
    in_story = request.POST.get("in") == "story"
    return Notebook.of_note(person_of(request), note_id, clock.now(), in_story=in_story)
