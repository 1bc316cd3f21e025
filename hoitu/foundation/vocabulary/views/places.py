"""Places: as they were on a day, and what they became."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hoitu.foundation.vocabulary import operations, queries
from hoitu.foundation.vocabulary.forms import PlaceFilterForm, TieForm
from hoitu.foundation.vocabulary.views import frame
from hoitu.kernel.actor import Actor
from hoitu.kernel.clock import local_date, now
from hoitu.kernel.refusal import NotFound


@require_GET
def places(request: HttpRequest) -> HttpResponse:
    """List the places of a day, by name with or without accents, or by code."""
    today = local_date(now())
    form = PlaceFilterForm(request.GET, today=today)
    valid = form.is_valid()
    day = form.cleaned_data["day"] if valid else today
    found = queries.places_on(day, search=form.cleaned_data["q"] if valid else "")
    context = {
        "form": form,
        "day": day,
        "page": frame.page_of(request, found.select_related("parent")),
        "query": frame.query_of(request),
        **frame.header(_("Places"), "site"),
    }
    return render(request, "vocabulary/places.html", context, status=200 if valid else 422)


@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one place: its days, its whole, its parts, what it came from and what it is now; tie it to a later one."""
    found = queries.place(pk)
    if found is None:
        raise Http404(_("There is no such place."))
    form = TieForm(request.POST or None, initial={"on_date": found.to_date})
    status = 200
    if request.method == "POST":
        status = frame.attempt(form, lambda given: _tie(frame.actor(request), found, **given))
        if not status:
            messages.success(request, _("The tie is kept."))
            return redirect("vocabulary:place", pk)
    context = {
        "place": found,
        "children": queries.parts_of(found),
        "origins": queries.origins_of(found),
        "successors": queries.place_now(found, local_date(now())) if found.to_date else [],
        "form": form,
        "may_change": frame.may_change(request),
        **frame.header(found.name, "site", ("vocabulary:places", _("Places"))),
    }
    return render(request, "vocabulary/place.html", context, status=status)


def _tie(by: Actor, old: queries.Place, *, code: str, on_date: date, source: str, verified: bool) -> None:
    new = queries.place_at(code, on_date)
    if new is None:
        raise NotFound(_("No place has code “%(code)s” on that day.") % {"code": code})
    operations.tie_places(by=by, old=old, new=new, on_date=on_date, source=source, verified=verified, now=now())
