"""What goes wrong on a day: two tabs, a session that ran out; and what comes by itself: a release at its hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from hoitu.foundation.directory.middleware import PASSED, SEEN
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel import clock
from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.web.demo import people
from tests.journeys.staff import SHELL, House, Staff
from tests.journeys.texts import approved, written

pytestmark = pytest.mark.browser


def open_text(who: Staff, output_id: UUID) -> None:
    who.go(f"{SHELL}san-pham/{output_id}/")
    who.page.wait_for_selector("[data-writing][data-ready]")


def test_two_tabs_of_one_text_keep_both(house: House) -> None:
    output_id = written("Lũ về")
    first = house.staff("binh")
    second = Staff(house, "binh", first.page.context.new_page())
    for tab in (first, second):
        open_text(tab, output_id)
    first.fills(headline="Lũ về sớm ở đầu nguồn")
    first.press("Lưu")
    second.fills(headline="Lũ về muộn ở cuối nguồn")
    second.press("Lưu")
    second.sees("Lũ về sớm ở đầu nguồn")
    second.sees("Lũ về muộn ở cuối nguồn")
    second.press("Viết tiếp từ bản mới nhất, bản của tôi ở bên cạnh")
    second.page.wait_for_selector("[data-writing][data-ready]")
    assert second.page.locator("main [name=headline]").input_value() == "Lũ về sớm ở đầu nguồn"
    second.sees("Lũ về muộn ở cuối nguồn")


def test_a_session_that_ran_out_while_writing_keeps_the_text(house: House) -> None:
    binh = house.staff("binh")
    open_text(binh, written("Mặn lên"))
    binh.page.locator("main [name=lead]").fill("Câu này viết khi phiên đã hết.")
    everybody_was_away_for(timedelta(hours=3))
    with binh.page.expect_navigation():
        binh.page.get_by_role("button", name="Lưu", exact=True).click()
    expect(binh.page.locator("[name=login]")).to_be_visible()
    binh.page.fill("[name=login]", "binh")
    binh.page.fill("[name=password]", people.password())
    binh.send()
    binh.picture("sau-khi-dang-nhap-lai")
    expect(binh.page.locator("body")).to_contain_text("Câu này viết khi phiên đã hết.")


def everybody_was_away_for(time: timedelta) -> None:
    """Make every session as old as if nobody had touched it for a while."""
    for session in Session.objects.all():
        data = session.get_decoded()
        for name in (SEEN, PASSED):
            if name in data:
                data[name] = float(data[name]) - time.total_seconds()
        session.session_data = Session.objects.encode(data)
        session.save()


def test_a_scheduled_release_appears_when_its_hour_comes(house: House) -> None:
    headline = "Chợ nổi họp sớm hơn một giờ"
    output_id = approved(headline, house)
    hanh, reader = house.staff("hanh"), house.reader()
    hour = clock.now() + timedelta(hours=2)
    hanh.go(f"{SHELL}san-pham/{output_id}/")
    hanh.press("Hẹn giờ")
    hanh.fills(at=f"{hour.astimezone(HO_CHI_MINH):%Y-%m-%dT%H:%M}")
    hanh.press("Hẹn giờ")
    pass_the_time_until(hour - timedelta(minutes=1))
    assert reader.fetches("/rss/tin-moi.xml")[0] == 404 or headline not in reader.fetches("/rss/tin-moi.xml")[1]
    pass_the_time_until(hour + timedelta(seconds=1))
    assert headline in reader.reads("/")
    assert headline in reader.fetches("/rss/thoi-su.xml")[1]


def pass_the_time_until(instant: datetime) -> None:
    outbox.run_sweeps(now=instant)
    outbox.drain(now=instant)
