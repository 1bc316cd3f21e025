"""The screens of the archive, under the staff shell."""

from __future__ import annotations

from django.urls import path

from hoitu.production.archive.views import gathering, highlights, releases, reusing, searching, uses

app_name = "archive"

urlpatterns = [
    path("", searching.search, name="search"),
    path("chuyen-de/", gathering.dossiers, name="dossiers"),
    path("chuyen-de/<uuid:output_id>/", gathering.dossier, name="dossier"),
    path("diem-tin/", highlights.highlights, name="highlights"),
    path("dung/<slug:kind>/<str:key>/", uses.uses, name="uses"),
    path("<uuid:release_id>/", releases.release, name="release"),
    path("<uuid:release_id>/so-sanh/", releases.difference, name="difference"),
    path("<uuid:release_id>/danh-dau/", highlights.mark, name="mark"),
    path("<uuid:release_id>/dung-lai/", reusing.reuse, name="reuse"),
]
