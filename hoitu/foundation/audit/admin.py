"""The audit's place in the staff shell."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from hoitu.foundation.audit.queries import MAY_VIEW


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Put the screens under /toa-soan/nhat-ky/."""
    return [path("nhat-ky/", include("hoitu.foundation.audit.urls"))]


class AuditMenuItem(MenuItem):
    """Seen by those who may read the audit log."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the permission, not the role: the directory gives permissions to roles."""
        return request.user.has_perm(MAY_VIEW)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Name the audit log in the menu, near its end."""
    return AuditMenuItem(_("Audit log"), reverse("audit:entries"), name="audit", icon_name="history", order=120)
