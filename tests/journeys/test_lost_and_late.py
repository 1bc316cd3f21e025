"""What goes wrong on a day: two tabs, a session that ran out; and what comes by itself: a release at its hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.middleware import PASSED, SEEN
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel import clock
from hoitu.kernel.clock import HO_CHI_MINH, local_date
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.operations import DraftContent
from hoitu.web.demo import people
from tests.journeys.staff import SHELL, House, Staff

pytestmark = pytest.mark.browser


def person(name: str) -> Person:
    found = directory.person_named(name)
    assert found is not None
    return found


def written(headline: str) -> UUID:
    """A text of anh Bình for the site, filed under politics and saved once."""
    now, tam, binh = clock.now(), person("tam"), person("binh")
    agency = directory.agency_by_code(people.NEWSPAPER)
    assert agency is not None
    desk = next(each for each in directory.units_of(agency.pk, local_date(now)) if each.code == "thoi-su")
    story = newsroom.open_story(by=tam, unit_id=desk.pk, title=headline, now=now)
    newsroom.file_story(by=tam, story_id=story.pk, title=headline, section_code="thoi-su", now=now)
    newsroom.assign(by=tam, story_id=story.pk, assignee_id=binh.pk, now=now)
    newsroom.set_contribution(by=tam, story_id=story.pk, person_id=binh.pk, part="text", now=now)
    output = newsroom.add_output(by=tam, story_id=story.pk, kind="web", language="vi", now=now)
    body = [{"type": "paragraph", "value": "<p>Nước lên từ sáng.</p>"}]
    content = DraftContent(headline, "Nước lên sớm.", body, None)
    newsroom.save_draft(by=binh, output_id=output.pk, base_version=0, content=content, now=now)
    return UUID(str(output.pk))


def approved(headline: str, house: House) -> UUID:
    output_id = written(headline)
    content_hash = newsroom.submit(by=person("binh"), output_id=output_id, now=clock.now()).content_hash
    for name, level in (("tam", "desk"), ("lan", "secretariat"), ("hanh", "chief")):
        code = house.code(name) if level == "chief" else ""
        newsroom.approve(
            by=person(name), output_id=output_id, level=level, content_hash=content_hash, code=code, now=clock.now()
        )
    return output_id


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
