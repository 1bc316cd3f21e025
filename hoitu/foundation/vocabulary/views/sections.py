"""Sections: list, add, rename, move, close."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hoitu.foundation.vocabulary import operations, queries
from hoitu.foundation.vocabulary.forms import ClosingForm, NamesForm, NewSectionForm
from hoitu.foundation.vocabulary.queries import Section
from hoitu.foundation.vocabulary.views import frame
from hoitu.kernel.clock import local_date, now
from hoitu.kernel.refusal import Refusal


@require_http_methods(["GET", "POST"])
def sections(request: HttpRequest) -> HttpResponse:
    """List all sections, closed ones last; add one."""
    form = NewSectionForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = frame.attempt(form, lambda given: operations.add_section(by=frame.actor(request), now=now(), **given))
        if not status:
            messages.success(request, _("Section “%(name)s” is added.") % {"name": form.cleaned_data["name"]})
            return redirect("vocabulary:sections")
    today = local_date(now())
    every = list(queries.all_sections())
    context: dict[str, Any] = {
        "open_sections": [one for one in every if one.to_date is None or one.to_date > today],
        "closed_sections": [one for one in every if one.to_date is not None and one.to_date <= today],
        "form": form,
        "may_change": frame.may_change(request),
        **frame.header(_("Sections"), "list-ul"),
    }
    return render(request, "vocabulary/sections.html", context, status=status)


@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, code: str) -> HttpResponse:
    """Show one section; rename it."""
    found = _found(code)
    form = NamesForm(request.POST or None, initial={"name": found.name, "name_km": found.name_km})
    status = 200
    if request.method == "POST":
        status = frame.attempt(
            form, lambda given: operations.rename_section(by=frame.actor(request), code=code, now=now(), **given)
        )
        if not status:
            messages.success(request, _("The new names are kept."))
            return redirect("vocabulary:section", code)
    return _page(request, found, form, ClosingForm(initial={"to_date": local_date(now())}), status)


@require_POST
def closing(request: HttpRequest, code: str) -> HttpResponse:
    """Close a section from a day on, or take that back."""
    found = _found(code)
    form = ClosingForm(request.POST)
    by = frame.actor(request)
    if "reopen" in request.POST:
        return _plainly(request, code, lambda: operations.reopen_section(by=by, code=code, now=now()))
    status = frame.attempt(form, lambda given: operations.close_section(by=by, code=code, now=now(), **given))
    if status:
        names = NamesForm(initial={"name": found.name, "name_km": found.name_km})
        return _page(request, found, names, form, status)
    messages.success(request, _("The section is closed from that day on."))
    return redirect("vocabulary:section", code)


@require_POST
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Move a section one place up or down."""
    codes = [one.code for one in queries.sections_on(local_date(now()))]
    if code not in codes:
        raise Http404
    here = codes.index(code)
    there = max(0, here - 1) if "up" in request.POST else min(len(codes) - 1, here + 1)
    codes.insert(there, codes.pop(here))
    by = frame.actor(request)
    return _plainly(request, "", lambda: operations.order_sections(by=by, codes=codes, now=now()))


def _plainly(request: HttpRequest, code: str, act: Any) -> HttpResponse:
    """Do an operation that has no form; a no is a message on the page it came from."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect("vocabulary:section", code) if code else redirect("vocabulary:sections")


def _found(code: str) -> Section:
    found = queries.section(code)
    if found is None:
        raise Http404(_("There is no section “%(code)s”.") % {"code": code})
    return found


def _page(request: HttpRequest, found: Section, names: Form, closing: Form, status: int) -> HttpResponse:
    context = {
        "section": found,
        "form": names,
        "closing_form": closing,
        "may_change": frame.may_change(request),
        **frame.header(found.name, "list-ul", ("vocabulary:sections", _("Sections"))),
    }
    return render(request, "vocabulary/section.html", context, status=status)
