"""Addresses inside the shell, under /toa-soan/thong-bao/."""

from __future__ import annotations

from django.urls import path

from hoitu.foundation.notices.views import devices, log, notices, preferences

app_name = "notices"
urlpatterns = [
    path("", notices.notice_list, name="list"),
    path("dem/", notices.count, name="count"),
    path("doc-het/", notices.read_all, name="read_all"),
    path("doc-viec/", notices.read_matter, name="read_matter"),
    path("<uuid:notice_id>/doc/", notices.read, name="read"),
    path("<uuid:notice_id>/chua-doc/", notices.unread, name="unread"),
    path("tuy-chon/", preferences.preferences, name="preferences"),
    path("thu/", preferences.trial, name="trial"),
    path("trinh-duyet/", devices.add, name="add_device"),
    path("trinh-duyet/<uuid:device_id>/bo/", devices.remove, name="remove_device"),
    path("trinh-duyet.js", devices.service_worker, name="service_worker"),
    path("nhat-ky-gui/", log.own, name="log"),
    path("nhat-ky-gui/tat-ca/", log.everybody, name="log_of_all"),
]
