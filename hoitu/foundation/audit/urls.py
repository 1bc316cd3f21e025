from __future__ import annotations

from django.urls import path

from hoitu.foundation.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.entries, name="entries"),
    path("tep-csv/", views.export, name="export"),
    path("<int:seq>/", views.entry, name="entry"),
]
