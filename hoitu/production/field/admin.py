"""Field work inside the staff shell: its addresses, its menu item, and wiping the phone at signing out."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from hoitu.foundation.directory import queries as directory
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.field.words import WORDS
from hoitu.production.newsroom.rules.standing import works_in_press
from hoitu.production.newsroom.views.page import person_of


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern | URLResolver]:
    return [path("tac-nghiep/", include("hoitu.production.field.urls"))]


class FieldItem(MenuItem):
    """The way to the phone's app, for those who work in a newsroom."""

    def is_shown(self, request: HttpRequest) -> bool:
        return works_in_press(directory.standing(person_of(request), local_date(clock.now())))


@hooks.register("register_admin_menu_item")
def field_work() -> MenuItem:
    return FieldItem(_("Field work"), reverse_lazy("field:shell"), name="field-work", icon_name="mobile-alt", order=45)


@hooks.register("insert_global_admin_js")
def wipe_at_sign_out() -> SafeString:
    return format_html('<script src="{}" data-unsent="{}"></script>', static("field/leave.js"), WORDS["leave_unsent"])
