"""The menu by job: our modules add their entries, Wagtail's that have no use here are taken out for good."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, admin_menu
from wagtail.admin.search import Search, admin_search_areas
from wagtail.admin.templatetags import wagtailadmin_tags

# Pages, page reports, Wagtail's own users, sites and workflows: the house has its own nouns for these.
UNUSED = {"explorer", "reports", "settings", "help", "snippets"}
UNSEARCHED = {"pages", "users"}
# Wagtail's own two entries, between ours: photos, audio and video (60), documents.
ORDERS = {"images": 50, "documents": 70}


class JobsMenu(Menu):
    """The menu without what is unused here: nothing asks on every page who may see it."""

    @cached_property
    def registered_menu_items(self) -> list[MenuItem]:
        found = [item for item in super().registered_menu_items if item.name not in UNUSED]
        for item in found:
            item.order = ORDERS.get(item.name, item.order)
        return found


class JobsSearch(Search):
    """The search without pages and users."""

    @cached_property
    def registered_search_areas(self) -> list[Any]:
        return [area for area in super().registered_search_areas if area.name not in UNSEARCHED]


def take_over() -> None:
    """Put our menu and search in Wagtail's place; and its list of languages, read on every page, is empty: one is."""
    admin_menu.__class__ = JobsMenu
    admin_search_areas.__class__ = JobsSearch
    wagtailadmin_tags.Locale = SimpleNamespace(objects=SimpleNamespace(all=list))


@hooks.register("register_admin_menu_item")
def dashboard_item() -> MenuItem:
    return MenuItem(_("My desk"), reverse("wagtailadmin_home"), name="desk", icon_name="home", order=0)
