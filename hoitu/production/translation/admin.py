"""Translation inside the staff shell: its screens, its menu item, its part of the desk."""

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
from hoitu.foundation.directory.rules import Standing
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom.rules.standing import READS_KHMER, works_in_press
from hoitu.production.translation import queries
from hoitu.production.translation.views.frame import person_of

ON_DESK = 5


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern | URLResolver]:
    return [path("ban-dich/", include("hoitu.production.translation.urls"))]


def _standing(request: HttpRequest) -> Standing:
    return directory.standing(person_of(request), local_date(clock.now()))


class TranslationItem(MenuItem):
    """A menu item for those who work in a newsroom."""

    def is_shown(self, request: HttpRequest) -> bool:
        return works_in_press(_standing(request))


@hooks.register("register_admin_menu_item")
def pairs() -> MenuItem:
    address = reverse_lazy("translation:queue")
    return TranslationItem(_("Khmer pairs"), address, name="translation", icon_name="globe", order=45)


class DeskPanel(Component):
    """What waits for a translator."""

    name = "translation"
    template_name = "translation/parts/desk_panel.html"
    order = 20

    class Media:
        css = {"all": ["newsroom/newsroom.css"]}

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request, now = (parent_context or {})["request"], clock.now()
        waiting = queries.to_do(person_of(request), now)
        return {"pairs": list(waiting[:ON_DESK]), "total": waiting.count(), "now": now}


@hooks.register("construct_homepage_panels")
def desk(request: HttpRequest, panels: list[Any]) -> None:
    if any(held.role in READS_KHMER for held in _standing(request).roles):
        panels.append(DeskPanel())
