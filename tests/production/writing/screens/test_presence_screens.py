"""What opening a text says of who is there, and how a page's script is answered."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from hoitu.foundation.directory.queries import Person
from hoitu.kernel import clock
from hoitu.production.newsroom.models import Output, SideDraft
from hoitu.production.writing.models import Presence, WritingLock
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import browser_of, draft_form, get, post, text_of
from tests.world import World

JSON = {"Accept": "application/json"}


@pytest.fixture
def output(world: World) -> Output:
    return road.draft(world, now=clock.now())


def sign(who: Person, output: Output, **more: str) -> Any:
    address = reverse("writing:sign", args=[output.pk])
    return browser_of(who).post(address, {"tab": who.username, "writes": "yes", **more}, headers=JSON)


def test_opening_a_text_somebody_writes_shows_it_to_be_read_and_says_who_writes(world: World, output: Output) -> None:
    assert sign(world.binh, output).json()["lock"] == "mine"
    page = text_of(get(world.tam, "write", output.pk))
    assert "Nguyễn Văn Bình đang viết từ" in page
    assert "Nhận quyền viết…" in page
    assert "data-writing" not in page
    assert "data-writing" in text_of(get(world.binh, "write", output.pk))


def test_a_script_is_told_who_writes_and_who_reads(world: World, output: Output) -> None:
    sign(world.binh, output, typed="yes")
    said = sign(world.tam, output, open_ms="5000").json()
    assert (said["lock"], said["who"], said["may_save"], said["taken"]) == ("theirs", "Nguyễn Văn Bình", True, None)
    assert said["since"].count(":") == said["typed_at"].count(":") == 1
    assert sign(world.binh, output).json()["others"] == ["Lê Minh Tâm"]


@pytest.mark.parametrize("odd", ["-1", "x", "²", "9" * 40, ""])
def test_a_sign_with_odd_figures_is_a_sign_all_the_same(world: World, output: Output, odd: str) -> None:
    assert sign(world.binh, output, open_ms=odd, tab=odd * 40).status_code == 200


def test_a_stranger_gets_no_answer_and_a_look_at_it_is_no_sign(world: World, output: Output) -> None:
    assert sign(world.mai, output).status_code == 404
    assert browser_of(world.binh).get(reverse("writing:sign", args=[output.pk])).status_code == 405
    assert not Presence.objects.exists()


def test_taking_over_asks_first_then_does_it_and_opens_the_text(world: World, output: Output) -> None:
    sign(world.binh, output)
    address = reverse("writing:take_over", args=[output.pk])
    tam = browser_of(world.tam)
    asked = text_of(tam.get(address))
    assert "Nguyễn Văn Bình đang viết bài này từ" in asked
    assert WritingLock.objects.get(ended_at=None).holder == world.binh
    done = tam.post(address, follow=True)
    assert "Bạn đang giữ quyền viết bài này" in text_of(done)
    assert "data-writing" in text_of(done)
    said = sign(world.binh, output, open_ms="60000").json()
    assert said["taken"]["who"] == "Lê Minh Tâm"


def test_where_nobody_writes_there_is_nothing_to_take_over(world: World, output: Output) -> None:
    answer = browser_of(world.tam).get(reverse("writing:take_over", args=[output.pk]))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("newsroom:write", args=[output.pk])


def test_who_may_not_edit_is_refused_in_words(world: World) -> None:
    output = road.released(world, now=clock.now()).output
    answer = browser_of(world.binh).post(reverse("writing:take_over", args=[output.pk]))
    assert answer.status_code == 403
    assert "không có quyền viết để nhận" in text_of(answer)


def test_a_save_into_a_text_somebody_writes_shows_both_texts(world: World, output: Output) -> None:
    sign(world.tam, output)
    answer = post(world.binh, "write", output.pk, **draft_form(0, headline="Chữ của Bình"))
    assert answer.status_code == 409
    assert "Lê Minh Tâm đang viết bài này từ" in text_of(answer)
    assert SideDraft.objects.get().content["headline"] == "Chữ của Bình"


def test_who_leaves_lets_the_text_go(world: World, output: Output) -> None:
    sign(world.binh, output)
    gone = browser_of(world.binh).post(reverse("writing:departure", args=[output.pk]), {"tab": "binh"})
    assert gone.status_code == 204
    assert "data-writing" in text_of(get(world.tam, "write", output.pk))


def test_a_sign_of_life_keeps_no_session_awake(world: World, output: Output) -> None:
    browser = browser_of(world.binh)
    browser.get(reverse("newsroom:write", args=[output.pk]))
    session = browser.session
    session["directory.seen_at"] = clock.now().timestamp() - 600
    session.save()
    seen = browser.session["directory.seen_at"]
    browser.post(reverse("writing:sign", args=[output.pk]), {"tab": "a"}, headers={**JSON, "X-Background": "1"})
    assert browser.session["directory.seen_at"] == seen


def test_a_sign_costs_few_statements(world: World, output: Output, django_assert_max_num_queries: Any) -> None:
    sign(world.binh, output)
    browser, address = browser_of(world.binh), reverse("writing:sign", args=[output.pk])
    with django_assert_max_num_queries(28):
        browser.post(address, {"tab": "binh", "writes": "yes"}, headers=JSON)
