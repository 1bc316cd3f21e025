"""The frame of the screens of readers; see `foundation.screens`."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.audience.readers.rules.standing import moderates_somewhere
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.rules import Standing
from hoitu.foundation.screens.frame import Frame, P, Trail, View, person_of
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed

_FRAME = Frame("readers", "comment")


def show(request: HttpRequest, template: str, title: str, *, here: str = "", **context: Any) -> HttpResponse:
    """Return a screen inside the shell, with the tabs of readers; `here` names the one that is open."""
    labels = {"letters": _("Letters"), "comments": _("Comments"), "closings": _("Closed comments"), "rule": _("Rule")}
    tabs = [(name, label, reverse(f"readers:{name}")) for name, label in labels.items()]
    return _FRAME.show(request, template, title, here=here, tabs=tabs, **context)


def screen(view: View[P]) -> View[P]:
    """Let those in who decide on readers' words somewhere, and answer a refusal with its message and status."""

    @wraps(view)
    def for_moderators(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not moderates_somewhere(standing_of(request)):
            raise NotAllowed(
                _("Editors, desk heads, the secretariat and the editors-in-chief decide on readers' words.")
            )
        return view(request, *args, **kwargs)

    return _FRAME.screen(for_moderators)


def standing_of(request: HttpRequest) -> Standing:
    """Return all that the person signed in is today."""
    return directory.standing(person_of(request), local_date(clock.now()))


def trail(*below: tuple[str, str]) -> Trail:
    """Return the way down to a screen."""
    return ((_("Comments"), reverse("readers:comments")), *below)


def number_of(request: HttpRequest, name: str) -> int:
    """Return the number a button sent, zero where it is none that a row could have (64 bits)."""
    given = request.POST.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else 0  # noqa: PLR2004 - 64 bits
