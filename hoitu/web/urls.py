"""Every address of the house; the route table is pinned by a test."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.static import serve

urlpatterns: list[URLPattern | URLResolver] = [
    path("toa-soan/tai-khoan/", include("allauth.urls")),
    path("toa-soan/tai-lieu/", include("wagtail.documents.urls")),
    path("toa-soan/", include("wagtail.admin.urls")),
    # Originals and renditions of the library: staff alone see them, readers get the frozen copies.
    path("media/<path:path>", login_required(serve), {"document_root": settings.MEDIA_ROOT}, name="library_file"),
    path("", include("hoitu.delivery.site.urls")),
]

handler404 = "hoitu.delivery.site.views.not_found"
