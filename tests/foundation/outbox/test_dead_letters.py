from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission

from hoitu.foundation.outbox import operations, queries, retention
from hoitu.foundation.outbox.models import Decision, Event, Task
from hoitu.kernel.refusal import NotAllowed, NotReady, Stale
from tests.foundation.outbox.happenings import Listener, RiceRipened, listening
from tests.world import NOON, World


@pytest.fixture
def dead(world: World) -> list[Task]:
    """Three dead letters, and an administrator who may decide on them."""
    world.quan.user_permissions.set(
        Permission.objects.filter(content_type__app_label="outbox", codename__in=["view_task", "change_task"])
    )
    with listening(miller=Listener()):
        for field in ("Cầu Ngang", "Trà Cú", "Càng Long"):
            operations.publish(event=RiceRipened(field), now=NOON)
    operations.drain(now=NOON)
    return list(Task.objects.filter(state="dead").order_by("id"))


def test_a_retried_dead_letter_starts_afresh(world: World, dead: list[Task]) -> None:
    miller = Listener()
    later = NOON + timedelta(days=30)
    with listening(miller=miller):
        assert operations.retry(by=world.quan, task_ids=[dead[0].pk], now=later) == 1
        operations.drain(now=later)
    assert miller.fields == ["Cầu Ngang"]
    decision = Decision.objects.get()
    assert (decision.act, decision.actor_label, decision.at) == ("retry", "Ngô Anh Quân", later)


def test_giving_up_keeps_who_and_why(world: World, dead: list[Task]) -> None:
    operations.give_up(by=world.quan, task_ids=[each.pk for each in dead], reason="Ruộng đã bán", now=NOON)
    assert set(Task.objects.filter(handler="miller").values_list("state", flat=True)) == {"dropped"}
    assert Decision.objects.filter(act="give_up", reason="Ruộng đã bán", actor_label="Ngô Anh Quân").count() == 3
    told = Event.objects.filter(name="outbox.dead_letter.decided").values_list("payload__reason", flat=True)
    assert list(told) == ["Ruộng đã bán"] * 3


def test_giving_up_without_a_reason_is_refused(world: World, dead: list[Task]) -> None:
    with pytest.raises(NotReady):
        operations.give_up(by=world.quan, task_ids=[dead[0].pk], reason="  ", now=NOON)


def test_only_who_has_the_right_decides(world: World, dead: list[Task]) -> None:
    with pytest.raises(NotAllowed):
        operations.retry(by=world.binh, task_ids=[dead[0].pk], now=NOON)
    assert Task.objects.filter(state="dead").count() == 3


def test_a_second_decision_on_the_same_letter_is_stale(world: World, dead: list[Task]) -> None:
    operations.give_up(by=world.quan, task_ids=[dead[0].pk], reason="Ruộng đã bán", now=NOON)
    with pytest.raises(Stale):
        operations.retry(by=world.quan, task_ids=[dead[0].pk, dead[1].pk], now=NOON)
    dead[1].refresh_from_db()
    assert dead[1].state == "dead"


@pytest.mark.usefixtures("dead")
def test_dead_letters_are_found_by_handler_event_and_text() -> None:
    assert queries.dead_letters(handler="miller").count() == 3
    assert queries.dead_letters(handler="seller").count() == 0
    assert queries.dead_letters(event_name=RiceRipened.name, text="Trà Cú").count() == 1


@pytest.mark.usefixtures("dead")
def test_pruning_leaves_dead_letters_and_open_work() -> None:
    with listening(miller=Listener()):
        operations.publish(event=RiceRipened("done"), now=NOON)
        operations.drain(now=NOON)
        operations.publish(event=RiceRipened("open"), now=NOON)
    assert retention.prune(NOON + timedelta(days=29)) == 0
    assert retention.prune(NOON + timedelta(days=31)) == 1
    assert not Event.objects.filter(payload__field="done").exists()
    assert Event.objects.count() == 4


@pytest.mark.usefixtures("dead")
def test_health_tells_what_waits_and_for_how_long() -> None:
    with listening(miller=Listener()):
        operations.publish(event=RiceRipened("open"), now=NOON)
    health = queries.health(NOON + timedelta(seconds=90))
    assert (health.waiting, health.dead, health.late_s, health.alive) == (1, 3, 90.0, False)
