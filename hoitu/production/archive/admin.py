"""The archive inside the staff shell: its screens and its menu item."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.screens.frame import person_of
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern | URLResolver]:
    return [path("kho-tin/", include("hoitu.production.archive.urls"))]


class ArchiveItem(MenuItem):
    """A menu item for everybody who holds a role."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(directory.roles_on(person_of(request).pk, local_date(clock.now())))


@hooks.register("register_admin_menu_item")
def archive() -> MenuItem:
    return ArchiveItem(
        _("Archive"), reverse_lazy("archive:search"), name="archive", icon_name="folder-open-1", order=48
    )
