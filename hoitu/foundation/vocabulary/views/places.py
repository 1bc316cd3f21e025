"""Places: as they were on a day, and what they became."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hoitu.foundation.vocabulary import queries
from hoitu.foundation.vocabulary.forms import PlaceFilterForm
from hoitu.foundation.vocabulary.views import frame
from hoitu.kernel.clock import local_date, now


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


@require_GET
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one place: its days, what it is part of, what it came from and what it is now."""
    found = queries.place(pk)
    if found is None:
        raise Http404(_("There is no such place."))
    context = {
        "place": found,
        "children": queries.parts_of(found),
        "origins": queries.origins_of(found),
        "successors": queries.place_now(found, local_date(now())) if found.to_date else [],
        **frame.header(found.name, "site", ("vocabulary:places", _("Places"))),
    }
    return render(request, "vocabulary/place.html", context)
