"""The menu by job: our modules add their entries, Wagtail's that have no use here are taken out."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

# Pages, page reports, Wagtail's own users, sites and workflows: the house has its own nouns for these.
UNUSED = {"explorer", "reports", "settings", "help", "snippets"}
# Wagtail's own two entries, between ours: photos, audio and video (60), documents.
ORDERS = {"images": 50, "documents": 70}


@hooks.register("register_admin_menu_item")
def dashboard_item() -> MenuItem:
    return MenuItem(_("My desk"), reverse("wagtailadmin_home"), name="desk", icon_name="home", order=0)


@hooks.register("construct_main_menu", order=1000)
def keep_to_the_jobs(_request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in UNUSED]
    for item in items:
        item.order = ORDERS.get(item.name, item.order)


@hooks.register("construct_search", order=1000)
def search_no_pages(_request: HttpRequest, areas: list[MenuItem]) -> None:
    areas[:] = [area for area in areas if area.name not in {"pages", "users"}]
