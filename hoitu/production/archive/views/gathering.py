"""A dossier's items: looked for in the archive, put in, grouped, moved and taken out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hoitu.foundation.screens.attempts import Attempt, attempt
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.archive import operations, queries
from hoitu.production.archive.forms import GroupForm, GrowthForm, ItemForm, ItemSearch, MoveForm, OrderForm, RemovalForm
from hoitu.production.archive.queries import Filters
from hoitu.production.archive.rules.gathering import PARTS, items_of
from hoitu.production.archive.rules.standing import State
from hoitu.production.archive.views.frame import chosen, paged, person_of, screen, show, trail
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.forms.choices import desks_of
from hoitu.production.newsroom.forms.stories import StoryFilters
from hoitu.production.newsroom.queries import Output

PER_PAGE = 10
_IS_KEY = re.compile(r"[\w-]{1,40}")
ACTS: dict[str, tuple[type[Form], Callable[..., object]]] = {
    "item": (ItemForm, operations.add_item),
    "group": (GroupForm, operations.add_group),
    "move": (MoveForm, operations.move_part),
    "order": (OrderForm, operations.put_in_order),
    "remove": (RemovalForm, operations.remove_part),
}


@screen
@require_http_methods(["GET", "POST"])
def dossier(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Show what a dossier holds and what may come in; a POST is one step, named by its button."""
    access = newsroom.write_access(person_of(request), output_id, clock.now())
    output = access.output
    version = {"base_version": output.version}
    growth = GrowthForm(_sent(request, "growth"), on=local_date(clock.now()), initial=version)
    group = GroupForm(_sent(request, "group"), initial=version)
    tried = _tried(request, growth, output_id)
    if tried.done:
        messages.success(request, _("Done. The text has a new version."))
        return redirect(request.get_full_path() + _moved(request))
    body = newsroom.content_of(output).body
    return show(
        request,
        "dossier.html",
        _("Items of the dossier"),
        trail=_trail(output),
        icon="list-ul",
        status=tried.status,
        refusal=tried.refusal,
        output=output,
        may_save=access.may_save,
        parts=[block for block in body if block["type"] in PARTS],
        held=items_of(body),
        group=group,
        growth=growth,
        **_found(request),
    )


@screen
@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """List the dossiers of one's newsrooms, by words and desk."""
    me, now = person_of(request), clock.now()
    filters = StoryFilters(request.GET, desks=desks_of(me, local_date(now)))
    rows = queries.dossiers(me, now, **chosen(filters))
    return show(
        request, "dossiers.html", _("Dossiers"), trail=trail(), icon="list-ul", filters=filters, **paged(request, rows)
    )


def _moved(request: HttpRequest) -> str:
    """Lead back to the part that was moved: the keyboard goes on from there."""
    key = request.POST.get("block_id", "")
    return f"#part-{key}" if request.POST.get("act") == "move" and _IS_KEY.fullmatch(key) else ""


def _sent(request: HttpRequest, act: str) -> Any:
    return request.POST if request.method == "POST" and request.POST.get("act") == act else None


def _tried(request: HttpRequest, growth: GrowthForm, output_id: UUID) -> Attempt:
    act = request.POST.get("act", "")
    if growth.is_bound:
        return attempt(request, growth, operations.add_growth, output_id=output_id)
    if act not in ACTS:
        return Attempt()
    form, operation = ACTS[act]
    return attempt(request, form(request.POST), operation, output_id=output_id)


def _found(request: HttpRequest) -> dict[str, Any]:
    """Return the articles that may be put in: what stands on the site, best first."""
    form = ItemSearch(request.GET)
    filters = Filters(kind="web", state=State.STANDING.value, **chosen(form))
    page = request.GET.get("p", "")
    number = int(page[:6]) if page.isascii() and page.isdigit() else 1
    found = queries.find(person_of(request), filters, clock.now(), page=number, per_page=PER_PAGE)
    hits = queries.hits(found.numbers, filters.text, with_addresses=False)
    return {"search": form, "hits": hits, **paged(request, range(found.total), PER_PAGE)}


def _trail(output: Output) -> tuple[tuple[str, str], ...]:
    return (
        (_("Dossiers"), reverse("archive:dossiers")),
        (output.story.title, reverse("newsroom:story", args=[output.story_id])),
        (output.headline or output.story.title, reverse("newsroom:write", args=[output.pk])),
    )
