"""Addresses under /toa-soan/quy-dinh/."""

from __future__ import annotations

from django.urls import path

from hoitu.foundation.norms import views

app_name = "norms"
urlpatterns = [
    path("", views.topics, name="topics"),
    path("<slug:code>/", views.topic, name="topic"),
]
