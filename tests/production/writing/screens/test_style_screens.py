"""The house style on the screens: beside the text, before an act, and as the agency's rules and dictionary."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoitu.foundation.audit.models import Entry as AuditEntry
from hoitu.foundation.directory.queries import Person
from hoitu.kernel import clock
from hoitu.production.newsroom.models import Output
from hoitu.production.writing import operations, queries
from hoitu.production.writing.models import HouseWord, StyleAnswer, StyleChoice
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import browser_of, get, text_of
from tests.world import World

PART = {"X-Part": "style"}


@pytest.fixture
def output(world: World) -> Output:
    made = road.draft(world, now=clock.now())
    return road.save(world.binh, made, road.content(text="Hoà bình ,một nghành <b>nghề</b>."), now=clock.now())


def see(who: Person, output: Output, *, part: bool = True) -> Any:
    address = reverse("writing:style", args=[output.pk]) + "?viet=1"
    return browser_of(who).get(address, headers=PART if part else {})


def send(who: Person, name: str, *args: object, part: bool = False, **form: object) -> Any:
    return browser_of(who).post(reverse(f"writing:{name}", args=args), form, headers=PART if part else {})


def key(output: Output, rule: str) -> str:
    newest = Output.objects.select_related("story").get(pk=output.pk)
    return next(each.key for each in queries.review(newest, clock.now()).open if each.rule == rule)


def test_the_drawer_is_fetched_and_shows_words_why_source_and_ways(world: World, output: Output) -> None:
    page = text_of(get(world.binh, "write", output.pk))
    assert f'data-fetch="{reverse("writing:style", args=[output.pk])}?viet=1"' in page
    drawer = text_of(see(world.binh, output))
    assert drawer.strip().startswith("<details")
    assert "<del>nghành</del> <ins>ngành</ins>" in drawer
    assert "Văn phong (3)" in drawer
    assert "Không viết được như thế" in drawer
    assert "Đưa cả 3 gợi ý vào bài" in drawer
    assert "<html" in text_of(see(world.binh, output, part=False))


def test_one_tap_puts_a_suggestion_in(world: World, output: Output) -> None:
    answer = send(world.binh, "style_mending", output.pk, key=key(output, "spelling"), base_version="1")
    assert answer["Location"] == reverse("newsroom:write", args=[output.pk]) + "#van-phong"
    assert "một ngành" in Output.objects.get(pk=output.pk).body.raw_data[0]["value"]
    late = send(world.binh, "style_mending", output.pk, all="yes", base_version="1")
    assert late.status_code == 409
    assert "Văn phong (2)" in text_of(late)


def test_words_are_left_called_back_and_taken_into_the_dictionary(world: World, output: Output) -> None:
    left = text_of(send(world.tam, "style_leaving", output.pk, part=True, viet="1", key=key(output, "tone")))
    assert "Văn phong (2)" in left
    assert "Lê Minh Tâm" in left
    assert send(world.tam, "style_leaving", output.pk, part=True, viet="1", key="x").status_code == 422
    answer = StyleAnswer.objects.get()
    assert "Văn phong (3)" in text_of(
        send(world.tam, "style_recalling", output.pk, part=True, viet="1", answer=answer.pk)
    )
    assert send(world.tam, "style_recalling", output.pk, part=True, viet="1", answer="không").status_code == 404
    assert send(world.tam, "style_accepting", output.pk, word="nghành").status_code == 302
    assert HouseWord.objects.get().by == world.tam
    assert send(world.binh, "style_accepting", output.pk, part=True, word="Hoà").status_code == 403


def test_who_may_not_write_sees_no_buttons_to_write_and_strangers_nothing(world: World, output: Output) -> None:
    reading = browser_of(world.binh).get(reverse("writing:style", args=[output.pk]), headers=PART)
    assert "Đưa vào bài" not in text_of(reading)
    assert "Vào từ điển" not in text_of(reading)
    assert see(world.mai, output).status_code == 404
    assert send(world.mai, "style_mending", output.pk, key="x", base_version="1").status_code == 404


def test_before_a_text_is_handed_on_what_is_left_is_said(world: World, output: Output) -> None:
    assert "Còn 3 gợi ý văn phong" in text_of(get(world.binh, "submission", output.pk))
    operations.choose_rule(
        by=world.lan, agency_id=world.newspaper.pk, rule="spelling", standing="holds", now=clock.now()
    )
    assert "giữ bài lại" in text_of(get(world.binh, "submission", output.pk))
    assert browser_of(world.binh).post(reverse("newsroom:submission", args=[output.pk]), {}).status_code == 302


def test_editors_switch_rules_on_their_screen(world: World) -> None:
    page = text_of(browser_of(world.tam).get(reverse("writing:style_rules")))
    assert "Dấu thanh" in page
    assert "Phụ lục" in page or "phụ lục II" in page
    assert send(world.tam, "style_rules", rule="tone", standing="remark", way="new").status_code == 302
    assert StyleChoice.objects.get().way == "new"
    assert send(world.tam, "style_rules", rule="tone", standing="holds", way="new").status_code == 403
    assert send(world.tam, "style_rules", rule="không", standing="off").status_code == 422
    assert '<form class="nr-form wr-rule' not in text_of(browser_of(world.binh).get(reverse("writing:style_rules")))
    assert browser_of(world.vy).get(reverse("writing:style_rules")).status_code == 403
    assert AuditEntry.objects.filter(action="writing.screen.open", outcome="refused").count() == 1


def test_the_dictionary_is_kept_on_its_screen(world: World) -> None:
    assert send(world.tam, "dictionary", word="nghành").status_code == 302
    assert send(world.tam, "dictionary", word="Đài huyện", better="Đài xã", from_date="2025-07-01").status_code == 302
    assert send(world.tam, "dictionary", word="nghành").status_code == 422
    assert send(world.binh, "dictionary", word="khác").status_code == 403
    address = reverse("writing:dictionary")
    assert "Đài huyện" in text_of(browser_of(world.binh).get(address, {"text": "dai huyen"}))
    word = HouseWord.objects.get(word="nghành")
    assert send(world.mai, "word_drop", word.pk).status_code == 403
    assert send(world.lan, "word_drop", word.pk).status_code == 302
    assert "nghành" not in text_of(browser_of(world.binh).get(address, {"sort": "accepted"}))
    assert "Trần Thị Lan bỏ ra" in text_of(browser_of(world.binh).get(address, {"dropped": "on"}))


@pytest.mark.parametrize(("name", "most"), [("style", 12), ("style_rules", 12), ("dictionary", 12)])
def test_the_screens_ask_few_questions(world: World, output: Output, name: str, most: int) -> None:
    args = [output.pk] if name == "style" else []
    browser = browser_of(world.tam)
    browser.get(reverse(f"writing:{name}", args=args))
    with CaptureQueriesContext(connection) as asked:
        browser.get(reverse(f"writing:{name}", args=args), headers=PART if args else {})
    assert len(asked) <= most, "\n".join(each["sql"][:200] for each in asked)
