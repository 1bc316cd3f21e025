"""Finding what was released."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.archive import queries
from hoitu.production.archive.forms import SearchForm
from hoitu.production.archive.queries import Filters
from hoitu.production.archive.views.frame import chosen, paged, person_of, screen, show

PER_PAGE = 20


@screen
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the releases found, best first; without words the newest first."""
    now = clock.now()
    form = SearchForm(request.GET, on=local_date(now))
    filters = Filters(**chosen(form))
    found = queries.find(person_of(request), filters, now, page=_number(request.GET.get("p")), per_page=PER_PAGE)
    return show(
        request,
        "search.html",
        _("Archive"),
        form=form,
        hits=queries.hits(found.numbers, filters.text),
        makes_bulletins=bool(queries.reach_of(person_of(request), now).own),
        total=found.total,
        is_cut=found.more,
        **paged(request, range(found.total), PER_PAGE),
    )


def _number(given: str | None) -> int:
    """Return the number of a page out of a query string; one that makes no sense counts as the first."""
    return int(given[:6]) if given and given.isascii() and given.isdigit() else 1
