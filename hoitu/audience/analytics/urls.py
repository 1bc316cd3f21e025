"""The one public address of analytics; it belongs to no page."""

from __future__ import annotations

from django.urls import URLPattern, path

from hoitu.audience.analytics import views

app_name = "analytics"
urlpatterns: list[URLPattern] = [path("t/e", views.event, name="event")]
