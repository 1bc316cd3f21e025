"""The outbox's place in the staff shell."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from hoitu.foundation.outbox import queries
from hoitu.foundation.outbox.operations import MAY_VIEW
from hoitu.kernel import clock


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Put the screens under /toa-soan/viec-nen/."""
    return [path("viec-nen/", include("hoitu.foundation.outbox.urls"))]


class WorkMenuItem(MenuItem):
    """Seen by those who may look after background work."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the permission, not the role: the directory gives permissions to roles."""
        return request.user.has_perm(MAY_VIEW)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Name background work in the menu, near its end."""
    return WorkMenuItem(_("Background work"), reverse("outbox:work"), name="outbox", icon_name="rotate", order=130)


class StoppedPanel(Component):
    """Tells everybody, above all else, that nothing goes out while no worker runs."""

    name = "outbox"
    template_name = "outbox/stopped.html"
    order = 0


@hooks.register("construct_homepage_panels")
def stopped(request: HttpRequest, panels: list[Any]) -> None:  # noqa: ARG001 - Wagtail's signature
    """Show it only then."""
    if not queries.is_alive(clock.now()):
        panels.append(StoppedPanel())
