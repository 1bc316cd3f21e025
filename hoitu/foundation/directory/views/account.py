"""One's own account, and what was kept when the session was locked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hoitu.foundation.directory import parking, queries, records
from hoitu.foundation.directory.models import Person
from hoitu.foundation.directory.operations.second_factor import has_second_factor
from hoitu.foundation.directory.views import trail
from hoitu.kernel.clock import local_date, now


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show one's roles, rights, delegations, password and second factor."""
    person = request.user
    assert isinstance(person, Person)  # noqa: S101 - the shell lets nobody else in
    today = local_date(now())
    context = {
        **trail.head(_("My account"), "user"),
        "record": records.of_person(person, today),
        "has_second_factor": has_second_factor(person),
        "needs_second_factor": queries.needs_second_factor(person, today),
        "can_delegate": bool(records.own_rights(person, today)),
    }
    return render(request, "directory/account.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def parked(request: HttpRequest) -> HttpResponse:
    """Give back what was being sent when the session was locked, or throw it away."""
    kept = parking.read(request)
    if request.method == "POST":
        parking.drop(request)
        return redirect("wagtailadmin_home")
    context = {**trail.head(_("Kept for you"), "history"), "parked": kept}
    return render(request, "directory/parked.html", context)
