"""Addresses of the site that are answered at once, or until their page is frozen; all others are frozen files."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from hoitu.delivery.site import views
from hoitu.delivery.site.letters import comments, tips

app_name = "site"
UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
urlpatterns: list[URLPattern] = [
    path("", views.not_frozen, {"language": "vi"}, name="home"),
    path("km/", views.not_frozen, {"language": "km"}, name="home-km"),
    path("tim-kiem/", views.search, {"language": "vi"}, name="search"),
    path("km/tim-kiem/", views.search, {"language": "km"}, name="search-km"),
    path("tiet-kiem/", views.saving, {"language": "vi"}, name="saving"),
    path("km/tiet-kiem/", views.saving, {"language": "km"}, name="saving-km"),
    path("gui-tin/", tips.sending, {"language": "vi"}, name="sending"),
    path("km/gui-tin/", tips.sending, {"language": "km"}, name="sending-km"),
    path("hoi-toa-soan/", tips.asking, {"language": "vi"}, name="asking"),
    path("km/hoi-toa-soan/", tips.asking, {"language": "km"}, name="asking-km"),
    path("thu-cua-toi/<str:link>/", tips.own, {"language": "vi"}, name="own-letter"),
    path("km/thu-cua-toi/<str:link>/", tips.own, {"language": "km"}, name="own-letter-km"),
    re_path(r"^(?:km/)?viet-binh-luan/(?P<number>[0-9]{1,12})/$", comments.writing, name="commenting"),
    re_path(r"^(?:km/)?viet-binh-luan/(?P<number>[0-9]{1,12})/cam-on/$", comments.thanks, name="thanks"),
    re_path(rf"^(?:km/)?bao-cao-binh-luan/(?P<comment_id>{UUID})/$", comments.reporting, name="reporting"),
    re_path(rf"^(?:km/)?bao-cao-binh-luan/(?P<comment_id>{UUID})/cam-on/$", comments.reported, name="reported"),
    re_path(r"^(?:km/)?[a-z0-9-]+/[a-z0-9-]+-(?P<number>[0-9]{1,12})/$", views.article, name="article"),
]
