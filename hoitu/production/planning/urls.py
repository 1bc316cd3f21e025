"""The screens of planning, under the staff shell: nouns, in Vietnamese as the newsroom says them."""

from __future__ import annotations

from django.urls import path

from hoitu.production.planning.views import board, calendar, coverages, events, imports, people, sheet, slots

app_name = "planning"

EDITION = "ke-hoach/khung/<uuid:slot_id>/<str:day>/"
COVERAGE = "ke-hoach/phan-anh/<uuid:coverage_id>/"
EVENT = "ke-hoach/su-kien/<uuid:event_id>/"

urlpatterns = [
    path("ke-hoach/", calendar.calendar, name="calendar"),
    path("ke-hoach/bang/", board.board, name="board"),
    path("ke-hoach/bang/<uuid:output_id>/", board.move, name="move"),
    path("ke-hoach/su-kien/", calendar.event_list, name="event_list"),
    path("ke-hoach/su-kien/moi/", events.event_entry, name="event_entry"),
    path(EVENT, events.event, name="event"),
    path(f"{EVENT}sua/", events.event_change, name="event_change"),
    path(f"{EVENT}doi-ngay/", events.event_postponement, name="event_postponement"),
    path(f"{EVENT}doi-ngay/<int:move_id>/tra-lai/", events.series_undoing, name="series_undoing"),
    path(f"{EVENT}huy/", events.event_cancellation, name="event_cancellation"),
    path(f"{EVENT}to-chuc-lai/", events.event_reinstatement, name="event_reinstatement"),
    path("ke-hoach/phan-anh/", coverages.coverage_list, name="coverage_list"),
    path("ke-hoach/phan-anh/moi/", coverages.coverage_plan, name="coverage_plan"),
    path(COVERAGE, coverages.coverage, name="coverage"),
    path(f"{COVERAGE}sua/", coverages.coverage_change, name="coverage_change"),
    path(f"{COVERAGE}bo/", coverages.coverage_drop, name="coverage_drop"),
    path(f"{COVERAGE}giao-viec/", coverages.task_request, name="task_request"),
    path(f"{COVERAGE}phuong-tien/", coverages.booking, name="booking"),
    path(f"{COVERAGE}phuong-tien/<uuid:booking_id>/tra/", coverages.booking_cancellation, name="booking_cancellation"),
    path("ke-hoach/viec-cua-toi/", people.my_tasks, name="my_tasks"),
    path("ke-hoach/viec-cua-toi/<uuid:task_id>/", people.task_answer, name="task_answer"),
    path("ke-hoach/nhan-luc/", people.workload, name="workload"),
    path("ke-hoach/phuong-tien/", people.resource_list, name="resource_list"),
    path("ke-hoach/phuong-tien/<uuid:resource_id>/thanh-ly/", people.resource_retirement, name="resource_retirement"),
    path("ke-hoach/giao-ban/", sheet.sheet, name="sheet"),
    path("ke-hoach/giao-ban/pdf/", sheet.sheet_pdf, name="sheet_pdf"),
    path("ke-hoach/khung/", slots.slot_list, name="slot_list"),
    path("ke-hoach/khung/<uuid:slot_id>/bo/", slots.slot_retirement, name="slot_retirement"),
    path(EDITION, slots.edition, name="edition"),
    path(f"{EDITION}<int:placement_id>/rut/", slots.placement_removal, name="placement_removal"),
    path("ke-hoach/nhap-lich/", imports.calendar_intake, name="calendar_intake"),
    path("ke-hoach/nhap-lich/<uuid:file_id>/", imports.calendar_file, name="calendar_file"),
]
