"""Approval rights as a matrix, and delegations in writing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hoitu.foundation.directory import authority, forms, operations, queries, records
from hoitu.foundation.directory.models import ApprovalRight, Delegation
from hoitu.foundation.directory.roles import Level
from hoitu.foundation.directory.views import trail
from hoitu.foundation.directory.views.acting import act, done, me, readers
from hoitu.kernel.clock import local_date, now

PER_PAGE = 30
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@readers
def matrix(request: HttpRequest) -> HttpResponse:
    """Show who may approve what: places down, levels across."""
    today = local_date(now())
    asked = request.GET.get("co_quan", "")
    agencies = forms.agency_choices(today)
    held = ApprovalRight.objects.filter(Q(to_date=None) | Q(to_date__gt=today)).select_related("person", "unit")
    if asked in dict(agencies):
        held = held.filter(agency_id=asked)
    cells: dict[str, dict[str, list[records.Line]]] = {}
    for right, line in _with_lines(list(held), today):
        cells.setdefault(line.where, {}).setdefault(right.level, []).append(line)
    context = {
        **trail.head(_("Approval rights"), "check", trail.of_people()),
        "levels": Level.choices,
        "rows": [(where, [levels.get(level, []) for level in Level.values]) for where, levels in sorted(cells.items())],
        "agencies": agencies,
        "asked": asked,
        "may_change": authority.heads_somewhere(me(request), today),
    }
    return render(request, "directory/rights.html", context)


@form_methods
@readers
def grant(request: HttpRequest) -> HttpResponse:
    """Give a right to approve."""
    initial = {"person": request.GET.get("nguoi")}
    form = forms.RightForm(request.POST or None, today=local_date(now()), initial=initial)

    def do(data: dict[str, Any]) -> HttpResponse:
        agency_id, unit_id = data.pop("place")
        person = data.pop("person")
        operations.grant_right(
            by=me(request), person_id=person.pk, agency_id=agency_id, unit_id=unit_id, now=now(), **data
        )
        return done(request, _("The right is granted."), "directory:person", person.pk)

    return act(request, form, do, title=_("Grant an approval right"), above=trail.of_rights())


@form_methods
@readers
def revoke(request: HttpRequest, right_id: int) -> HttpResponse:
    """End a right on a day."""
    found = get_object_or_404(ApprovalRight.objects.select_related("person"), pk=right_id)
    form = forms.EndForm(request.POST or None, today=local_date(now()))

    def do(data: dict[str, Any]) -> HttpResponse:
        operations.revoke_right(by=me(request), right_id=right_id, to_date=data["to_date"], now=now())
        return done(request, _("The right ends on that day."), "directory:person", found.person_id)

    title = _("End a right: {row}").format(row=found)
    return act(request, form, do, title=title, above=trail.of_person(found.person))


@require_safe
@readers
def delegations(request: HttpRequest) -> HttpResponse:
    """List all delegations, those in force first."""
    today = local_date(now())
    found = Delegation.objects.select_related("giver", "deputy", "unit").order_by("-from_date", "-pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    context = {
        **trail.head(_("Delegations"), "mail", trail.of_people()),
        "page": page,
        "rows": records.delegation_lines(list(page), today),
        "can_delegate": bool(records.own_rights(me(request), today)),
    }
    return render(request, "directory/delegations.html", context)


@form_methods
def delegate(request: HttpRequest) -> HttpResponse:
    """Lend one of one's own rights; the page afterwards is the paper to print and sign."""
    today = local_date(now())
    own = records.own_rights(me(request), today)
    rights = [(str(line.id), f"{line.what}: {line.where}") for line in own]
    form = forms.DelegationForm(request.POST or None, today=today, giver=me(request), rights=rights)

    def do(data: dict[str, Any]) -> HttpResponse:
        right = ApprovalRight.objects.get(pk=int(data.pop("right")), person=me(request))
        made = operations.delegate(
            by=me(request),
            deputy_id=data.pop("deputy").pk,
            agency_id=right.agency_id,
            unit_id=right.unit_id,
            level=Level(right.level),
            now=now(),
            **data,
        )
        return redirect("directory:delegation", made.pk)

    hint = "" if own else _("You hold no approval right of your own, so there is nothing to delegate.")
    return act(request, form, do, title=_("Delegate an approval right"), hint=hint, above=trail.of_account())


@require_safe
def delegation(request: HttpRequest, delegation_id: int) -> HttpResponse:
    """Show one delegation as a page to print; seen by its two people and by those who may look."""
    today = local_date(now())
    found = _seen(request, delegation_id)
    context = {
        **trail.head(_("Delegation of an approval right"), "mail", _way(request)),
        "line": records.delegation_lines([found], today)[0],
        "given_at": found.given_at,
        "agency": queries.agency_name(found.agency_id, found.from_date),
        "may_revoke": found.giver_id == me(request).pk
        or authority.holds_above(me(request), authority.HEADS, found.agency_id, today),
    }
    return render(request, "directory/delegation.html", context)


@form_methods
def revoke_delegation(request: HttpRequest, delegation_id: int) -> HttpResponse:
    """Take a delegation back."""
    found = _seen(request, delegation_id)

    def do(data: dict[str, Any]) -> HttpResponse:
        operations.revoke_delegation(by=me(request), delegation_id=found.pk, reason=data["reason"], now=now())
        return done(request, _("The delegation is revoked."), "directory:delegation", found.pk)

    form = forms.ReasonForm(request.POST or None)
    above = (*_way(request), (_("Delegation of an approval right"), reverse("directory:delegation", args=[found.pk])))
    return act(request, form, do, title=_("Revoke the delegation?"), button=_("Revoke"), above=above)


def _seen(request: HttpRequest, delegation_id: int) -> Delegation:
    found = Delegation.objects.filter(pk=delegation_id).select_related("giver", "deputy", "unit").first()
    if found is None:
        raise Http404
    involved = me(request).pk in {found.giver_id, found.deputy_id}
    if not involved and not authority.may_look(me(request), local_date(now())):
        raise PermissionDenied
    return found


def _way(request: HttpRequest) -> trail.Trail:
    """Return the way to a delegation: by the list for those who may look, by one's own account for others."""
    if authority.may_look(me(request), local_date(now())):
        return (*trail.of_people(), (_("Delegations"), reverse("directory:delegations")))
    return trail.of_account()


def _with_lines(held: list[ApprovalRight], today: date) -> list[tuple[ApprovalRight, records.Line]]:
    by_id: dict[int, ApprovalRight] = {right.pk: right for right in held}
    return [(by_id[line.id], line) for line in records.lines(held, today)]
