"""Readers inside the staff shell: the screens, the menu item, what waits on the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from hoitu.audience.readers import queries
from hoitu.audience.readers.rules.standing import moderates_somewhere
from hoitu.audience.readers.views.frame import standing_of
from hoitu.foundation.screens.frame import person_of
from hoitu.kernel import clock


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern | URLResolver]:
    return [path("ban-doc/", include("hoitu.audience.readers.urls"))]


class ReadersItem(MenuItem):
    """A menu item for those who decide on readers' words."""

    def is_shown(self, request: HttpRequest) -> bool:
        return moderates_somewhere(standing_of(request))


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return ReadersItem(_("Readers"), reverse_lazy("readers:letters"), name="readers", icon_name="comment", order=58)


class WaitingPanel(Component):
    """How much of readers waits."""

    name = "readers"
    template_name = "readers/parts/desk.html"
    order = 40

    def __init__(self, waiting: int, reported: int, letters: int, late: int) -> None:
        super().__init__()
        self.shown = {"waiting": waiting, "reported": reported, "letters": letters, "late": late}

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:  # noqa: ARG002 - Wagtail's signature
        return dict(self.shown)


@hooks.register("construct_homepage_panels")
def desk(request: HttpRequest, panels: list[Any]) -> None:
    if moderates_somewhere(standing_of(request)):
        waiting, reported = queries.waiting_for(person_of(request), clock.now())
        letters, late = queries.letters_waiting(person_of(request), clock.now())
        if waiting or reported or letters or late:
            panels.append(WaitingPanel(waiting, reported, letters, late))
