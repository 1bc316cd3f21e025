"""What the newsroom tells its people, through the events of its acts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoitu.foundation.directory.models import Person
from hoitu.foundation.notices import queries as notices
from hoitu.foundation.notices.queries import Notice
from hoitu.foundation.outbox import operations as outbox
from hoitu.production.newsroom import operations
from hoitu.production.newsroom.models import Output
from tests.conftest import Clock
from tests.production.newsroom import road
from tests.world import NOON, World

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _clock(stopped_clock: Clock) -> None:
    """The handlers ask the clock of the house."""


def told(person: Person) -> list[str]:
    """The kinds of what a person was told, oldest first; what is read is left out."""
    outbox.drain(now=NOON + 3 * HOUR)
    found = notices.notices_of(person, unread=True).order_by("pk")
    kinds = [notice.kind.removeprefix("newsroom.") for notice in found]
    found.update(read_at=NOON)
    return kinds


def newest(person: Person) -> Notice:
    return notices.notices_of(person)[0]


def hear_all(world: World) -> None:
    for person in world.people.values():
        told(person)


def test_who_is_assigned_is_told_by_whom_and_until_when(world: World) -> None:
    story = operations.open_story(by=world.tam, unit_id=world.news_desk.pk, title="Lúa hữu cơ", now=NOON)
    operations.assign(
        by=world.tam, story_id=story.pk, assignee_id=world.binh.pk, brief="Viết ngắn", due_at=NOON + HOUR, now=NOON
    )
    assert told(world.binh) == ["assigned"]
    notice = newest(world.binh)
    assert (notice.subject, notice.link) == ("Lúa hữu cơ", f"/toa-soan/tin-bai/{story.pk}/")
    assert notice.facts == {
        "Người giao": "Lê Minh Tâm",
        "Hạn": "13:00, thứ Ba 24/11/2026",
        "Nội dung phân công": "Viết ngắn",
    }
    assert told(world.tam) == []


def test_who_assigns_themselves_knows_it(world: World) -> None:
    story = operations.open_story(by=world.tam, unit_id=world.news_desk.pk, title="Lúa hữu cơ", now=NOON)
    operations.assign(by=world.tam, story_id=story.pk, assignee_id=world.tam.pk, now=NOON)
    assert told(world.tam) == []


def test_what_is_handed_in_asks_the_level_it_waits_for_alone(world: World) -> None:
    output = road.submitted(world)
    assert told(world.tam) == ["waits_for_approval"]
    assert newest(world.tam).facts == {"Sản phẩm": "Báo điện tử, Tiếng Việt", "Cấp duyệt": "Ban"}
    assert told(world.lan) == told(world.hanh) == told(world.phuc) == []
    road.approve(world.tam, output, "desk")
    assert told(world.lan) == ["waits_for_approval"]
    road.approve(world.lan, output, "secretariat")
    assert told(world.hanh) == ["waits_for_approval"]
    assert told(world.binh) == ["assigned"]
    road.approve(world.hanh, output, "chief")
    assert told(world.binh) == ["approved"]


def test_who_wrote_it_is_not_asked_to_approve_it(world: World) -> None:
    output = road.draft(world)
    road.save(world.tam, output)
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    assert told(world.tam) == []


def test_what_came_back_is_told_to_its_writers_with_the_reason(world: World) -> None:
    output = road.submitted(world)
    hear_all(world)
    operations.return_output(by=world.tam, output_id=output.pk, reason="Thiếu nguồn", now=NOON)
    assert told(world.binh) == ["returned"]
    assert newest(world.binh).facts["Lý do"] == "Thiếu nguồn"
    assert newest(world.binh).link == f"/toa-soan/san-pham/{output.pk}/"
    assert told(world.tam) == []


def test_an_approval_asked_for_and_gone_meanwhile_is_not_asked_for(world: World) -> None:
    output = road.submitted(world)
    operations.return_output(by=world.tam, output_id=output.pk, reason="Thiếu nguồn", now=NOON)
    assert told(world.tam) == []


def test_writers_hear_that_their_work_is_out(world: World) -> None:
    road.released(world)
    assert told(world.binh) == ["assigned", "approved", "released"]


def test_a_scheduled_release_that_failed_is_urgent_for_those_who_answer_for_it(world: World) -> None:
    output = road.approved(world)
    operations.schedule(by=world.hanh, output_id=output.pk, at=NOON + HOUR, now=NOON)
    hear_all(world)
    Output.objects.filter(pk=output.pk).update(lead="")
    operations.release_due(NOON + HOUR)
    assert told(world.hanh) == told(world.lan) == ["schedule_failed"]
    assert newest(world.hanh).urgent
    assert newest(world.hanh).facts["Lý do"]
    assert told(world.binh) == []


def test_a_correction_is_urgent_for_writers_and_those_who_answer_an_update_is_not(world: World) -> None:
    output = road.released(world).output
    hear_all(world)
    words = {"reason": "Sai số liệu", "false_information": "900 tấn", "public_note": "Đúng là 90 tấn"}
    operations.correct(by=world.tam, output_id=output.pk, now=NOON, **words)
    assert told(world.hanh) == told(world.lan) == told(world.binh) == ["correction_opened"]
    assert told(world.tam) == []
    assert newest(world.hanh).urgent


def test_an_update_tells_nobody(world: World) -> None:
    output = road.released(world).output
    hear_all(world)
    operations.update(by=world.tam, output_id=output.pk, reason="Thêm số liệu", now=NOON)
    assert told(world.hanh) == told(world.binh) == []


def test_told_again_of_the_same_event_nobody_hears_it_twice(world: World) -> None:
    road.submitted(world)
    told(world.tam)
    connection.cursor().execute("UPDATE outbox_task SET state = 'waiting', done_at = NULL")
    assert told(world.tam) == []
    assert notices.notices_of(world.tam).count() == 1


def test_telling_costs_a_bounded_number_of_queries(world: World) -> None:
    road.submitted(world)
    with CaptureQueriesContext(connection) as asked:
        assert told(world.tam) == ["waits_for_approval"]
    assert len(asked) <= 120
