"""The vocabulary's place in the staff shell."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from hoitu.foundation.vocabulary.operations import keeps
from hoitu.kernel.clock import now


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Put the screens under /toa-soan/tu-vung/."""
    return [path("tu-vung/", include("hoitu.foundation.vocabulary.urls"))]


class VocabularyMenuItem(SubmenuMenuItem):
    """Seen by the keepers of the vocabulary; others reach the lists by links."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the same question the operations ask."""
        person: Any = request.user
        return keeps(person, now())


@hooks.register("register_admin_menu_item")
def menu_item() -> SubmenuMenuItem:
    """Put sections, topics and places under one heading."""
    items = [
        MenuItem(_("Sections"), reverse("vocabulary:sections"), icon_name="list-ul", order=1),
        MenuItem(_("Topics"), reverse("vocabulary:topics"), icon_name="tag", order=2),
        MenuItem(_("Places"), reverse("vocabulary:places"), icon_name="site", order=3),
    ]
    return VocabularyMenuItem(
        _("Vocabulary"), Menu(items=items), name="vocabulary", icon_name="folder-open-1", order=80
    )
