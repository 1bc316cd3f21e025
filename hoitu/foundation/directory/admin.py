"""The directory's place in the staff shell; Wagtail's own user and group screens stay closed (nobody has them)."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.account import NameEmailSettingsPanel

from hoitu.foundation.directory import authority
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
