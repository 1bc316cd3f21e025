"""The newsroom inside the staff shell: its screens, its menu, its part of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from hoitu.foundation.directory import queries as directory
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom.rules.standing import works_in_press
from hoitu.production.newsroom.views.desk import desk_of
from hoitu.production.newsroom.views.page import person_of


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern | URLResolver]:
    return [path("", include("hoitu.production.newsroom.urls"))]


class NewsroomItem(MenuItem):
    """A menu item for those who work in a newsroom."""

    def is_shown(self, request: HttpRequest) -> bool:
        return _is_of_press(request)


def _is_of_press(request: HttpRequest) -> bool:
    return works_in_press(directory.standing(person_of(request), local_date(clock.now())))


def _item(label: Promise, address: str, name: str, icon: str, order: int) -> NewsroomItem:
    return NewsroomItem(label, reverse_lazy(f"newsroom:{address}"), name=name, icon_name=icon, order=order)


@hooks.register("register_admin_menu_item")
def ideas() -> MenuItem:
    return _item(_("Ideas"), "idea_list", "newsroom-ideas", "list-ul", 20)


@hooks.register("register_admin_menu_item")
def stories() -> MenuItem:
    return _item(_("Stories"), "story_list", "newsroom-stories", "folder-open-inverse", 30)


@hooks.register("register_admin_menu_item")
def outputs() -> MenuItem:
    return _item(_("Outputs"), "output_list", "newsroom-outputs", "doc-full", 40)


@hooks.register("register_rich_text_features", order=100)
def link_to_addresses(features: Any) -> None:
    """Open the link chooser at outside addresses: our texts are no pages of Wagtail's tree."""
    link = features.plugins_by_editor["draftail"]["link"]
    outside = reverse_lazy("wagtailadmin_choose_page_external_link")
    link.data["chooserUrls"] = {**link.data["chooserUrls"], "pageChooser": outside}


class DeskPanel(Component):
    """What waits for me, what is late, what I am writing, what is due: the first thing one sees."""

    name = "newsroom"
    template_name = "newsroom/desk.html"
    order = 10

    class Media:
        css = {"all": ["newsroom/newsroom.css"]}

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request = (parent_context or {})["request"]
        return desk_of(person_of(request), clock.now())


@hooks.register("construct_homepage_panels")
def desk(request: HttpRequest, panels: list[Any]) -> None:
    if _is_of_press(request):
        panels.append(DeskPanel())
