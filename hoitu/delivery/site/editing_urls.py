"""Addresses of the screens on which the desk edits fronts."""

from __future__ import annotations

from django.urls import URLPattern, path

from hoitu.delivery.site import editing

app_name = "fronts"
urlpatterns: list[URLPattern] = [
    path("", editing.front_list, name="list"),
    path("bo-ghim/<int:pin_id>/", editing.unpinning, name="unpin"),
    path("thu-tu/<path:front>/", editing.ordering, name="order"),
    path("doc-nhieu/<path:front>/", editing.ranking, name="most-read"),
    path("ghim/<path:front>/", editing.pinning, name="pin"),
    path("<path:front>/", editing.front, name="front"),
]
