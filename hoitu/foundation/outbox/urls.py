from __future__ import annotations

from django.urls import path

from hoitu.foundation.outbox import views

app_name = "outbox"
urlpatterns = [
    path("", views.work, name="work"),
    path("quyet-dinh/", views.decisions, name="decisions"),
    path("<int:task_id>/", views.dead_letter, name="dead_letter"),
]
