"""The screens of sign-offs, under the staff shell."""

from __future__ import annotations

from django.urls import path

from hoitu.production.approvals.views import answers, requests

app_name = "approvals"

urlpatterns = [
    path("y-kien/", answers.mine, name="mine"),
    path("y-kien/<uuid:request_id>/", answers.answer, name="answer"),
    path("y-kien/<uuid:request_id>/rut/", requests.withdrawal, name="withdrawal"),
    path("san-pham/<uuid:output_id>/y-kien/", requests.of_output, name="of_output"),
]
