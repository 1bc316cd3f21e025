"""The frame of every screen of translation; see `foundation.screens`."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.rules import Standing
from hoitu.foundation.screens.frame import Frame, P, Trail, View, chosen, paged, person_of
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed
from hoitu.production.newsroom.rules.standing import works_in_press

__all__ = ["Trail", "chosen", "paged", "person_of", "screen", "show", "standing_of", "trail"]

_FRAME = Frame("translation", "globe")


def show(request: HttpRequest, template: str, title: str, *, here: str = "", **context: Any) -> HttpResponse:
    """Return a screen inside the shell, with the tabs of translation; `here` names the one that is open."""
    labels = {"queue": _("To translate"), "matrix": _("Languages"), "terms": _("Glossary"), "rule": _("Rule")}
    tabs = [(name, label, reverse(f"translation:{name}")) for name, label in labels.items()]
    return _FRAME.show(request, template, title, here=here, tabs=tabs, **context)


def screen(view: View[P]) -> View[P]:
    """Let the press in, and answer a refusal with its message and status."""

    @wraps(view)
    def for_the_press(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not works_in_press(standing_of(request)):
            raise NotAllowed(_("These screens belong to the newsrooms."))
        return view(request, *args, **kwargs)

    return _FRAME.screen(for_the_press)


def standing_of(request: HttpRequest) -> Standing:
    """Return all that the person signed in is today."""
    return directory.standing(person_of(request), local_date(clock.now()))


def trail(*below: tuple[str, str]) -> Trail:
    """Return the way down to a screen."""
    return ((_("To translate"), reverse("translation:queue")), *below)
