"""A handful of labelled events and what the newspaper plans for them, through planning's own operations."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import HO_CHI_MINH, local_date
from hoitu.production.planning import operations, queries
from hoitu.production.planning.operations import EventDraft
from hoitu.production.planning.rules.when import hours, whole_days
from hoitu.web.demo import people

DEMO = "Dữ liệu minh họa, không phải sự kiện có thật."


def fill(now: datetime) -> None:
    """Enter the events that are not there yet."""
    tam = directory.person_named("tam")
    newspaper = directory.agency_by_code(people.NEWSPAPER)
    if tam is None or newspaper is None or queries.events(tam, now).filter(is_demo=True).exists():
        return
    today = local_date(now)
    desk = next(unit.pk for unit in directory.units_of(newspaper.pk, today) if unit.code == "thoi-su")
    for draft in _drafts(today):
        operations.add_event(by=tam, agency_id=newspaper.pk, unit_id=desk, draft=draft, is_demo=True, now=now)
    _change(tam, today, now)
    _cover(tam, now)
    _slots(newspaper.pk, now)


def _drafts(today: date) -> list[EventDraft]:
    monday = today - timedelta(days=today.weekday())
    return [
        EventDraft(
            "Giao ban tòa soạn",
            hours(_at(monday, 7, 30), _at(monday, 8, 15)),
            place="Phòng họp tòa soạn",
            rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            notes=DEMO,
        ),
        EventDraft(
            "Kỳ họp HĐND tỉnh (minh họa)",
            whole_days(today + timedelta(days=2), today + timedelta(days=4)),
            place="Hội trường tỉnh",
            organiser="Văn phòng HĐND tỉnh",
            notes=DEMO,
        ),
        EventDraft(
            "Lễ hội Ok Om Bok (minh họa)",
            whole_days(today + timedelta(days=5), today + timedelta(days=6)),
            place="Ao Bà Om",
            organiser="Ban tổ chức lễ hội",
            notes=DEMO,
        ),
        EventDraft(
            "Khai giảng lớp kỹ năng số (minh họa)",
            hours(_at(today + timedelta(days=1), 14), _at(today + timedelta(days=1), 16)),
            place="Trường Đại học Trà Vinh",
            notes=DEMO,
        ),
        EventDraft(
            "Hội chợ khởi nghiệp (minh họa)",
            whole_days(today + timedelta(days=3), today + timedelta(days=3)),
            place="Công viên trung tâm",
            notes=DEMO,
        ),
    ]


def _change(by: Person, today: date, now: datetime) -> None:
    """One event is postponed, one called off: both stay to be seen."""
    known = {event.title.partition(" (")[0]: event for event in queries.events(by, now)}
    fair, course = known["Hội chợ khởi nghiệp"], known["Khai giảng lớp kỹ năng số"]
    later = today + timedelta(days=8)
    operations.postpone_event(
        by=by, event_id=fair.pk, to=whole_days(later, later), reason="Ban tổ chức dời vì mưa (minh họa).", now=now
    )
    operations.cancel_event(by=by, event_id=course.pk, reason="Giảng viên bận (minh họa).", now=now)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), HO_CHI_MINH)


def _cover(by: Person, now: datetime) -> None:
    """The session is covered: people asked, one has accepted, the newsroom's car booked."""
    session = next(event for event in queries.events(by, now) if event.title.startswith("Kỳ họp"))
    binh, sarone = directory.person_named("binh"), directory.person_named("sarone")
    if session.unit_id is None or binh is None or sarone is None:
        return
    plan = operations.plan_coverage(
        by=by, event_id=session.pk, unit_id=session.unit_id, notes=DEMO, cost_estimate=800_000, is_demo=True, now=now
    )
    due = _at(session.first_day, 16)
    asked = operations.ask_for(
        by=by, coverage_id=plan.pk, kind="text", assignee_ids=[binh.pk], brief="Tin nhanh.", due_at=due, now=now
    )
    operations.ask_for(by=by, coverage_id=plan.pk, kind="khmer", assignee_ids=[sarone.pk], due_at=due, now=now)
    operations.answer_task(by=binh, task_id=asked[0].pk, answer="accepted", now=now)
    car = operations.add_resource(
        by=by, agency_id=plan.agency_id, kind="vehicle", name="Xe 7 chỗ (minh họa)", detail="84A-000.00", now=now
    )
    operations.book(
        by=by,
        coverage_id=plan.pk,
        resource_id=car.pk,
        starts_at=_at(session.first_day, 7),
        ends_at=_at(session.first_day, 17),
        now=now,
    )


def _slots(agency_id: UUID, now: datetime) -> None:
    """Two slots of the newspaper: the print issue in pages, the evening bulletin in seconds."""
    lan = directory.person_named("lan")
    if lan is None:
        return
    for name, form, kind, unit, capacity, weekdays, goes_at, closes_before in (
        ("Số báo in (minh họa)", "issue", "print", "pages", 8, (0, 2, 4), time(5), 600),
        ("Bản tin 17 giờ (minh họa)", "bulletin", "radio", "seconds", 900, range(7), time(17), 60),
    ):
        operations.add_slot(
            by=lan,
            agency_id=agency_id,
            name=name,
            form=form,
            kind=kind,
            unit=unit,
            capacity=capacity,
            weekdays=weekdays,
            goes_at=goes_at,
            closes_before=closes_before,
            now=now,
        )
