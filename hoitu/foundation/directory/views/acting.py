"""How every act of the directory is shown and answered: a form, one operation, then the record or the refusal."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hoitu.foundation.directory import authority
from hoitu.foundation.directory.models import Person
from hoitu.foundation.directory.views.trail import Trail, head
from hoitu.kernel.clock import local_date, now
from hoitu.kernel.refusal import NotFound, Refusal

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def readers(view: View[P]) -> View[P]:
    """Let in those who may look at the directory; what is not there is a 404."""

    @wraps(view)
    def inner(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not authority.may_look(me(request), local_date(now())):
            raise PermissionDenied
        try:
            return view(request, *args, **kwargs)
        except NotFound as missing:
            raise Http404(missing.message) from None

    return inner


def me(request: HttpRequest) -> Person:
    """Return who asks; the shell lets in people of the directory only."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def act(
    request: HttpRequest,
    form: forms.Form,
    do: Callable[[dict[str, Any]], HttpResponse],
    *,
    title: str,
    button: str = "",
    hint: str = "",
    above: Trail = (),
) -> HttpResponse:
    """Show the form, or do what it says; a refusal is shown with the form, its text kept, under its own status.

    `above` is the way to here; its last step is where one goes back to.
    """
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return do(form.cleaned_data)
            except Refusal as refusal:
                status = refusal.status
                for message in (refusal.message, *getattr(refusal, "problems", ())):
                    form.add_error(None, message)
    context = {
        **head(title, "group", above),
        "form": form,
        "button": button or _("Save"),
        "hint": hint,
        "back": above[-1][1] if above else "",
    }
    return render(request, "directory/form.html", context, status=status)


def done(request: HttpRequest, message: str, to: str, *args: Any) -> HttpResponse:
    """Say what was done and go to its record."""
    messages.success(request, message)
    return redirect(to, *args)
