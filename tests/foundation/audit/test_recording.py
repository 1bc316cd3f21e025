from __future__ import annotations

from datetime import datetime

import pytest

from hoitu.foundation.audit import operations, queries
from hoitu.foundation.audit.models import Entry
from hoitu.foundation.directory.models import Agency
from hoitu.kernel.actor import Actor, SystemActor
from hoitu.kernel.refusal import NotReady
from tests.world import NOON, World


@operations.audited("tests.agency.bless")
def bless(*, by: Actor, agency: Agency, word: str, now: datetime) -> str:
    agency.code = "blessed"
    agency.save()
    if not word:
        message = "Cần một lời chúc."
        raise NotReady(message, problems=["Chưa có lời chúc"])
    operations.record(by=by, action="tests.agency.bless", target=agency, detail={"word": word}, now=now)
    return word


@operations.audited("newsroom.output.praise")
def praise(*, by: Actor, output_id: str, now: datetime) -> None:  # noqa: ARG001 - only ever refuses
    message = "Chưa thể khen."
    raise NotReady(message, code="too_early")


def test_an_entry_tells_who_what_and_when(world: World) -> None:
    operations.record(
        by=world.hanh, action="newsroom.output.approve", target=world.newspaper, detail={"level": "chief"}, now=NOON
    )
    entry = queries.entries_of("directory.agency", world.newspaper.pk).get()
    assert (entry.seq, entry.at, entry.outcome) == (1, NOON, "done")
    assert (entry.actor_id, entry.actor_label) == (f"person:{world.hanh.pk}", "Phạm Thị Hạnh")
    assert entry.detail == {"level": "chief"}


def test_each_entry_is_chained_to_the_one_before(world: World) -> None:
    for word in ("một", "hai", "ba"):
        bless(by=world.hanh, agency=world.newspaper, word=word, now=NOON)
    first, second, third = Entry.objects.order_by("seq")
    assert first.previous_digest == "0" * 64
    assert second.previous_digest == first.digest
    assert third.previous_digest == second.digest


def test_a_refusal_undoes_the_act_and_leaves_an_entry(world: World) -> None:
    with pytest.raises(NotReady):
        bless(by=world.binh, agency=world.newspaper, word="", now=NOON)
    world.newspaper.refresh_from_db()
    assert world.newspaper.code == "bao-tra-vinh"
    entry = Entry.objects.get()
    assert (entry.outcome, entry.action) == ("refused", "tests.agency.bless")
    assert entry.detail == {"code": "not_ready", "message": "Cần một lời chúc.", "problems": ["Chưa có lời chúc"]}


@pytest.mark.django_db
def test_a_refusal_on_an_id_names_the_type_by_the_keyword() -> None:
    with pytest.raises(NotReady):
        praise(by=SystemActor("scheduler"), output_id="42", now=NOON)
    entry = Entry.objects.get()
    assert (entry.target_type, entry.target_id, entry.actor_id) == ("newsroom.output", "42", "system:scheduler")
