"""People: list, record, hiring and all that is done to an account."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hoitu.foundation.directory import authority, finding, forms, lockout, operations, queries, records
from hoitu.foundation.directory.models import Membership
from hoitu.foundation.directory.operations.second_factor import has_second_factor
from hoitu.foundation.directory.roles import Role
from hoitu.foundation.directory.views import trail
from hoitu.foundation.directory.views.acting import act, done, me, readers
from hoitu.kernel.clock import local_date, now
from hoitu.kernel.refusal import NotFound

PER_PAGE = 30
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@readers
def people(request: HttpRequest) -> HttpResponse:
    """List people, found by name, agency and role."""
    at = now()
    today = local_date(at)
    asked = finding.Asked.of(request.GET)
    page = Paginator(finding.people(asked, today, at), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        **trail.head(_("Directory"), "group"),
        "page": page,
        "rows": finding.rows(list(page), today, at),
        "asked": asked,
        "agencies": forms.agency_choices(today),
        "roles": Role.choices,
        "states": finding.STATES.items(),
        "may_change": authority.administers_somewhere(me(request), today),
        "query": asked.query(),
    }
    return render(request, "directory/people.html", context)


@require_safe
@readers
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Show one person's record."""
    at = now()
    today = local_date(at)
    found = queries.person(person_id)
    context = {
        **trail.head(str(found), "user", trail.of_people()),
        "record": records.of_person(found, today),
        "has_second_factor": has_second_factor(found),
        "needs_second_factor": queries.needs_second_factor(found, today),
        "locked_until": lockout.locked_until(found.username, at),
        "may_change": authority.may_change_person(me(request), found, today),
    }
    return render(request, "directory/person.html", context)


@form_methods
@readers
def hire(request: HttpRequest) -> HttpResponse:
    """Take somebody in; the temporary password is shown once, in the answer itself."""
    form = forms.HireForm(request.POST or None, today=local_date(now()))

    def do(data: dict[str, Any]) -> HttpResponse:
        agency_id, unit_id = data.pop("place")
        hired = operations.hire(by=me(request), agency_id=agency_id, unit_id=unit_id, now=now(), **data)
        return _hand_over(request, hired.person.pk, hired.temporary_password)

    return act(request, form, do, title=_("Add a person"), above=trail.of_people())


@form_methods
@readers
def edit(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Change how somebody is named and reached."""
    found = queries.person(person_id)
    initial = {name: getattr(found, name) for name in ("full_name", "pen_name", "email", "phone")}
    form = forms.PersonForm(request.POST or None, initial=initial)

    def do(data: dict[str, Any]) -> HttpResponse:
        operations.edit_person(by=me(request), person_id=person_id, now=now(), **data)
        return done(request, _("Saved."), "directory:person", person_id)

    return act(request, form, do, title=_("Change: {name}").format(name=found), above=trail.of_person(found))


@form_methods
@readers
def add_membership(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Give somebody one more role."""
    found = queries.person(person_id)
    form = forms.MembershipForm(request.POST or None, today=local_date(now()))

    def do(data: dict[str, Any]) -> HttpResponse:
        agency_id, unit_id = data.pop("place")
        operations.add_membership(
            by=me(request), person_id=person_id, agency_id=agency_id, unit_id=unit_id, now=now(), **data
        )
        return done(request, _("The role is given."), "directory:person", person_id)

    return act(request, form, do, title=_("New role: {name}").format(name=found), above=trail.of_person(found))


@form_methods
@readers
def end_membership(request: HttpRequest, membership_id: int) -> HttpResponse:
    """End a role on a day."""
    found = Membership.objects.filter(pk=membership_id).select_related("person").first()
    if found is None:
        raise NotFound(_("This role is not in the directory."))
    form = forms.EndForm(request.POST or None, today=local_date(now()))

    def do(data: dict[str, Any]) -> HttpResponse:
        operations.end_membership(by=me(request), membership_id=membership_id, to_date=data["to_date"], now=now())
        return done(request, _("The role ends on that day."), "directory:person", found.person_id)

    return act(request, form, do, title=_("End a role: {row}").format(row=found), above=trail.of_person(found.person))


@form_methods
@readers
def disable(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Disable an account, with a reason."""
    found = queries.person(person_id)

    def do(data: dict[str, Any]) -> HttpResponse:
        operations.disable(by=me(request), person_id=person_id, reason=data["reason"], now=now())
        return done(request, _("The account is disabled."), "directory:person", person_id)

    title = _("Disable the account of {name}?").format(name=found)
    form = forms.ReasonForm(request.POST or None)
    return act(request, form, do, title=title, button=_("Disable"), above=trail.of_person(found))


@form_methods
@readers
def enable(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Let a disabled account in again."""
    found = queries.person(person_id)

    def do(_data: dict[str, Any]) -> HttpResponse:
        operations.enable(by=me(request), person_id=person_id, now=now())
        return done(request, _("The account is enabled."), "directory:person", person_id)

    title = _("Enable the account of {name}?").format(name=found)
    form = forms.ConfirmForm(request.POST or None)
    return act(request, form, do, title=title, button=_("Enable"), above=trail.of_person(found))


@form_methods
@readers
def unlock(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Lift a lock-out after wrong passwords."""
    found = queries.person(person_id)

    def do(_data: dict[str, Any]) -> HttpResponse:
        operations.unlock(by=me(request), person_id=person_id, now=now())
        return done(request, _("The account is unlocked."), "directory:person", person_id)

    title = _("Unlock the account of {name}?").format(name=found)
    form = forms.ConfirmForm(request.POST or None)
    return act(request, form, do, title=title, button=_("Unlock"), above=trail.of_person(found))


@form_methods
@readers
def reset_password(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Make a temporary password, shown once."""
    found = queries.person(person_id)

    def do(_data: dict[str, Any]) -> HttpResponse:
        given = operations.reset_password(by=me(request), person_id=person_id, now=now())
        return _hand_over(request, person_id, given)

    title = _("New temporary password for {name}?").format(name=found)
    hint = _("The present password stops working at once, and every open session ends.")
    form = forms.ConfirmForm(request.POST or None)
    return act(request, form, do, title=title, button=_("Make a password"), hint=hint, above=trail.of_person(found))


@form_methods
@readers
def reset_second_factor(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Remove the codes of a lost phone."""
    found = queries.person(person_id)

    def do(data: dict[str, Any]) -> HttpResponse:
        operations.reset_second_factor(by=me(request), person_id=person_id, reason=data["reason"], now=now())
        return done(request, _("The second factor is removed."), "directory:person", person_id)

    title = _("Remove the second factor of {name}?").format(name=found)
    hint = _("Make sure that it is really this person who asks. They set up a new one at the next sign-in.")
    form = forms.ReasonForm(request.POST or None)
    return act(request, form, do, title=title, button=_("Remove"), hint=hint, above=trail.of_person(found))


def _hand_over(request: HttpRequest, person_id: UUID, password: str) -> HttpResponse:
    found = queries.person(person_id)
    context = {
        **trail.head(_("Hand over the temporary password"), "key", trail.of_person(found)),
        "person": found,
        "password": password,
    }
    return render(request, "directory/hand_over.html", context)
