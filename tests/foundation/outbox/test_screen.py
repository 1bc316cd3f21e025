from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoitu.foundation.audit import queries as audit
from hoitu.foundation.outbox import operations
from hoitu.foundation.outbox.models import Event, Heartbeat, Task
from hoitu.kernel import clock
from tests.foundation.outbox.happenings import Listener, RiceRipened, listening
from tests.foundation.staff import signed_in
from tests.world import NOON, World

MOST_QUERIES = 8  # health in four, handlers, sweeps, and the page with its count
LIST, DECISIONS = "/toa-soan/viec-nen/", "/toa-soan/viec-nen/quyet-dinh/"
FIELDS = ("Cầu Ngang", "Trà Cú", "Càng Long")


@pytest.fixture
def dead(world: World) -> list[Task]:  # noqa: ARG001 - people first
    with listening(miller=Listener()):
        for field in FIELDS:
            operations.publish(event=RiceRipened(field), now=NOON)
    operations.drain(now=NOON)
    return list(Task.objects.filter(state="dead").order_by("id"))


@pytest.fixture
def keeper(world: World) -> Client:
    return signed_in(world.quan, "outbox.view_task", "outbox.change_task")


def test_an_empty_screen_says_so(keeper: Client) -> None:
    answer = keeper.get(LIST)
    assert answer.status_code == 200
    assert answer.context["health"].dead == 0
    assert "<table" in answer.content.decode()  # the sweeps


@pytest.mark.usefixtures("dead")
def test_dead_letters_are_listed_and_found(keeper: Client) -> None:
    assert len(keeper.get(LIST).context["page"].object_list) == 3
    assert len(keeper.get(LIST, {"handler": "miller", "text": "Trà Cú"}).context["page"].object_list) == 1
    assert len(keeper.get(LIST, {"handler": "nobody"}).context["page"].object_list) == 3
    assert len(keeper.get(LIST, {"p": "no number"}).context["page"].object_list) == 3


def test_a_dead_letter_shows_its_event_and_error(dead: list[Task], keeper: Client) -> None:
    page = keeper.get(f"{LIST}{dead[0].pk}/").content.decode()
    assert "Cầu Ngang" in page
    assert "tests.rice.ripened" in page
    assert keeper.get(f"{LIST}999999/").status_code == 404


def test_several_are_retried_at_once(dead: list[Task], keeper: Client) -> None:
    answer = keeper.post(DECISIONS, {"act": "retry", "task": [dead[0].pk, dead[1].pk]})
    assert answer.status_code == 302
    assert sorted(Task.objects.filter(handler="miller").values_list("state", flat=True)) == [
        "dead",
        "waiting",
        "waiting",
    ]


def test_giving_up_is_recorded_in_the_audit(dead: list[Task], keeper: Client) -> None:
    keeper.post(DECISIONS, {"act": "give_up", "task": dead[0].pk, "reason": "Ruộng đã bán"})
    operations.drain(now=Event.objects.latest("happened_at").happened_at)
    entry = audit.entries_of("outbox.task", dead[0].pk).get()
    assert (entry.action, entry.actor_label) == ("outbox.dead_letter.give_up", "Ngô Anh Quân")
    assert entry.detail["reason"] == "Ruộng đã bán"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"act": "give_up", "reason": " "}, 422),
        ({"act": "burn"}, 422),
        ({"act": ""}, 422),
        ({"task": "x"}, 422),
        ({"task": ""}, 422),
        ({"task": "9" * 40}, 422),
        ({"task": "999999"}, 409),
    ],
)
def test_a_wrong_decision_is_told_and_changes_nothing(
    dead: list[Task], keeper: Client, change: dict[str, str], status: int
) -> None:
    answer = keeper.post(DECISIONS, {"act": "retry", "task": str(dead[0].pk), "reason": "vì thế", **change})
    assert answer.status_code == status
    assert Task.objects.filter(state="dead").count() == 3


@pytest.mark.usefixtures("dead")
def test_the_reason_typed_is_kept_with_the_refusal(keeper: Client) -> None:
    answer = keeper.post(DECISIONS, {"act": "give_up", "task": "999999", "reason": "Ruộng đã bán"})
    assert 'value="Ruộng đã bán"' in answer.content.decode()


def test_who_may_only_look_cannot_decide(world: World, dead: list[Task]) -> None:
    looker = signed_in(world.vy, "outbox.view_task")
    assert 'name="act"' not in looker.get(LIST).content.decode()
    assert looker.post(DECISIONS, {"act": "retry", "task": dead[0].pk}).status_code == 403
    assert Task.objects.filter(state="dead").count() == 3


def test_who_may_not_look_is_turned_away(world: World) -> None:
    assert signed_in(world.binh).get(LIST).status_code in {302, 403}


@pytest.mark.usefixtures("dead")
def test_the_screen_costs_the_same_however_many_there_are(keeper: Client) -> None:
    keeper.get(LIST)
    with CaptureQueriesContext(connection) as few:
        keeper.get(LIST)
    with listening(miller=Listener()):
        for _each in range(30):
            operations.publish(event=RiceRipened("Duyên Hải"), now=NOON)
    operations.drain(now=NOON + timedelta(seconds=1))
    with CaptureQueriesContext(connection) as many:
        keeper.get(LIST)
    assert len(many) == len(few)
    assert sum("outbox_" in query["sql"] for query in many) <= MOST_QUERIES


def test_everybody_reads_on_their_desk_that_background_work_has_stopped(world: World) -> None:
    reporter = signed_in(world.binh)
    stopped = "Việc nền đã dừng"
    assert stopped in reporter.get("/toa-soan/").content.decode()
    Heartbeat.objects.create(worker="máy 1", beat_at=clock.now(), started_at=clock.now())
    assert stopped not in reporter.get("/toa-soan/").content.decode()
