"""The norms' place in the staff shell: open to everybody who works there."""

from __future__ import annotations

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Put the screens under /toa-soan/quy-dinh/."""
    return [path("quy-dinh/", include("hoitu.foundation.norms.urls"))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Name the norms in the menu."""
    return MenuItem(_("Norms"), reverse("norms:topics"), name="norms", icon_name="doc-full-inverse", order=110)
