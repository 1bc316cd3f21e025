"""Who is told of a note and of a take-over: once, with a way to it, and nobody of what they did themselves."""

from __future__ import annotations

import pytest

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.notices.models import Notice
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel import clock
from hoitu.production.newsroom.models import Output
from hoitu.production.writing import operations
from hoitu.production.writing.models import Note
from hoitu.production.writing.operations import Sign
from tests.production.newsroom import road
from tests.world import World


@pytest.fixture
def output(world: World) -> Output:
    return road.draft(world, now=clock.now())


def note(by: Person, output: Output, text: str) -> Note:
    return operations.add_note(by=by, story_id=output.story_id, output_id=output.pk, text=text, now=clock.now())


def told() -> set[tuple[str, str]]:
    outbox.drain(now=clock.now())
    return {(notice.person.username, notice.kind) for notice in Notice.objects.filter(kind__startswith="writing.")}


def test_who_is_named_is_told_where_the_note_is(world: World, output: Output) -> None:
    note(world.tam, output, "@binh @tam xem lại số liệu")
    assert told() == {("binh", "writing.mentioned")}
    notice = Notice.objects.get(kind="writing.mentioned")
    assert notice.subject == "Lê Minh Tâm nhắc bạn trong ghi chú: Lúa hữu cơ"
    assert notice.link == f"/toa-soan/san-pham/{output.pk}/ghi-chu/"


def test_who_wrote_a_note_hears_of_an_answer_once_even_when_named_in_it(world: World, output: Output) -> None:
    first, second = note(world.tam, output, "Sao lại 12 ha?"), note(world.tam, output, "Ảnh đâu?")
    operations.answer_note(by=world.binh, note_id=first.pk, text="Theo xã.", now=clock.now())
    operations.answer_note(by=world.binh, note_id=second.pk, text="@tam chiều có", now=clock.now())
    assert told() == {("tam", "writing.answered"), ("tam", "writing.mentioned")}
    assert Notice.objects.filter(kind__startswith="writing.").count() == 2


def test_who_wrote_hears_of_a_take_over(world: World, output: Output) -> None:
    operations.check_in(by=world.binh, output_id=output.pk, sign=Sign("a", writes=True), now=clock.now())
    operations.take_over(by=world.tam, output_id=output.pk, now=clock.now())
    assert told() == {("binh", "writing.taken_over")}
