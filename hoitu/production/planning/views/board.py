"""The board, and moving what is on it: by drag, by keyboard, or by a plain form; always the newsroom's own acts."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hoitu.foundation.directory import queries as directory
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotReady, Refusal
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.forms.choices import desks_of, people_of
from hoitu.production.newsroom.queries.planning import Planned, planned_output
from hoitu.production.planning import queries
from hoitu.production.planning.forms.board import BoardFilters, DayForm, PersonForm
from hoitu.production.planning.labels import STAGES
from hoitu.production.planning.queries.workload import MAKERS
from hoitu.production.planning.rules.stages import stage_of, way
from hoitu.production.planning.views.page import (
    Attempt,
    agency_of,
    attempt,
    chosen,
    day_asked,
    person_of,
    screen,
    sent,
    show,
    wants_json,
)


@screen
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show what is under way, in columns."""
    me, now = person_of(request), clock.now()
    today, agency_id = local_date(now), agency_of(me)
    filters = BoardFilters(request.GET, desks=desks_of(me, today))
    asked = chosen(filters)
    by = asked.get("theo", "state")
    people = directory.people_with(MAKERS, agency_id=agency_id, on=today) if by == "person" else ()
    shown = queries.board(
        me,
        now,
        by=by,
        first=day_asked(request),
        people=people,
        unit_id=asked.get("unit_id"),
        kind=asked.get("kind", ""),
        page=request.GET.get("p"),
    )
    kept = request.GET.copy()
    kept.pop("p", None)
    return show(
        request,
        "board.html",
        _("Board"),
        trail=((_("Plan"), reverse("planning:calendar")),),
        board=shown,
        by=by,
        filters=filters,
        page_obj=shown.page,
        kept_query=f"{kept.urlencode()}&" if kept else "",
        words={"moved": _("Moved."), "failed": _("Not moved: no connection. Try again."), "moving": _("Moving…")},
    )


@screen
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Show one output with its three times, and move it: `day`, `person` or `stage` says what is moved."""
    me, now = person_of(request), clock.now()
    card = planned_output(me, output_id, now)
    if request.method == "POST" and "stage" in request.POST:
        return _to_stage(request, card)
    people = people_of(card.output.story.agency_id, local_date(now))
    day = DayForm(_sent(request, "planned_date"), initial={"planned_date": card.planned_date})
    person = PersonForm(_sent(request, "assignee_id"), people=people)
    tried = Attempt()
    if day.is_bound:
        tried = attempt(request, day, newsroom.plan_output, output_id=output_id, due_at=card.output.due_at)
    elif person.is_bound:
        tried = attempt(request, person, newsroom.hand_over, output_id=output_id)
    if tried.done:
        return _moved(request, output_id)
    if wants_json(request) and request.method == "POST":
        return _said(tried.refusal or NotReady(_("Nobody and no day is chosen.")))
    return _page(request, card, day, person, tried)


def _sent(request: HttpRequest, name: str) -> QueryDict | None:
    return sent(request) if name in request.POST else None


def _to_stage(request: HttpRequest, card: Planned) -> HttpResponse:
    """Lead to the screen of the act that moves a card there: nothing is approved or released by a slip of the hand."""
    noun = way(card.output.state, request.POST.get("stage", ""))
    if noun is None:
        refusal = NotReady(_("No single step leads there: open the output to see what it waits for."), code="no_way")
        if wants_json(request):
            return _said(refusal)
        raise refusal
    address = reverse(f"newsroom:{noun}", args=[card.output.pk])
    return JsonResponse({"go": address}) if wants_json(request) else redirect(address)


def _said(refusal: Refusal) -> HttpResponse:
    return JsonResponse({"message": refusal.message}, status=refusal.status)


def _moved(request: HttpRequest, output_id: UUID) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"message": _("Moved.")})
    messages.success(request, _("Moved."))
    return redirect("planning:move", output_id=output_id)


def _page(request: HttpRequest, card: Planned, day: Form, person: Form, tried: Attempt) -> HttpResponse:
    ways = [(key, label) for key, label in STAGES.items() if way(card.output.state, key)]
    return show(
        request,
        "move.html",
        card.output.headline or str(card.output.story),
        trail=((_("Plan"), reverse("planning:calendar")), (_("Board"), reverse("planning:board"))),
        status=tried.status,
        refusal=tried.refusal,
        card=card,
        stage=STAGES.get(stage_of(card.output.state), ""),
        ways=ways,
        day=day,
        person=person,
    )
