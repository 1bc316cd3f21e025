"""Every address of the house; the route table is pinned by a test."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, re_path

from hoitu.foundation.media.views import library_file
from hoitu.web import errors, health
from hoitu.web.shell import refusals
from hoitu.web.shell.dashboard import Dashboard

handler400 = errors.bad_request
handler403 = refusals.refuse
handler404 = errors.not_found
handler429 = errors.too_many  # allauth's own name
handler500 = errors.server_error

# Parts of Wagtail's admin that would write around our operations and their audit.
CLOSED = "pages|users|groups|sites|collections|workflows|reports|password_reset|api|failwhale|test404"

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("toa-soan/", include("hoitu.foundation.directory.urls")),
    path("toa-soan/tai-lieu/", include("wagtail.documents.urls")),
    path("toa-soan/", Dashboard.as_view(), name="wagtailadmin_home"),
    re_path(rf"^toa-soan/(?:{CLOSED})/", errors.not_found, name="closed"),
    path("toa-soan/", include("wagtail.admin.urls")),
    # Originals and renditions of the library: staff alone see them, readers get the frozen copies.
    path("media/<path:path>", library_file, name="library_file"),
    path("", include("hoitu.audience.analytics.urls")),
    path("", include("hoitu.delivery.site.urls")),
]
