"""Notes on the screens: in a drawer beside the text, as a part a script renews, and as a page of their own."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoitu.foundation.directory.queries import Person
from hoitu.kernel import clock
from hoitu.production.newsroom.models import Output
from hoitu.production.writing import operations
from hoitu.production.writing.models import Note
from hoitu.production.writing.operations import Anchor
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import browser_of, get, text_of
from tests.world import World


@pytest.fixture
def output(world: World) -> Output:
    return road.save(world.binh, road.draft(world, now=clock.now()), now=clock.now())


def send(who: Person, name: str, *args: object, part: bool = False, **form: str) -> Any:
    headers = {"X-Part": "notes"} if part else {}
    return browser_of(who).post(reverse(f"writing:{name}", args=args), form, headers=headers)


def written(world: World, output: Output, text: str = "Xem lại tít") -> Note:
    return operations.add_note(by=world.tam, story_id=output.story_id, output_id=output.pk, text=text, now=clock.now())


def test_a_note_is_written_and_read_beside_the_text(world: World, output: Output) -> None:
    answer = send(world.tam, "output_note_addition", output.pk, text="@binh xem lại tít <b>", what="note")
    assert answer.status_code == 302
    page = text_of(get(world.binh, "write", output.pk))
    assert "<strong>@Nguyễn Văn Bình</strong> xem lại tít &lt;b&gt;" in page
    assert "Ghi chú (1)" in page


def test_a_script_gets_the_part_anew(world: World, output: Output) -> None:
    answer = send(world.tam, "output_note_addition", output.pk, part=True, text="Xem lại", what="note")
    assert answer.status_code == 200
    assert text_of(answer).strip().startswith("<details")
    assert "Xem lại" in text_of(answer)


@pytest.mark.parametrize("part", [True, False])
def test_what_is_refused_stays_in_the_form(world: World, output: Output, part: bool) -> None:  # noqa: FBT001 - a case
    answer = send(world.tam, "output_note_addition", output.pk, part=part, text="@mai giúp với", what="note")
    assert answer.status_code == 422
    assert "không được xem hồ sơ này" in text_of(answer)
    assert "@mai giúp với</textarea>" in text_of(answer)
    long = send(world.tam, "output_note_addition", output.pk, part=part, text="a" * 4001, what="note")
    assert long.status_code == 422


def test_a_suggestion_is_put_in_from_the_page(world: World, output: Output) -> None:
    sent = send(
        world.tam, "output_note_addition", output.pk, quote="Lúa hữu cơ vào vụ", new="Vụ lúa", what="suggestion"
    )
    assert sent.status_code == 302
    note = Note.objects.get()
    put_in = send(world.binh, "decision", note.pk, decision="accept", base_version="1")
    assert put_in["Location"] == reverse("newsroom:write", args=[output.pk])
    assert Output.objects.get(pk=output.pk).headline == "Vụ lúa gặt sớm"


def test_a_suggestion_is_declined_and_a_decided_one_is_refused_in_words(world: World, output: Output) -> None:
    note = operations.suggest(
        by=world.tam, output_id=output.pk, anchor=Anchor("headline", "gặt sớm"), new="gặt", now=clock.now()
    )
    assert "Không nhận" in text_of(send(world.binh, "decision", note.pk, part=True, decision="decline"))
    again = send(world.binh, "decision", note.pk, decision="accept", base_version="x")
    assert again.status_code == 422
    assert "đã được quyết định" in text_of(again)


def test_notes_are_answered_settled_and_opened_again(world: World, output: Output) -> None:
    note = written(world, output)
    assert "Sửa rồi" in text_of(send(world.binh, "answer", note.pk, part=True, text="Sửa rồi"))
    assert send(world.binh, "answer", note.pk, part=True, text=" ").status_code == 422
    assert "Mở lại" in text_of(send(world.tam, "settlement", note.pk, part=True, settled="yes"))
    assert send(world.tam, "settlement", note.pk, settled="no").status_code == 302
    note.refresh_from_db()
    assert note.settled_at is None


def test_a_story_shows_its_notes_and_those_of_its_outputs(world: World, output: Output) -> None:
    written(world, output)
    send(world.binh, "story_note_addition", output.story_id, text="Hẹn bà Sáu 9 giờ", what="note")
    page = text_of(browser_of(world.tam).get(reverse("writing:story_notes", args=[output.story_id])))
    assert "Xem lại tít" in page
    assert "Hẹn bà Sáu 9 giờ" in page
    assert "2 ghi chú chờ xử lý" in text_of(get(world.tam, "story", output.story_id))


def test_only_those_who_may_read_the_story_are_offered(world: World, output: Output) -> None:
    address = reverse("writing:colleagues", args=[output.story_id])
    offered = browser_of(world.binh).get(address, {"q": "thi"}).json()["people"]
    assert {each["username"] for each in offered} == {"sarone", "lan", "hanh"}
    assert browser_of(world.binh).get(address, {"q": "Đặng"}).json()["people"] == []
    assert browser_of(world.mai).get(address).status_code == 404


def test_strangers_find_neither_notes_nor_doors_to_them(world: World, output: Output) -> None:
    note = written(world, output)
    for name, target in (("output_notes", output.pk), ("story_notes", output.story_id)):
        assert browser_of(world.mai).get(reverse(f"writing:{name}", args=[target])).status_code == 404
    for name in ("answer", "settlement", "decision"):
        assert send(world.mai, name, note.pk, text="x", settled="yes").status_code == 404
    released = road.released(world, now=clock.now()).output
    written(world, released, "Chỉ trong nhà")
    assert "Chỉ trong nhà" not in text_of(get(world.mai, "write", released.pk))


def test_many_notes_cost_no_more_statements(world: World, output: Output, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        note = written(world, output, f"Ghi chú {number} @binh")
        operations.answer_note(by=world.binh, note_id=note.pk, text="Vâng @tam", now=clock.now())
    browser = browser_of(world.tam)
    address = reverse("writing:story_notes", args=[output.story_id])
    browser.get(address)
    with django_assert_max_num_queries(20):
        browser.get(address)


def test_presence_and_notes_cost_the_writing_screen_a_few_statements_however_many_there_are(
    world: World, output: Output
) -> None:
    browser, address = browser_of(world.tam), reverse("newsroom:write", args=[output.pk])
    browser.get(address)
    costs = []
    for number in range(2):
        with CaptureQueriesContext(connection) as asked:
            browser.get(address)
        costs.append([query["sql"] for query in asked.captured_queries if '"writing_' in query["sql"]])
        for each in range(8):
            operations.answer_note(
                by=world.tam, note_id=written(world, output, f"{number} {each} @binh").pk, text="Vâng", now=clock.now()
            )
    assert len(costs[1]) <= len(costs[0]) + 1  # who is named is asked for once there is a note
    assert len(costs[1]) <= 6
