"""Calendars of other offices: looked through first, days stay days, the second import changes nothing."""

from __future__ import annotations

import time
from datetime import date

import pytest
from django.test import Client

from hoitu.kernel.refusal import NotAllowed, NotReady
from hoitu.production.planning import operations, queries
from hoitu.production.planning.calendars.ics import read_ics
from hoitu.production.planning.calendars.table import read_table
from hoitu.production.planning.models import CalendarFile, Event, EventChange
from tests.production.planning.agenda import TUESDAY, at, event, ics
from tests.world import NOON, World

DAYS = """
UID:hop-tinh-1
SEQUENCE:1
DTSTART;VALUE=DATE:20261201
DTEND;VALUE=DATE:20261203
SUMMARY:Kỳ họp HĐND tỉnh
LOCATION:Hội trường tỉnh
ORGANIZER;CN=Văn phòng HĐND:mailto:vp@example.vn
"""
HOURS = """
UID:hop-tinh-2
DTSTART;TZID=Asia/Ho_Chi_Minh:20261124T080000
DURATION:PT2H
SUMMARY:Giao ban báo chí
RRULE:FREQ=WEEKLY;BYDAY=TU
EXDATE;TZID=Asia/Ho_Chi_Minh:20261201T080000
"""


def handed_in(world: World, content: str, name: str = "lich.ics") -> CalendarFile:
    return operations.hand_in_calendar(by=world.lan, agency_id=world.newspaper.pk, name=name, content=content, now=NOON)


def imported(world: World, content: str) -> dict[str, int]:
    kept = handed_in(world, content)
    return dict(operations.import_calendar(by=world.lan, file_id=kept.pk, now=NOON).result)


def test_handing_in_changes_nothing_and_shows_what_would_change(world: World) -> None:
    kept = handed_in(world, ics(DAYS, HOURS))
    assert not Event.objects.exists()
    _file, rows = queries.calendar_file(world.lan, kept.pk, NOON)
    assert [(row.fate, row.title) for row in rows] == [("new", "Giao ban báo chí"), ("new", "Kỳ họp HĐND tỉnh")]


def test_whole_days_stay_days_and_hours_are_instants(world: World) -> None:
    assert imported(world, ics(DAYS, HOURS)) == {"new": 2}
    session = Event.objects.get(uid="hop-tinh-1")
    assert (session.first_day, session.until_day) == (date(2026, 12, 1), date(2026, 12, 3))
    assert session.starts_at is None
    assert session.organiser == "Văn phòng HĐND"
    weekly = Event.objects.get(uid="hop-tinh-2")
    assert (weekly.starts_at, weekly.ends_at) == (at(TUESDAY, 8), at(TUESDAY, 10))
    found = queries.occurrences(world.binh, NOON, first=TUESDAY, until=date(2026, 12, 9))
    assert [each.when.first.day for each in found if each.event == weekly] == [24, 8]


def test_the_second_import_changes_nothing(world: World) -> None:
    imported(world, ics(DAYS, HOURS))
    before = list(Event.objects.order_by("pk").values())
    assert imported(world, ics(DAYS, HOURS)) == {"same": 2}
    assert list(Event.objects.order_by("pk").values()) == before


def test_one_calendar_is_taken_over_once(world: World) -> None:
    kept = handed_in(world, ics(DAYS))
    operations.import_calendar(by=world.lan, file_id=kept.pk, now=NOON)
    with pytest.raises(NotReady):
        operations.import_calendar(by=world.lan, file_id=kept.pk, now=NOON)


def test_a_higher_number_updates_the_same_event_and_a_lower_one_does_not(world: World) -> None:
    imported(world, ics(DAYS))
    later = DAYS.replace("SEQUENCE:1", "SEQUENCE:2").replace("20261201", "20261202").replace("20261203", "20261204")
    assert imported(world, ics(later)) == {"changed": 1}
    assert Event.objects.get().first_day == date(2026, 12, 2)
    assert imported(world, ics(DAYS)) == {"older": 1}
    assert Event.objects.get().first_day == date(2026, 12, 2)


