"""The addresses of field work, under the staff shell; the service worker's scope is exactly this folder."""

from __future__ import annotations

from django.urls import path

from hoitu.production.field.views import drafts, shell, tips, uploads, work

app_name = "field"

urlpatterns = [
    path("", shell.shell, name="shell"),
    path("sw.js", shell.worker, name="worker"),
    path("manifest.webmanifest", shell.manifest, name="manifest"),
    path("viec/", work.work, name="work"),
    path("bai/<uuid:output_id>/", drafts.save, name="save"),
    path("bai/<uuid:output_id>/nop/", drafts.submit, name="submit"),
    path("tin-nhanh/<uuid:tip_id>/", tips.tip, name="tip"),
    path("vi-tri/xoa/", work.forget_places, name="forget_places"),
    path("tep/", uploads.uploads, name="uploads"),
    path("tep/<uuid:upload_id>/", uploads.upload, name="upload"),
    path("tep/<uuid:upload_id>/nhan/", uploads.receipt, name="receipt"),
]
