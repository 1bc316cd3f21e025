"""Saved searches over the lists: kept, opened, followed and dropped."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoitu.foundation.screens.attempts import tried
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotReady
from hoitu.production.newsroom.forms.choices import desks_of
from hoitu.production.newsroom.forms.stories import OutputFilters, StoryFilters
from hoitu.production.writing import operations, queries
from hoitu.production.writing.forms import SearchForm
from hoitu.production.writing.views.frame import chosen, person_of, screen

FILTERS = {"stories": StoryFilters, "outputs": OutputFilters}
LONGEST_QUERY = 1000


@screen
@require_POST
def saving(request: HttpRequest, of: str) -> HttpResponse:
    """Keep the filters in use under a name and go back to the list."""
    form = SearchForm(request.POST)
    if of not in FILTERS or not form.is_valid():
        raise NotReady(_("Give the search a name of at most 80 characters."), code="no_name")
    given = form.cleaned_data
    desks = desks_of(person_of(request), local_date(clock.now()))
    filters = chosen(FILTERS[of](QueryDict(given["query"][:LONGEST_QUERY]), desks=desks))
    done = tried(
        request,
        operations.save_search,
        of=of,
        name=given["name"],
        filters=filters,
        shared=given["shared"],
        told=given["told"],
    )
    if done.refusal is not None:
        raise done.refusal
    messages.success(request, _("“%(name)s” is saved.") % {"name": done.answer})
    return redirect(queries.address_of(done.answer))


@screen
@require_safe
def opening(request: HttpRequest, search_id: UUID) -> HttpResponse:
    """Go to the list with a search's filters; what is new counts from here."""
    search = operations.open_search(by=person_of(request), search_id=search_id, now=clock.now())
    return redirect(queries.address_of(search))


@screen
@require_POST
def following(request: HttpRequest, search_id: UUID) -> HttpResponse:
    """Be told of what is new in a search, or no more."""
    told = request.POST.get("told") == "yes"
    done = tried(request, operations.follow_search, search_id=search_id, told=told)
    if done.refusal is not None:
        raise done.refusal
    messages.success(request, _("You will be told of what is new.") if told else _("You will not be told any more."))
    return redirect(queries.address_of(done.answer))


@screen
@require_POST
def dropping(request: HttpRequest, search_id: UUID) -> HttpResponse:
    """Drop a search of one's own."""
    done = tried(request, operations.drop_search, search_id=search_id)
    if done.refusal is not None:
        raise done.refusal
    messages.success(request, _("The saved search is dropped."))
    return redirect(queries.address_of(done.answer))
