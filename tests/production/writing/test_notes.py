"""What colleagues say to a text: notes, answers, names with @, suggestions put in or left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hoitu.foundation.outbox.models import Event
from hoitu.kernel.refusal import NotFound, NotReady, Refusal, Stale
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.models import Output, OutputVersion, SideDraft
from hoitu.production.writing import operations, queries
from hoitu.production.writing.models import Mention, Note
from hoitu.production.writing.operations import Anchor, Sign
from tests.production.newsroom import road
from tests.world import NOON, World


@pytest.fixture
def output(world: World) -> Output:
    made = road.draft(world)
    return road.save(world.binh, made)


def paragraph(output: Output) -> str:
    return str(Output.objects.get(pk=output.pk).body.raw_data[0]["id"])


def note(world: World, output: Output, text: str = "Kiểm tra lại số liệu", **anchor: str) -> Note:
    return operations.add_note(
        by=world.tam, story_id=output.story_id, output_id=output.pk, text=text, anchor=Anchor(**anchor), now=NOON
    )


def suggestion(world: World, output: Output, old: str = "một tuần", new: str = "mười ngày") -> Note:
    anchor = Anchor(paragraph(output), old)
    return operations.suggest(by=world.tam, output_id=output.pk, anchor=anchor, new=new, now=NOON)


def told() -> list[dict[str, object]]:
    return [event.payload for event in Event.objects.filter(name="writing.note.added").order_by("happened_at", "pk")]


def words(output: Output) -> str:
    return str(Output.objects.get(pk=output.pk).body.raw_data[0]["value"])


def test_a_note_hangs_at_words_of_a_place(world: World, output: Output) -> None:
    made = note(world, output, place=paragraph(output), quote="xã\n Long Đức")
    (thread,) = queries.threads_of_output(output.pk)
    assert thread.note == made
    assert (made.place, made.quote) == (paragraph(output), "xã Long Đức")


def test_a_note_at_a_place_that_is_not_there_is_one_to_the_whole(world: World, output: Output) -> None:
    assert (made := note(world, output, place="b" * 36, quote="x")).place == ""
    assert made.quote == "x"


def test_who_is_named_is_told_and_the_writer_of_a_note_hears_of_answers(world: World, output: Output) -> None:
    made = note(world, output, "@binh @tam xem lại giúp")
    operations.answer_note(by=world.binh, note_id=made.pk, text="Đã gọi chị Sáu.", now=NOON)
    assert set(Mention.objects.values_list("person__username", flat=True)) == {"binh", "tam"}
    first, second = told()
    assert first["mentioned"] == [str(world.binh.pk)]
    assert second["answers"] == str(world.tam.pk)


def test_an_answer_to_an_answer_goes_to_the_note_above(world: World, output: Output) -> None:
    made = note(world, output)
    reply = operations.answer_note(by=world.binh, note_id=made.pk, text="Rồi", now=NOON)
    operations.answer_note(by=world.tam, note_id=reply.pk, text="Cảm ơn", now=NOON)
    (thread,) = queries.threads_of_output(output.pk)
    assert [each.text for each in thread.replies] == ["Rồi", "Cảm ơn"]


def test_somebody_who_may_not_read_it_cannot_be_named_nor_write(world: World, output: Output) -> None:
    with pytest.raises(NotReady, match="@mai"):
        note(world, output, "@mai ơi")
    with pytest.raises(NotFound):
        operations.add_note(by=world.mai, story_id=output.story_id, text="Chào", now=NOON)
    assert not Note.objects.exists()
    assert note(world, output, "@khongco").text == "@khongco"


def test_notes_to_a_released_text_stay_inside_its_newsroom(world: World) -> None:
    output = road.released(world).output
    with pytest.raises(NotFound):
        operations.add_note(by=world.mai, story_id=output.story_id, output_id=output.pk, text="Chào", now=NOON)


@pytest.mark.parametrize("text", ["", "  \n", "\x00", "a" * 4001])
def test_nothing_said_and_too_much_said_are_refused(world: World, output: Output, text: str) -> None:
    with pytest.raises(NotReady):
        note(world, output, text)


def test_a_settled_note_goes_below_and_may_be_opened_again(world: World, output: Output) -> None:
    first, second = note(world, output, "Một"), note(world, output, "Hai")
    operations.settle_note(by=world.binh, note_id=first.pk, settled=True, now=NOON)
    assert [thread.note for thread in queries.threads_of_output(output.pk)] == [second, first]
    assert queries.open_notes(output.story_id).count() == 1
    operations.settle_note(by=world.binh, note_id=first.pk, settled=False, now=NOON)
    assert queries.open_notes(output.story_id).count() == 2


def test_an_accepted_suggestion_is_a_save_of_the_one_who_accepts(world: World, output: Output) -> None:
    made = suggestion(world, output)
    operations.accept(by=world.binh, note_id=made.pk, base_version=1, now=NOON)
    assert "sớm hơn mọi năm mười ngày." in words(output)
    newest = OutputVersion.objects.get(output=output, version=2)
    made.refresh_from_db()
    assert (newest.saved_by, made.suggestion.saved_as, made.settled_by) == (world.binh, 2, world.binh)
    with pytest.raises(NotReady, match="quyết định rồi"):
        operations.decline(by=world.binh, note_id=made.pk, now=NOON)


def test_a_declined_suggestion_is_kept_and_changes_nothing(world: World, output: Output) -> None:
    made = suggestion(world, output)
    operations.decline(by=world.binh, note_id=made.pk, now=NOON)
    assert "một tuần" in words(output)
    (thread,) = queries.threads_of_output(output.pk)
    assert thread.suggestion is not None
    assert thread.suggestion.decided_as == "declined"


def test_without_a_place_the_words_must_stand_once_in_the_text(world: World, output: Output) -> None:
    made = operations.suggest(by=world.tam, output_id=output.pk, anchor=Anchor("", "xã Long Đức"), new="", now=NOON)
    assert made.place == paragraph(output)
    for old, said in (("không có", "không có trong"), ("một tuần", "2 chỗ")):
        with pytest.raises(NotReady, match=said):
            operations.suggest(by=world.tam, output_id=output.pk, anchor=Anchor("", old), new="x", now=NOON)


def test_words_that_have_changed_meanwhile_are_not_overwritten(world: World, output: Output) -> None:
    made = suggestion(world, output)
    road.save(world.binh, output, road.content(text="Viết lại cả."))
    with pytest.raises(NotReady, match="đã thay đổi"):
        operations.accept(by=world.binh, note_id=made.pk, base_version=2, now=NOON)
    assert "Viết lại cả." in words(output)


def test_accepting_from_a_version_that_is_no_longer_the_newest_is_refused(world: World, output: Output) -> None:
    made = suggestion(world, output)
    same_body = newsroom.content_of(Output.objects.get(pk=output.pk))
    road.save(world.binh, output, replace(same_body, headline="Tít khác"))
    with pytest.raises(Stale):
        operations.accept(by=world.tam, note_id=made.pk, base_version=1, now=NOON)
    assert Output.objects.get(pk=output.pk).headline == "Tít khác"


def test_while_somebody_else_writes_nothing_is_put_into_their_text(world: World, output: Output) -> None:
    made = suggestion(world, output)
    operations.check_in(by=world.binh, output_id=output.pk, sign=Sign("a", writes=True), now=NOON)
    with pytest.raises(Refusal, match="đang viết"):
        operations.accept(by=world.tam, note_id=made.pk, base_version=1, now=NOON)
    assert not SideDraft.objects.exists()
    operations.accept(by=world.binh, note_id=made.pk, base_version=1, now=NOON)
