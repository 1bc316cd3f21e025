"""Agencies with their dated names, successors and desks."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hoitu.foundation.directory import authority, forms, operations, queries
from hoitu.foundation.directory.models import Agency, AgencyKind, Unit, Verification
from hoitu.foundation.directory.operations.agencies import EDITABLE
from hoitu.foundation.directory.views import trail
from hoitu.foundation.directory.views.acting import act, done, me, readers
from hoitu.kernel.clock import local_date, now

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@readers
def agencies(request: HttpRequest) -> HttpResponse:
    """List every agency under its present (or last) name."""
    today = local_date(now())
    found = list(Agency.objects.prefetch_related("names", "successor_links", "units"))
    names = queries.agency_names([each.pk for each in found], today)
    rows = [(each, names.get(each.pk, each.code), _is_over(each, today)) for each in found]
    context = {
        **trail.head(_("Agencies"), "site", trail.of_people()),
        "rows": sorted(rows, key=lambda row: (row[2], row[1])),
        "may_found": authority.may_found(me(request), today),
    }
    return render(request, "directory/agencies.html", context)


@require_safe
@readers
def agency(request: HttpRequest, agency_id: UUID) -> HttpResponse:
    """Show an agency's names through time, what it followed, what followed it, and its desks."""
    today = local_date(now())
    found = queries.agency(agency_id)
    before = list(found.predecessor_links.select_related("predecessor"))
    after = list(found.successor_links.select_related("successor"))
    linked = {link.predecessor_id for link in before} | {link.successor_id for link in after}
    context = {
        **trail.head(queries.agency_name(agency_id, today) or found.code, "site", trail.of_agencies()),
        "agency": found,
        "today": today,
        "parent_name": queries.agency_name(found.parent_id, today) if found.parent_id else "",
        "names": found.names.order_by("-from_date"),
        "before": before,
        "after": after,
        "linked_names": queries.agency_names(linked, today),
        "units": found.units.order_by("to_date", "name"),
        "may_change": authority.holds_above(me(request), authority.ADMINISTRATORS, agency_id, today),
        "may_found": authority.may_found(me(request), today),
    }
    return render(request, "directory/agency.html", context)


@form_methods
@readers
def found(request: HttpRequest) -> HttpResponse:
    """Enter a new agency."""
    form = forms.FoundForm(request.POST or None, today=local_date(now()))

    def do(data: dict[str, Any]) -> HttpResponse:
        parent = data.pop("parent")
        data["kind"], data["verified"] = AgencyKind(data["kind"]), Verification(data["verified"])
        made = operations.found_agency(by=me(request), parent_id=UUID(parent) if parent else None, now=now(), **data)
        return done(request, _("The agency is entered."), "directory:agency", made.pk)

    return act(request, form, do, title=_("New agency"), above=trail.of_agencies())


@form_methods
@readers
def edit(request: HttpRequest, agency_id: UUID) -> HttpResponse:
    """Change licence, address and the like."""
    row = queries.agency(agency_id)
    form = forms.AgencyForm(request.POST or None, initial={name: getattr(row, name) for name in EDITABLE})

    def do(data: dict[str, Any]) -> HttpResponse:
        operations.edit_agency(by=me(request), agency_id=agency_id, now=now(), **data)
        return done(request, _("Saved."), "directory:agency", agency_id)

    return act(request, form, do, title=_("Imprint and licence"), above=trail.of_agency(agency_id))


@form_methods
@readers
def rename(request: HttpRequest, agency_id: UUID) -> HttpResponse:
    """Give an agency a new name from a day on."""
    queries.agency(agency_id)
    form = forms.NameForm(request.POST or None, today=local_date(now()))

    def do(data: dict[str, Any]) -> HttpResponse:
        on = data.pop("from_date")
        data["verified"] = Verification(data["verified"])
        operations.rename_agency(by=me(request), agency_id=agency_id, on=on, now=now(), **data)
        return done(request, _("The new name holds from that day."), "directory:agency", agency_id)

    hint = _("What was published before keeps the old name.")
    return act(request, form, do, title=_("New name"), hint=hint, above=trail.of_agency(agency_id))


@form_methods
@readers
def merge(request: HttpRequest) -> HttpResponse:
    """Let a successor take over from agencies."""
    form = forms.MergeForm(request.POST or None, today=local_date(now()))

    def do(data: dict[str, Any]) -> HttpResponse:
        successor_id = UUID(data["successor"])
        operations.merge_agencies(
            by=me(request),
            predecessor_ids=[UUID(each) for each in data["predecessors"]],
            successor_id=successor_id,
            on=data["from_date"],
            document=data["document"],
            source=data["source"],
            verified=Verification(data["verified"]),
            now=now(),
        )
        return done(request, _("The merger is entered."), "directory:agency", successor_id)

    hint = _("Desks, roles and approval rights in force move to the successor on that day; delegations end.")
    return act(request, form, do, title=_("Enter a merger of agencies"), hint=hint, above=trail.of_agencies())


@form_methods
@readers
def open_unit(request: HttpRequest, agency_id: UUID) -> HttpResponse:
    """Open a desk."""
    queries.agency(agency_id)
    form = forms.UnitForm(request.POST or None, today=local_date(now()))

    def do(data: dict[str, Any]) -> HttpResponse:
        operations.open_unit(by=me(request), agency_id=agency_id, now=now(), **data)
        return done(request, _("The desk is open."), "directory:agency", agency_id)

    return act(request, form, do, title=_("New desk"), above=trail.of_agency(agency_id))


@form_methods
@readers
def close_unit(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """Close a desk on a day."""
    row = get_object_or_404(Unit, pk=unit_id)
    form = forms.EndForm(request.POST or None, today=local_date(now()))

    def do(data: dict[str, Any]) -> HttpResponse:
        operations.close_unit(by=me(request), unit_id=unit_id, to_date=data["to_date"], now=now())
        return done(request, _("The desk closes on that day."), "directory:agency", row.agency_id)

    title = _("Close the desk {name}?").format(name=row)
    return act(request, form, do, title=title, button=_("Close the desk"), above=trail.of_agency(row.agency_id))


def _is_over(row: Agency, today: date) -> bool:
    return all(name.to_date is not None and name.to_date <= today for name in row.names.all())
