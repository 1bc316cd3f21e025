"""The audit log on screen; looking at it is itself recorded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hoitu.foundation.audit import actions, csv_file, operations, queries
from hoitu.foundation.audit.forms import FilterForm
from hoitu.foundation.audit.queries import Agencies, Entry, Filters
from hoitu.kernel import clock
from hoitu.kernel.actor import Actor


@dataclass(frozen=True)
class Row:
    """An entry with the name of its action."""

    entry: Entry
    action: str


@require_GET
def entries(request: HttpRequest) -> HttpResponse:
    """List the entries that fit the filters, newest first."""
    within = _let_in(request)
    form = FilterForm(request.GET)
    if not form.is_valid():
        return _mend(request, form, within)
    filters = form.filters()
    page = queries.page(filters, within=within, before=_key(request, "before"), after=_key(request, "after"))
    _record(request, "audit.entries.view", _plain(filters))
    return render(request, "audit/entries.html", _context(form, page, _plain(filters), within))


@require_GET
def entry(request: HttpRequest, seq: int) -> HttpResponse:
    """Show one entry with all its fields, and whether its digest fits its content."""
    within = _let_in(request)
    found = queries.entry(seq)
    if found is None:
        raise Http404(_("There is no audit entry of this number."))
    if not queries.seen(within).filter(seq=seq).exists():
        raise PermissionDenied
    _record(request, "audit.entry.view", {"seq": seq})
    context = {
        "entry": found,
        "action": actions.label(found.action),
        "detail": json.dumps(found.detail, ensure_ascii=False, indent=2),
        "fits": queries.own_digest(found) == found.digest,
        **_header(_("Audit entry %(seq)s") % {"seq": seq}, nested=True),
    }
    return render(request, "audit/entry.html", context)


@require_GET
def export(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Send the entries that fit the filters as CSV."""
    within = _let_in(request)
    form = FilterForm(request.GET)
    if not form.is_valid():
        return _mend(request, form, within)
    filters = form.filters()
    _record(request, "audit.entries.export", _plain(filters))
    day = clock.local_date(clock.now())
    return StreamingHttpResponse(
        csv_file.lines(queries.export(filters, within=within)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="nhat-ky-{day:%Y%m%d}.csv"'},
    )


def _let_in(request: HttpRequest) -> Agencies:
    """Return whose entries somebody may read; the shell turns away who may read none, and records that."""
    if not request.user.has_perm(queries.MAY_VIEW):
        raise PermissionDenied
    return queries.agencies_read_by(_actor(request), clock.now())


def _mend(request: HttpRequest, form: FilterForm, within: Agencies) -> HttpResponse:
    empty = queries.Page([], None, None)
    return render(request, "audit/entries.html", _context(form, empty, {}, within), status=422)


def _record(request: HttpRequest, action: str, detail: Mapping[str, Any]) -> None:
    operations.record_view(by=_actor(request), action=action, detail=detail, now=clock.now())


def _actor(request: HttpRequest) -> Actor:
    by: Any = request.user  # a Person: the staff shell lets nobody else in
    actor: Actor = by
    return actor


def _key(request: HttpRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 18 else None  # noqa: PLR2004 - 64 bits


def _plain(filters: Filters) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(filters).items() if value}


def _context(form: FilterForm, page: queries.Page, chosen: Mapping[str, str], within: Agencies) -> dict[str, Any]:
    return {
        "sees_all": within is None,
        "form": form,
        "rows": [Row(each, actions.label(each.action)) for each in page.entries],
        "known_actions": actions.names(),
        "chosen": bool(chosen),
        "query": urlencode(chosen),
        "older_query": urlencode({**chosen, "before": page.older}) if page.older is not None else "",
        "newer_query": urlencode({**chosen, "after": page.newer}) if page.newer is not None else "",
        **_header(_("Audit log")),
    }


def _header(title: str, *, nested: bool = False) -> dict[str, Any]:
    desk = {"url": reverse("wagtailadmin_home"), "label": _("My desk")}
    above = [desk, {"url": reverse("audit:entries"), "label": _("Audit log")}] if nested else [desk]
    return {
        "page_title": title,
        "header_title": title,
        "header_icon": "history",
        "breadcrumbs_items": [*above, {"url": "", "label": title}],
    }
