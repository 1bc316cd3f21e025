"""The translator's queue, the matrix of languages, and pairing what is there already."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.translation import operations, queries
from hoitu.production.translation.forms import MatrixFilters, QueueFilters
from hoitu.production.translation.views.frame import chosen, paged, person_of, screen, show, trail

UNPAIRED = 10


def _desks(person: Person) -> list[tuple[str, str]]:
    on = local_date(clock.now())
    agencies = {held.agency_id for held in directory.roles_on(person.pk, on)}
    return [(str(unit.pk), unit.name) for unit in directory.units_within(agencies, on)]


@screen
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """List the pairs with paragraphs to do, the first due first, and Khmer outputs that are in no pair yet."""
    me, now = person_of(request), clock.now()
    filters = QueueFilters(request.GET, desks=_desks(me))
    return show(
        request,
        "queue.html",
        _("To translate"),
        here="queue",
        filters=filters,
        now=now,
        unpaired=list(queries.unpaired(me, now)[:UNPAIRED]) if not request.GET else [],
        **paged(request, queries.queue(me, now, **chosen(filters))),
    )


@screen
@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    """Show stories by language: what there is in Vietnamese, what in Khmer, and how far each pair is."""
    me, now = person_of(request), clock.now()
    filters = MatrixFilters(request.GET, desks=_desks(me))
    page = paged(request, queries.matrix(me, now, **chosen(filters)))
    rows = queries.matrix_rows(page["page_obj"].object_list)
    return show(
        request,
        "matrix.html",
        _("Stories by language"),
        here="matrix",
        trail=trail(),
        filters=filters,
        rows=rows,
        **page,
    )


@screen
@require_POST
def pairing(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """Pair a Vietnamese output with its Khmer one, added where the story has none yet."""
    pair = operations.make_pair(by=person_of(request), source_id=source_id, now=clock.now())
    messages.success(request, _("The pair is made. Translate it paragraph by paragraph."))
    return redirect("translation:bench", pair_id=pair.pk)