def test_a_cancelled_entry_cancels_with_a_reason(world: World) -> None:
    imported(world, ics(DAYS))
    off = DAYS.replace("SEQUENCE:1", "SEQUENCE:2") + "STATUS:CANCELLED\n"
    imported(world, ics(off))
    assert Event.objects.get().state == "cancelled"
    assert "lich.ics" in EventChange.objects.get().reason


def test_an_occurrence_that_stands_for_itself_leaves_its_series(world: World) -> None:
    alone = """
UID:hop-tinh-2
RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20261208T080000
DTSTART;TZID=Asia/Ho_Chi_Minh:20261209T140000
DTEND;TZID=Asia/Ho_Chi_Minh:20261209T150000
SUMMARY:Giao ban báo chí (dời)
"""
    imported(world, ics(HOURS, alone))
    found = queries.occurrences(world.binh, NOON, first=TUESDAY, until=date(2026, 12, 16))
    assert [(each.when.first.day, each.event.title) for each in found] == [
        (24, "Giao ban báo chí"),
        (9, "Giao ban báo chí (dời)"),
        (15, "Giao ban báo chí"),
    ]
    assert imported(world, ics(HOURS, alone)) == {"same": 2}


def test_hours_without_a_zone_are_those_of_viet_nam_and_utc_is_utc() -> None:
    reading = read_ics(
        ics(
            "UID:a\nDTSTART:20261124T080000\nSUMMARY:Tự do", "UID:b\nDTSTART:20261124T010000Z\nSUMMARY:Theo giờ quốc tế"
        )
    )
    assert [draft.when.starts_at for draft in reading.drafts] == [at(TUESDAY, 8)] * 2


def test_hours_of_a_zone_nobody_knows_are_not_taken_for_ours() -> None:
    reading = read_ics(
        ics(
            "UID:a\nDTSTART;TZID=Giờ Sao Hỏa:20261124T080000\nSUMMARY:Xa",
            "UID:b\nDTSTART;TZID=SE Asia Standard Time:20261124T080000\nSUMMARY:Gần",
            "UID:c\nDTSTART:20261124T010000Z\nRDATE:20261125T010000Z\nSUMMARY:Nhiều lần",
        )
    )
    assert [draft.when.starts_at for draft in reading.drafts] == [at(TUESDAY, 8)]
    assert [each.title for each in reading.unreadable] == ["Xa", "Nhiều lần"]
    assert "Giờ Sao Hỏa" in reading.unreadable[0].why


def test_thirty_five_whole_days_are_thirty_five_days(world: World) -> None:
    head = "DTSTART;TZID=Asia/Ho_Chi_Minh:2026120"
    entries = [f"UID:ngay-{day}\nDTSTART;VALUE=DATE:202612{day:02d}\nSUMMARY:Ngày {day}" for day in range(1, 32)]
    entries += [f"UID:gio-{day}\n{head}{day}T233000\nSUMMARY:Đêm {day}" for day in range(1, 5)]
    assert imported(world, ics(*entries)) == {"new": 35}
    for number in range(1, 32):
        found = Event.objects.get(uid=f"ngay-{number}")
        assert (found.first_day, found.until_day - found.first_day) == (
            date(2026, 12, number),
            date(2, 1, 2) - date(2, 1, 1),
        )
    assert {each.first_day.day for each in Event.objects.filter(uid__startswith="gio-")} == {1, 2, 3, 4}


def test_an_entry_that_cannot_be_read_spoils_no_other(world: World) -> None:
    kept = handed_in(
        world,
        ics(
            DAYS,
            "UID:x\nDTSTART:rác\nSUMMARY:Hỏng",
            "UID:y\nDTSTART:20261124T080000\nRRULE:FREQ=SECONDLY\nSUMMARY:Mỗi giây",
            "UID:z\nDTSTART:20261124T080000",
            "DTSTART:20261124T080000\nSUMMARY:Không số",
            "UID:v\nSUMMARY:Không ngày",
            "UID:w\nDTSTART;VALUE=DATE:19000101\nSUMMARY:Xa xưa",
        ),
    )
    result = operations.import_calendar(by=world.lan, file_id=kept.pk, now=NOON).result
    assert result == {"new": 1, "unreadable": 6}


