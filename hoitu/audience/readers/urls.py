"""The screens of readers, under the staff shell at `/toa-soan/ban-doc/`."""

from __future__ import annotations

from django.urls import path

from hoitu.audience.readers.views import comments, house, letters

app_name = "readers"

urlpatterns = [
    path("binh-luan/", comments.comments, name="comments"),
    path("binh-luan/<uuid:comment_id>/", comments.comment, name="comment"),
    path("binh-luan/<uuid:comment_id>/quyet-dinh/", comments.deciding, name="deciding"),
    path("binh-luan/dong/", house.closings, name="closings"),
    path("binh-luan/dong/<int:closing_id>/mo-lai/", house.reopening, name="reopening"),
    path("thu/", letters.letters, name="letters"),
    path("thu/<uuid:letter_id>/", letters.letter, name="letter"),
    path("thu/<uuid:letter_id>/xu-ly/", letters.handling, name="handling"),
    path("thu/tep/<uuid:enclosure_id>/", letters.enclosure, name="enclosure"),
    path("quy-tac/ngay-nghi/", house.day_off, name="day_off"),
    path("quy-tac/", house.rule, name="rule"),
]
