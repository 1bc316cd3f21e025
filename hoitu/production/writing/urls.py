"""The screens of writing together, under the staff shell."""

from __future__ import annotations

from django.urls import path

from hoitu.production.writing.views import presence

app_name = "writing"

OUTPUT = "san-pham/<uuid:output_id>/"

urlpatterns = [
    path(f"{OUTPUT}co-mat/", presence.sign, name="sign"),
    path(f"{OUTPUT}roi-di/", presence.departure, name="departure"),
    path(f"{OUTPUT}nhan-quyen-viet/", presence.take_over, name="take_over"),
]
