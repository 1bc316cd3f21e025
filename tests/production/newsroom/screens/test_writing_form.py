"""What the writing form takes and refuses: stale saves, bad fields, hostile text; never a 500, never a lost text."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from hoitu.kernel import clock
from hoitu.production.newsroom import operations
from hoitu.production.newsroom.models import Output, SideDraft
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import address, browser_of, contentstate, draft_form, get, post, text_of
from tests.world import World

JSON = {"Accept": "application/json"}
NAUGHTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% debug %}",
    "\u202eđảo ngược\u202c",
    "Thạch Thị Sa Rone \u200bខ្មែរ",
    "' OR 1=1 --",
    "🌾" * 40,
    "\x00\x08",
    "İıſß",
)


def words_of(answer: Any) -> str:
    """The words of a page whose differences are marked."""
    return re.sub(r"</?(?:ins|del|mark)>", "", text_of(answer))


@pytest.fixture
def output(world: World) -> Output:
    return road.draft(world, now=clock.now())


def save_by_script(world: World, output: Output, name: str = "binh", **form: str) -> Any:
    data = {**draft_form(0), **form}
    return browser_of(world.people[name]).post(address("write", output.pk), data, headers=JSON)


def test_the_script_is_told_the_new_version_and_the_hour(world: World, output: Output) -> None:
    answer = save_by_script(world, output)
    assert answer.status_code == 200
    assert answer.json()["version"] == 1
    assert answer.json()["saved_at"].count(":") == 2


def test_a_stale_save_shows_both_texts_and_keeps_the_late_one(world: World, output: Output) -> None:
    road.save(world.tam, output, road.content("Tít của anh Tâm"), now=clock.now())
    answer = post(world.binh, "write", output.pk, **draft_form(0, "Chữ của tôi"))
    assert answer.status_code == 409
    assert "Chữ của tôi" in words_of(answer)
    assert "Tít của anh Tâm" in words_of(answer)
    side = SideDraft.objects.get()
    assert side.saved_by == world.binh
    go_on = text_of(browser_of(world.binh).get(f"{address('write', output.pk)}?ban-phu=ben-canh"))
    assert "Tít của anh Tâm" in go_on
    assert "Chữ của tôi" in go_on


def test_a_stale_autosave_tells_the_script_where_both_texts_are(world: World, output: Output) -> None:
    road.save(world.tam, output, now=clock.now())
    answer = save_by_script(world, output, headline="Của tôi")
    assert answer.status_code == 409
    shown = browser_of(world.binh).get(answer.json()["side_draft"])
    assert shown.status_code == 200
    assert "Của tôi" in words_of(shown)
    assert browser_of(world.lan).get(answer.json()["side_draft"]).status_code == 404


def test_my_text_may_replace_the_newest_and_the_side_draft_is_settled_by_hand(world: World, output: Output) -> None:
    road.save(world.tam, output, now=clock.now())
    post(world.binh, "write", output.pk, **draft_form(0, headline="Của tôi"))
    side = SideDraft.objects.get()
    form = browser_of(world.binh).get(f"{address('write', output.pk)}?ban-phu=thay").context["form"]
    assert (form["headline"].value(), form["base_version"].value()) == ("Của tôi", 1)
    assert post(world.binh, "side_draft", output.pk, side.pk, settle="merged").status_code == 302
    assert SideDraft.objects.get().settled_as == "merged"


@pytest.mark.parametrize(
    "wrong",
    [
        {"headline": "x" * 201},
        {"lead": "x" * 1001},
        {"ai_use": "x" * 301},
        {"base_version": "-1"},
        {"base_version": "một"},
        {"base_version": ""},
        {"cover": "999999"},
        {"body-0-type": "photo", "body-0-value-photo": "999999", "body-0-value-caption": "x" * 501},
    ],
    ids=str,
)
def test_a_wrong_field_is_marked_and_the_text_stays(world: World, output: Output, wrong: dict[str, str]) -> None:
    form = {**draft_form(0, headline="Tít còn đây"), **wrong}
    answer = post(world.binh, "write", output.pk, **form)
    assert answer.status_code in {302, 422}
    if answer.status_code == 422:
        assert form["headline"][:190] in text_of(answer)
        assert save_by_script(world, output, **form).status_code in {200, 422}


ENTITY = {
    "key": "a",
    "text": "Lúa",
    "type": "unstyled",
    "depth": 0,
    "inlineStyleRanges": [],
    "entityRanges": [{"offset": 0, "length": 3, "key": 99}],
}
DEEP = {"type": "unordered-list-item", "depth": 3_000}
BROKEN = (
    {"body-count": "x"},
    {"body-count": "-5"},
    {"body-0-value": "{not json"},
    {"body-0-order": "x"},
    {"body-0-value": "[" * 100_000},
    {"body-0-value": json.dumps({"blocks": [ENTITY], "entityMap": {}})},
    {"body-0-value": json.dumps({"blocks": [{**ENTITY, "entityRanges": [], **DEEP}], "entityMap": {}})},
    {"body-0-type": "video", "body-0-value-recording": "không phải số"},
    {"cover": "abc"},
)


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: str(broken)[:60])
def test_a_broken_body_is_answered_and_not_a_crash(world: World, output: Output, broken: dict[str, str]) -> None:
    answer = post(world.binh, "write", output.pk, **{**draft_form(0), **broken})
    assert answer.status_code in {302, 400, 422}


@pytest.mark.parametrize("text", NAUGHTY)
def test_hostile_text_comes_back_as_text(world: World, output: Output, text: str) -> None:
    answer = post(world.binh, "write", output.pk, **draft_form(0, text, headline=text[:200], lead=text))
    assert answer.status_code in {302, 422}
    for name in ("write", "preview", "versions", "difference", "approval_record", "submission"):
        page = get(world.binh, name, output.pk)
        assert page.status_code == 200, name
        assert "<script>alert(1)</script>" not in text_of(page), name
        assert "<img src=x" not in text_of(page), name
    assert "<script>alert" not in text_of(get(world.binh, "story", output.story_id))


def test_html_in_rich_text_is_cleaned(world: World, output: Output) -> None:
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}
    state = json.loads(contentstate("bấm đây")) | {"entityMap": {"0": link}}
    state["blocks"][0]["entityRanges"] = [{"offset": 0, "length": 7, "key": 0}]
    body = json.dumps(state)
    post(world.binh, "write", output.pk, **{**draft_form(0), "body-0-value": body})
    stored = Output.objects.get().body.raw_data
    assert "javascript:" not in str(list(stored))
    assert "javascript:" not in text_of(get(world.binh, "preview", output.pk))


def test_a_person_who_may_only_read_sees_the_text_and_saves_nothing(world: World, output: Output) -> None:
    road.save(world.binh, output, now=clock.now())
    page = text_of(get(world.sarone, "write", output.pk))
    assert "data-writing" not in page
    answer = post(world.sarone, "write", output.pk, **draft_form(1, "Sửa trộm"))
    assert answer.status_code == 403
    assert "Sửa trộm" in words_of(answer)
    assert Output.objects.get().version == 1


def test_a_text_handed_on_meanwhile_is_kept_as_a_side_draft(world: World, output: Output) -> None:
    road.save(world.binh, output, now=clock.now())
    operations.submit(by=world.binh, output_id=output.pk, now=clock.now())
    answer = save_by_script(world, output, base_version="1", headline="Viết tiếp")
    assert answer.status_code == 403
    assert "side_draft" in answer.json()
    assert SideDraft.objects.get().content["headline"] == "Viết tiếp"


def test_a_script_whose_session_ended_is_not_given_a_page(output: Output, client: Any) -> None:
    answer = client.post(
        address("write", output.pk), draft_form(0), headers={**JSON, "X-Requested-With": "XMLHttpRequest"}
    )
    assert answer.status_code in {401, 403, 302}
    assert Output.objects.get(pk=output.pk).version == 0


@pytest.mark.parametrize("query", [{"from": "x", "to": "y"}, {"from": "0", "to": "0"}, {"to": "-3"}])
def test_absurd_versions_are_answered(world: World, output: Output, query: dict[str, str]) -> None:
    road.save(world.binh, output, now=clock.now())
    assert get(world.binh, "difference", output.pk, **query).status_code in {200, 404}
    assert get(world.binh, "difference", output.pk, to="99").status_code == 404


def test_the_difference_marks_words_taken_out_and_put_in(world: World, output: Output) -> None:
    road.save(world.binh, output, road.content("Lũ về sớm"), now=clock.now())
    road.save(world.binh, output, road.content("Lũ về muộn"), now=clock.now())
    page = text_of(get(world.binh, "difference", output.pk))
    assert "<del>sớm</del>" in page
    assert "<ins>muộn</ins>" in page


@pytest.mark.parametrize("kind", ["web", "print", "radio", "tv", "social", "loudspeaker", "led"])
def test_every_kind_has_its_writing_form(world: World, kind: str) -> None:
    made = road.draft(world, kind=kind, now=clock.now())
    page = get(world.binh, "write", made.pk)
    assert page.status_code == 200
    assert ("lead" in page.context["form"].fields) == (kind in {"web", "print"})
