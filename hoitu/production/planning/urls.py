"""The screens of planning, under the staff shell: nouns, in Vietnamese as the newsroom says them."""

from __future__ import annotations

from django.urls import path

from hoitu.production.planning.views import calendar, events, imports

app_name = "planning"

EVENT = "ke-hoach/su-kien/<uuid:event_id>/"

urlpatterns = [
    path("ke-hoach/", calendar.calendar, name="calendar"),
    path("ke-hoach/su-kien/", calendar.event_list, name="event_list"),
    path("ke-hoach/su-kien/moi/", events.event_entry, name="event_entry"),
    path(EVENT, events.event, name="event"),
    path(f"{EVENT}sua/", events.event_change, name="event_change"),
    path(f"{EVENT}doi-ngay/", events.event_postponement, name="event_postponement"),
    path(f"{EVENT}huy/", events.event_cancellation, name="event_cancellation"),
    path(f"{EVENT}to-chuc-lai/", events.event_reinstatement, name="event_reinstatement"),
    path("ke-hoach/nhap-lich/", imports.calendar_intake, name="calendar_intake"),
    path("ke-hoach/nhap-lich/<uuid:file_id>/", imports.calendar_file, name="calendar_file"),
]
