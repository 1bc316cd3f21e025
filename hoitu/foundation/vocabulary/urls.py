"""Addresses under /toa-soan/tu-vung/."""

from __future__ import annotations

from django.urls import path

from hoitu.foundation.vocabulary.views import places, sections, topics

app_name = "vocabulary"
urlpatterns = [
    path("chuyen-muc/", sections.sections, name="sections"),
    path("chuyen-muc/<slug:code>/", sections.section, name="section"),
    path("chuyen-muc/<slug:code>/thu-tu/", sections.move, name="section_order"),
    path("chuyen-muc/<slug:code>/ket-thuc/", sections.closing, name="section_closing"),
    path("chu-de/", topics.topics, name="topics"),
    path("chu-de/<str:code>/", topics.topic, name="topic"),
    path("dia-danh/", places.places, name="places"),
    path("dia-danh/<int:pk>/", places.place, name="place"),
]
