"""Writing together inside the staff shell: its screens."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from hoitu.foundation.directory import queries as directory
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom.rules.standing import works_in_press
from hoitu.production.writing.views.frame import person_of


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern | URLResolver]:
    return [path("", include("hoitu.production.writing.urls"))]


class StyleItem(MenuItem):
    """A menu item for those who work in a newsroom."""

    def is_shown(self, request: HttpRequest) -> bool:
        return works_in_press(directory.standing(person_of(request), local_date(clock.now())))


@hooks.register("register_admin_menu_item")
def style() -> MenuItem:
    address = reverse_lazy("writing:style_rules")
    return StyleItem(_("House style"), address, name="writing-style", icon_name="clipboard-list", order=47)
