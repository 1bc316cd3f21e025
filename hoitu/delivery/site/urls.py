"""Addresses of the site that are answered at once, or until their page is frozen; all others are frozen files."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from hoitu.delivery.site import views

app_name = "site"
urlpatterns: list[URLPattern] = [
    path("", views.not_frozen, {"language": "vi"}, name="home"),
    path("km/", views.not_frozen, {"language": "km"}, name="home-km"),
    path("tim-kiem/", views.search, {"language": "vi"}, name="search"),
    path("km/tim-kiem/", views.search, {"language": "km"}, name="search-km"),
    path("tiet-kiem/", views.saving, {"language": "vi"}, name="saving"),
    path("km/tiet-kiem/", views.saving, {"language": "km"}, name="saving-km"),
    re_path(r"^(?:km/)?[a-z0-9-]+/[a-z0-9-]+-(?P<number>[0-9]{1,12})/$", views.article, name="article"),
]
