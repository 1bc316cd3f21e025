"""An update or a correction: who may write it, and how it is given up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hoitu.foundation.audit.queries import Entry
from hoitu.foundation.directory.models import Person
from hoitu.foundation.outbox.models import Event
from hoitu.kernel.refusal import NotAllowed, NotReady, Refusal
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.models import Approval, GivingUp, Output, OutputVersion
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import get, post, text_of
from tests.world import NOON, World


def opened(world: World, by: Person) -> Output:
    """A released output that somebody has opened for a correction."""
    output = road.released(world).output
    operations.correct(
        by=by, output_id=output.pk, reason="Sai tên xã", false_information="Long Hòa", public_note="Long Đức", now=NOON
    )
    return Output.objects.get(pk=output.pk)


def may_act(person: Person, output: Output) -> set[str]:
    return {offer.action for offer in queries.actions_for(person, output, NOON)}


def test_the_secretariat_writes_the_correction_it_opened_and_hands_it_in(world: World) -> None:
    output = opened(world, world.lan)
    road.save(world.lan, output, road.content("Đã sửa tên xã"))
    operations.submit(by=world.lan, output_id=output.pk, now=NOON)
    road.approve(world.tam, output, "desk")
    with pytest.raises(NotAllowed) as refused:
        road.approve(world.lan, output, "secretariat")
    assert refused.value.code == "own_work"


def test_so_does_the_chief_and_cannot_sign_it_either(world: World) -> None:
    output = opened(world, world.hanh)
    assert {"save", "submit", "give_up"} <= may_act(world.hanh, output)
    road.save(world.hanh, output, road.content("Đã sửa tên xã"))
    operations.submit(by=world.hanh, output_id=output.pk, now=NOON)
    road.approve(world.tam, output, "desk")
    road.approve(world.lan, output, "secretariat")
    with pytest.raises(NotAllowed):
        road.approve(world.hanh, output, "chief")


def test_the_writer_of_the_story_may_write_it_too(world: World) -> None:
    output = opened(world, world.lan)
    road.save(world.binh, output, road.content("Đã sửa tên xã"))
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    assert operations.release(by=world.hanh, output_id=output.pk, now=NOON).act == "correct"


def test_the_right_to_write_ends_with_the_correction(world: World) -> None:
    output = opened(world, world.lan)
    operations.give_up(by=world.lan, output_id=output.pk, reason="Mở nhầm", now=NOON)
    operations.update(by=world.tam, output_id=output.pk, reason="Thêm số liệu", now=NOON)
    assert "save" not in may_act(world.lan, output)


def test_a_correction_opened_by_mistake_is_given_up_and_what_is_released_stands(world: World) -> None:
    output = opened(world, world.tam)
    released = queries.latest_release_of(output.pk)
    road.save(world.binh, output, road.content("Chữ không ai duyệt"))
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve(world.tam, output, "desk")
    operations.give_up(by=world.lan, output_id=output.pk, reason="Mở nhầm bài", now=NOON)
    output.refresh_from_db()
    assert (output.state, output.next_level, output.headline) == ("released", "", "Lúa hữu cơ vào vụ gặt sớm")
    assert list(OutputVersion.objects.order_by("version").values_list("version", "saved_in")) == [
        (1, "draft"),
        (2, "draft"),
        (3, "released"),
    ]
    assert queries.latest_release_of(output.pk) == released
    assert not Approval.objects.filter(output=output, voided_at=None, release=None).exists()
    assert GivingUp.objects.get().reason == "Mở nhầm bài"
    assert Entry.objects.get(action="newsroom.output.give_up").detail["act"] == "correct"
    assert Event.objects.get(name="newsroom.amendment.given_up").payload["act"] == "correct"
    told = [line.what for line in queries.history(output.pk)]
    assert told[-2:] == ["saved", "given_up"] or "given_up" in told


def test_what_was_given_up_never_slips_into_the_next_update(world: World) -> None:
    output = opened(world, world.tam)
    road.save(world.binh, output, road.content("Chữ không ai duyệt"))
    operations.give_up(by=world.tam, output_id=output.pk, reason="Thôi", now=NOON)
    operations.update(by=world.tam, output_id=output.pk, reason="Thêm", now=NOON)
    text = queries.output_page(world.binh, output.pk, NOON).content
    assert text.headline == "Lúa hữu cơ vào vụ gặt sớm"
    road.save(world.binh, output, replace(text, lead="Thêm số liệu mới."))
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    assert operations.release(by=world.hanh, output_id=output.pk, now=NOON).act == "update"


def test_nothing_is_given_up_that_was_not_opened(world: World) -> None:
    with pytest.raises(NotReady):
        operations.give_up(by=world.tam, output_id=road.draft(world).pk, reason="x", now=NOON)
    output = road.released(world).output
    with pytest.raises(Refusal) as refused:
        operations.give_up(by=world.tam, output_id=output.pk, reason="x", now=NOON)
    assert refused.value.code == "wrong_state"


def test_it_is_given_up_on_its_screen_with_a_reason(world: World) -> None:
    output = opened(world, world.lan)
    assert "Bỏ việc sửa" in text_of(get(world.lan, "giving_up", output.pk))
    assert post(world.lan, "giving_up", output.pk, reason=" ").status_code in {409, 422}
    assert post(world.lan, "giving_up", output.pk, reason="Mở nhầm").status_code == 302
    assert road.state(output) == "released"
    assert get(world.binh, "giving_up", output.pk).status_code == 403
