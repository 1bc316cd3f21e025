"""Field work inside the staff shell: its addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern | URLResolver]:
    return [path("tac-nghiep/", include("hoitu.production.field.urls"))]
