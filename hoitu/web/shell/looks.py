"""The looks of the shell: one style sheet and one script of our own on every page."""

from __future__ import annotations

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def shell_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("web/shell.css"))


@hooks.register("insert_global_admin_js")
def shell_js() -> SafeString:
    return format_html('<script src="{}"></script>', static("web/shell.js"))
