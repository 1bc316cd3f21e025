"""Live blogs inside the staff shell: their screens, their menu item, what waits for a person on the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.screens.frame import person_of
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.liveblog import queries
from hoitu.production.newsroom.rules.standing import works_in_press

SHOWN = 5


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern | URLResolver]:
    return [path("", include("hoitu.production.liveblog.urls"))]


class LiveItem(MenuItem):
    """A menu item for those who work in a newsroom."""

    def is_shown(self, request: HttpRequest) -> bool:
        return works_in_press(directory.standing(person_of(request), local_date(clock.now())))


@hooks.register("register_admin_menu_item")
def live() -> MenuItem:
    return LiveItem(_("Live desk"), reverse_lazy("liveblog:blogs"), name="liveblog", icon_name="history", order=46)


class WaitingPanel(Component):
    """Live entries that wait for a person's decision: minutes count, so it stands first."""

    name = "liveblog"
    template_name = "liveblog/desk.html"
    order = 4

    def __init__(self, waiting: list[queries.Entry]) -> None:
        super().__init__()
        self.waiting = waiting

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:  # noqa: ARG002 - Wagtail's signature
        return {"waiting": self.waiting[:SHOWN], "total": len(self.waiting), "more": len(self.waiting) > SHOWN}


@hooks.register("construct_homepage_panels")
def waiting(request: HttpRequest, panels: list[Any]) -> None:
    rows = queries.waiting_for(person_of(request), clock.now())
    if rows:
        panels.append(WaitingPanel(rows))
