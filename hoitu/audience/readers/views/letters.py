"""The letters of readers: the queue, and one letter with all that can be done with it."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoitu.audience.readers import operations, queries, store
from hoitu.audience.readers.forms import uuid_of
from hoitu.audience.readers.labels import HINTS
from hoitu.audience.readers.letter_forms import (
    AnswerForm,
    AssignForm,
    ForwardForm,
    IdeaForm,
    LetterFilters,
    SourceForm,
    TellForm,
)
from hoitu.audience.readers.queries import Letter
from hoitu.audience.readers.rules.standing import keeps
from hoitu.audience.readers.views.frame import number_of, screen, show, standing_of
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.screens.attempts import Attempt, attempt, tried
from hoitu.foundation.screens.frame import chosen, paged, person_of
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom import queries as newsroom

STORIES = 40


@screen
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """List what readers sent: what waits, what is late, what became of the rest."""
    filters = LetterFilters(request.GET)
    rows = queries.letters(person_of(request), clock.now(), **chosen(filters))
    return show(
        request,
        "letters.html",
        _("Letters"),
        here="letters",
        filters=filters,
        hints=HINTS,
        today=local_date(clock.now()),
        **paged(request, rows),
    )


@screen
@require_safe
def letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """Show a letter with its files and turns."""
    return _shown(request, queries.letter_page(person_of(request), letter_id, clock.now()))


@screen
@require_POST
def handling(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """Ask back, make an idea or a source of it, take a file, refuse."""
    found = queries.letter_page(person_of(request), letter_id, clock.now())
    forms = _forms(request, found)
    one = {"letter_id": letter_id}
    acts = {
        "ask": lambda: attempt(request, forms["tell"], operations.ask_back, **one),
        "refuse": lambda: attempt(request, forms["tell"], operations.refuse_letter, **one),
        "idea": lambda: attempt(request, forms["idea"], operations.make_idea, **one),
        "source": lambda: attempt(request, forms["source"], operations.make_source, **one),
        "assign": lambda: attempt(request, forms["assign"], operations.assign_letter, **one),
        "forward": lambda: attempt(request, forms["forward"], operations.forward, **one),
        "answer": lambda: attempt(request, forms["answer"], operations.write_answer, **one),
        "approve": lambda: tried(request, operations.approve_answer, number=number_of(request, "number")),
        "withdraw": lambda: tried(
            request,
            operations.withdraw_answer,
            number=number_of(request, "number"),
            reason=request.POST.get("reason", "")[:1000],
        ),
        "take": lambda: tried(
            request, operations.take_enclosure, enclosure_id=uuid_of(request.POST.get("enclosure", ""))
        ),
    }
    act = request.POST.get("act", "")
    if act == "contact":
        deed = tried(request, operations.show_contact, owner_id=letter_id)
        return _shown(request, found, deed, contact=deed.answer)
    if act in acts:
        deed = acts[act]()
        if not deed.done:
            return _shown(request, found, deed, forms=forms)
        messages.success(request, _("Done."))
    return redirect("readers:letter", letter_id=letter_id)


@screen
@require_safe
def enclosure(request: HttpRequest, enclosure_id: UUID) -> HttpResponse:
    """Hand out a file of a letter to somebody who decides on it: a picture to look at, the rest to keep."""
    found = queries.enclosure_page(person_of(request), enclosure_id, clock.now())
    path = store.path_of(found.pk, found.file_name)
    if not path.is_file():
        return redirect("readers:letter", letter_id=found.letter_id)
    response = FileResponse(path.open("rb"), as_attachment=found.kind != "photo", filename=path.name)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return cast("HttpResponse", response)  # it streams, which the frame does not mind


def _forms(request: HttpRequest, found: Letter) -> dict[str, Form]:
    person, now = person_of(request), clock.now()
    act = request.POST.get("act", "")
    desks = [(str(unit.pk), unit.name) for unit in directory.units_of(found.agency_id, local_date(now))]
    stories = [(str(story.pk), str(story)) for story in newsroom.stories(person, now)[:STORIES]]
    sent = {each: request.POST if act == each else None for each in ("assign", "forward", "answer")}
    tell = request.POST if act in {"ask", "refuse"} else None
    return {
        "tell": TellForm(tell),
        "assign": AssignForm(sent["assign"], initial={"unit_id": found.unit_id}, desks=desks),
        "forward": ForwardForm(sent["forward"]),
        "answer": AnswerForm(sent["answer"], initial={"question": found.text}),
        "idea": IdeaForm(request.POST if act == "idea" else None, initial={"title": found.subject}, desks=desks),
        "source": SourceForm(request.POST if act == "source" else None, stories=stories),
    }


def _shown(
    request: HttpRequest,
    found: Letter,
    deed: Attempt | None = None,
    *,
    forms: dict[str, Form] | None = None,
    contact: str | None = None,
) -> HttpResponse:
    deed = deed or Attempt()
    return show(
        request,
        "letter.html",
        found.subject,
        here="letters",
        trail=((_("Letters"), reverse("readers:letters")),),
        status=deed.status,
        refusal=deed.refusal,
        letter=found,
        today=local_date(clock.now()),
        hints=[HINTS[code] for code in found.hints if code in HINTS],
        turns=found.turns.select_related("by").order_by("at", "pk"),
        enclosures=found.enclosures.select_related("taken_by").order_by("pk"),
        answers=queries.answers_of(found.pk),
        may_approve=keeps(standing_of(request), found.agency_id),
        me=person_of(request).pk,
        open=found.stage in queries.OPEN_STAGES,
        forms=forms or _forms(request, found),
        contact=contact,
        may_see_contact=keeps(standing_of(request), found.agency_id) and queries.has_contact(found.pk),
    )
