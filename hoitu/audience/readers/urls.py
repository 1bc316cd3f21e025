"""The screens of readers, under the staff shell at `/toa-soan/ban-doc/`."""

from __future__ import annotations

from django.urls import path

from hoitu.audience.readers.views import comments, house

app_name = "readers"

urlpatterns = [
    path("binh-luan/", comments.comments, name="comments"),
    path("binh-luan/<uuid:comment_id>/", comments.comment, name="comment"),
    path("binh-luan/<uuid:comment_id>/quyet-dinh/", comments.deciding, name="deciding"),
    path("binh-luan/dong/", house.closings, name="closings"),
    path("binh-luan/dong/<int:closing_id>/mo-lai/", house.reopening, name="reopening"),
    path("quy-tac/", house.rule, name="rule"),
]