def test_a_calendar_of_which_nothing_can_be_read_is_not_called_taken_over(world: World, client: Client) -> None:
    client.force_login(world.lan)
    lost = handed_in(world, ics("UID:v\nSUMMARY:Không ngày"))
    page = client.get(f"/toa-soan/ke-hoach/nhap-lich/{lost.pk}/").content.decode()
    assert "Không có mục nào nhập được" in page
    assert "Kế hoạch đã có đủ" not in page


@pytest.mark.parametrize(
    "content",
    [
        "BEGIN:VCALENDAR\r\n" * 10_000,
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n",
        "BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR",
        ics(),
        "BEGIN:VCALENDAR\r\n" + "X" * 1_000_001,
        ics(*["UID:1\nDTSTART:20261124T080000\nSUMMARY:a"] * 2001),
        "",
        "xin chào",
        "\x00\x01\x02PK",
        "Ngày,Ghi chú\n24/11/2026,x",
    ],
)
def test_hostile_or_empty_files_are_refused_quickly(world: World, content: str) -> None:
    began = time.perf_counter()
    with pytest.raises(NotReady) as refused:
        handed_in(world, content)
    assert refused.value.message
    assert time.perf_counter() - began < 5
    assert not CalendarFile.objects.exists()


def test_a_reporter_may_not_import(world: World) -> None:
    with pytest.raises(NotAllowed):
        operations.hand_in_calendar(
            by=world.binh, agency_id=world.newspaper.pk, name="x.ics", content=ics(DAYS), now=NOON
        )


def test_the_page_says_who_may_import_instead_of_a_form(world: World, client: Client) -> None:
    client.force_login(world.binh)
    page = client.get("/toa-soan/ke-hoach/nhap-lich/").content.decode()
    assert 'type="file"' not in page
    assert "hãy đề nghị họ" in page
    client.force_login(world.lan)
    assert 'type="file"' in client.get("/toa-soan/ke-hoach/nhap-lich/").content.decode()


def test_an_event_entered_by_hand_is_left_alone(world: World) -> None:
    mine = event(world, title="Kỳ họp HĐND tỉnh")
    assert imported(world, ics(DAYS)) == {"new": 1}
    assert Event.objects.get(pk=mine.pk).first_day == TUESDAY


TABLE = """Thứ, ngày\tGiờ\tNội dung\tĐịa điểm\tChủ trì
Thứ Ba, 24/11/2026\t08:00\tGiao ban đầu tuần\tPhòng họp 1\tChủ tịch UBND tỉnh
\t14g30 - 16g\tTiếp công dân\tTrụ sở tiếp dân\tPhó Chủ tịch
Thứ Tư, 25/11/2026\tCả ngày\tKhảo sát xã Long Đức\t\t
\tsáng sớm\tKhông rõ giờ\t\t
"""


def test_the_working_calendar_is_read_as_a_table() -> None:
    reading = read_table(TABLE)
    assert [(draft.title, draft.when.first.day, draft.when.starts_at) for draft in reading.drafts] == [
        ("Giao ban đầu tuần", 24, at(TUESDAY, 8)),
        ("Tiếp công dân", 24, at(TUESDAY, 14, 30)),
        ("Khảo sát xã Long Đức", 25, None),
    ]
    assert reading.drafts[1].when.ends_at == at(TUESDAY, 16)
    assert [each.title for each in reading.unreadable] == ["Không rõ giờ"]


def test_the_working_calendar_twice_changes_nothing_and_a_new_hour_changes_the_event(world: World) -> None:
    assert imported(world, TABLE) == {"new": 3, "unreadable": 1}
    assert imported(world, TABLE) == {"same": 3, "unreadable": 1}
    assert imported(world, TABLE.replace("08:00", "09:00")) == {"same": 2, "changed": 1, "unreadable": 1}
    assert Event.objects.get(title="Giao ban đầu tuần").starts_at == at(TUESDAY, 9)
