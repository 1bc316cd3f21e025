"""The screens of live blogs, under the staff shell."""

from __future__ import annotations

from django.urls import path

from hoitu.production.liveblog.views import blogs, entries, rule

app_name = "liveblog"

urlpatterns = [
    path("truc-tiep/", blogs.blogs, name="blogs"),
    path("truc-tiep/quy-tac/", rule.rule, name="rule"),
    path("truc-tiep/<uuid:entry_id>/", entries.entry, name="entry"),
    path("truc-tiep/bai/<uuid:output_id>/", blogs.blog, name="blog"),
]
