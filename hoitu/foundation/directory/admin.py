"""The directory's place in the staff shell; Wagtail's own user and group screens stay closed (nobody has them)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.account import NameEmailSettingsPanel

from hoitu.foundation.directory import authority, finding
from hoitu.foundation.directory.models import Person
from hoitu.foundation.directory.shell_urls import urlpatterns
from hoitu.foundation.directory.views import account
from hoitu.kernel.clock import local_date, now

WAGTAIL_USER_SCREENS = ("users", "groups")


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Put the directory under /toa-soan/danh-ba/ and one's own account under /toa-soan/tai-khoan/."""
    return [
        path("tai-khoan/", account.account, name="directory_account"),
        path("tai-khoan/giu-lai/", account.parked, name="directory_parked"),
        path("danh-ba/", include((urlpatterns, "directory"))),
    ]


class DirectoryMenuItem(MenuItem):
    """Seen by administrators, and by overseers and heads, who may look."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask today's roles."""
        return isinstance(request.user, Person) and authority.may_look(request.user, local_date(now()))


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Name the directory in the menu."""
    return DirectoryMenuItem(
        _("Directory"), reverse("directory:people"), name="directory", icon_name="group", order=100
    )


class LockedPanel(Component):
    """Who cannot sign in after wrong passwords, for those who may help: seen only when there is somebody."""

    name = "directory-locked"
    template_name = "directory/locked_panel.html"
    order = 5

    def __init__(self, locked: list[tuple[Person, datetime]]) -> None:
        self.locked = locked

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:  # noqa: ARG002 - Wagtail's signature
        return {"locked": self.locked}


@hooks.register("construct_homepage_panels")
def locked_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Put locked accounts on the desk of their administrator."""
    at = now()
    today = local_date(at)
    if isinstance(request.user, Person) and authority.administers_somewhere(request.user, today):
        locked = finding.locked_out(request.user, today, at)
        if locked:
            panels.append(LockedPanel(locked))


@hooks.register("construct_settings_menu")
def hide_wagtail_screens(_request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out Wagtail's user and group screens: the directory is the one door."""
    items[:] = [item for item in items if item.name not in WAGTAIL_USER_SCREENS]


@hooks.register("register_account_menu_item")
def account_item(_request: HttpRequest) -> dict[str, object]:
    """Lead from Wagtail's account page to ours."""
    return {
        "url": reverse("directory_account"),
        "label": _("My roles, password and second factor"),
        "help_text": _("Password, second factor, recovery codes, delegations"),
    }


# Names are changed by `operations.edit_person`, which is audited; Wagtail offers no setting to leave its form out.
NameEmailSettingsPanel.is_active = lambda _panel: False
