from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from hoitu.foundation.outbox import operations
from hoitu.foundation.outbox.models import Event, Task
from tests.foundation.outbox.happenings import Complainer, Listener, RiceRipened, listening
from tests.world import NOON


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_a_mistake() -> None:
    with pytest.raises(operations.OutsideTransaction, match=r"tests\.rice\.ripened"):
        operations.publish(event=RiceRipened("Cầu Ngang"), now=NOON)
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_an_event_goes_to_each_of_its_handlers() -> None:
    miller, seller = Listener(), Listener()
    with listening(miller=miller, seller=seller):
        operations.publish(event=RiceRipened("Cầu Ngang"), now=NOON)
        assert operations.drain(now=NOON) == 2
    assert miller.fields == seller.fields == ["Cầu Ngang"]
    assert miller.heard[0][1].id == Event.objects.get().pk
    assert miller.heard[0][1].happened_at == NOON


@pytest.mark.django_db
def test_an_event_nobody_listens_to_is_kept_without_work() -> None:
    operations.publish(event=RiceRipened("Cầu Ngang"), now=NOON)
    assert Event.objects.count() == 1
    assert not Task.objects.exists()


@pytest.mark.django_db
def test_an_event_goes_the_way_of_its_transaction() -> None:
    with listening(miller=Listener()), transaction.atomic():
        operations.publish(event=RiceRipened("Cầu Ngang"), now=NOON)
        assert Task.objects.exists()
        transaction.set_rollback(True)
    assert not Event.objects.exists()
    assert not Task.objects.exists()


@pytest.mark.django_db
def test_work_for_later_waits_until_then() -> None:
    miller, tomorrow = Listener(), NOON + timedelta(days=1)
    with listening(miller=miller):
        operations.publish(event=RiceRipened("Trà Cú"), now=NOON, not_before=tomorrow)
        assert operations.drain(now=tomorrow - timedelta(seconds=1)) == 0
        assert operations.drain(now=tomorrow) == 1


@pytest.mark.django_db
def test_a_failing_handler_holds_nobody_else() -> None:
    complainer, miller = Complainer(), Listener()
    with listening(complainer=complainer, miller=miller):
        for field in ("Cầu Ngang", "Trà Cú", "Càng Long"):
            operations.publish(event=RiceRipened(field), now=NOON)
        operations.drain(now=NOON)
    assert miller.fields == ["Cầu Ngang", "Trà Cú", "Càng Long"]
    assert complainer.calls == 3
    waiting = Task.objects.filter(handler="complainer", state="waiting", due_at__gt=NOON)
    assert "no rain on" in waiting[0].last_error
    assert waiting.count() == 3
