"""The place of notices in the staff shell: the bell, the menu, one's account."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Put the screens under /toa-soan/thong-bao/."""
    return [path("thong-bao/", include("hoitu.foundation.notices.urls"))]


@hooks.register("register_icons")
def icons(known: Sequence[str]) -> list[str]:
    """Add the bell."""
    return [*known, "notices/bell.svg"]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Name notices in the menu, after one's desk."""
    return MenuItem(gettext_lazy("Notices"), reverse_lazy("notices:list"), name="notices", icon_name="bell", order=5)


@hooks.register("register_account_menu_item")
def account_item(_request: HttpRequest) -> dict[str, object]:
    """Lead from one's account to how notices arrive."""
    return {
        "url": reverse("notices:preferences"),
        "label": _("How notices arrive"),
        "help_text": _("Kinds and channels, quiet hours, digests, browsers"),
    }


@hooks.register("insert_global_admin_css")
def bell_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("notices/bell.css"))


@hooks.register("insert_global_admin_js")
def bell() -> SafeString:
    """Load the bell: it asks for its number itself, so that no page waits for it or pays a query."""
    return format_html(
        '<script src="{}" data-count="{}" data-list="{}" data-label="{}"></script>',
        static("notices/bell.js"),
        reverse("notices:count"),
        reverse("notices:list"),
        _("Notices"),
    )
