"""Every address of the house; the route table is pinned by a test."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("toa-soan/", include("wagtail.admin.urls")),
]
