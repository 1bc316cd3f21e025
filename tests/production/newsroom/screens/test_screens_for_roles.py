"""Every screen for every person: the right status, in Vietnamese, nothing undefined, few queries."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoitu.foundation.audit.queries import Entry
from hoitu.kernel import clock
from hoitu.production.newsroom import operations
from hoitu.production.newsroom.models import Idea, Output
from hoitu.production.newsroom.views.act_list import ACTS
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import address, browser_of, get, text_of
from tests.world import World

OWN_NEWSROOM = ("sarone", "binh", "tam", "lan", "hanh", "son", "duc")
PLANNERS = ("tam", "lan", "hanh", "son", "duc", "phuc")
STRANGERS = ("mai", "phuc", "vy", "quan")
BUDGET = 75  # queries of the heaviest screen, the shell's own (session, permissions, menu) among them
# Looked up by Wagtail's own base templates, or asked for by ours with {% if %}.
KNOWN = {"form.lead", "form.cover", "more_url"}


@pytest.fixture
def output(world: World) -> Output:
    made = road.draft(world, now=clock.now())
    road.save(world.binh, made, now=clock.now())
    operations.propose_idea(by=world.binh, unit_id=world.news_desk.pk, title="Mặn lên sớm", now=clock.now())
    return Output.objects.get(pk=made.pk)


def lists() -> list[str]:
    return [address(name) for name in ("idea_list", "story_list", "output_list", "idea_proposal")]


def inside(output: Output) -> list[str]:
    story = ("story", "story_description", "assignment", "contribution")
    own = ("write", "preview", "versions", "difference", "approval_record", "output_facts", "deriving")
    return [
        *(address(name, output.story_id) for name in story),
        *(address(name, output.pk) for name in own),
        address("idea", Idea.objects.get().pk),
    ]


@pytest.mark.parametrize("name", [*OWN_NEWSROOM, *STRANGERS])
def test_lists_and_desk_open_for_everybody_in_the_house(world: World, output: Output, name: str) -> None:
    browser = browser_of(world.people[name])
    for path in ("/toa-soan/", *lists()):
        assert browser.get(path).status_code == 200, path
    assert (output.headline in text_of(browser.get(address("output_list")))) == (name in OWN_NEWSROOM)


@pytest.mark.parametrize("name", [*OWN_NEWSROOM, *STRANGERS])
def test_the_form_of_a_new_story_opens_for_those_who_may_send_it(world: World, name: str) -> None:
    answer = browser_of(world.people[name]).get(address("story_opening"))
    assert answer.status_code == (200 if name in PLANNERS else 403)
    assert ("Hãy đề xuất đề tài trước" in text_of(answer)) == (name not in PLANNERS)


@pytest.mark.parametrize("name", OWN_NEWSROOM)
def test_the_story_and_its_text_open_for_its_newsroom(world: World, output: Output, name: str) -> None:
    browser = browser_of(world.people[name])
    for path in inside(output):
        assert browser.get(path).status_code == 200, path


@pytest.mark.parametrize("name", STRANGERS)
def test_another_newsroom_does_not_learn_that_they_are_there(world: World, output: Output, name: str) -> None:
    browser = browser_of(world.people[name])
    for path in inside(output):
        answer = browser.get(path)
        assert answer.status_code == 404, path
        assert "Không có" in text_of(answer), path
        assert output.headline not in text_of(answer), path


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.noun)
def test_an_act_that_is_not_open_says_so_in_vietnamese(world: World, output: Output, act: Any) -> None:
    browser = browser_of(world.lan)
    path = address(act.noun, output.pk)
    offered = act.action in {offer.action for offer in browser.get(address("write", output.pk)).context["offers"]}
    answer = browser.get(path)
    assert answer.status_code == (200 if offered else 403)
    if not offered:
        assert f"Bạn không làm được “{act.title}”" in text_of(answer)


def test_a_refused_post_answers_403_and_keeps_what_was_written(world: World, output: Output) -> None:
    road_output = operations.submit(by=world.binh, output_id=output.pk, now=clock.now())
    path = address("return", road_output.pk)
    answer = browser_of(world.binh).post(path, {"reason": "Tôi muốn viết lại"})
    assert answer.status_code == 403
    assert "Bạn không được làm việc này" in text_of(answer)
    assert "Tôi muốn viết lại" in text_of(answer)


def test_trying_another_newsrooms_screens_leaves_a_trace(world: World, output: Output) -> None:
    for path in (address("write", output.pk), address("release", output.pk)):
        browser_of(world.mai).post(path)
        entry = Entry.objects.filter(actor_id=world.mai.actor_id, outcome="refused").order_by("-seq").first()
        assert entry is not None
        assert (entry.action, entry.detail["path"]) == ("newsroom.screen.open", path)


def test_nobody_sees_a_screen_without_signing_in(output: Output, client: Any) -> None:
    for path in (*lists(), *inside(output)):
        answer = client.get(path)
        assert (answer.status_code, "/dang-nhap/" in answer.headers["Location"]) == (302, True), path


def test_no_variable_of_our_templates_is_undefined(
    world: World, output: Output, caplog: pytest.LogCaptureFixture
) -> None:
    browser = browser_of(world.tam)
    browser.get(lists()[0])
    with caplog.at_level(logging.DEBUG, logger="django.template"):
        for path in (*lists(), *inside(output), *(address(noun, output.pk) for noun in ("submission", "spike"))):
            browser.get(path)
    ours = _our_variables()
    unknown = {
        match.group(1)
        for record in caplog.records
        if (match := re.search(r"resolving variable '(.+?)' in template 'newsroom/", record.getMessage()))
    }
    assert {name for name in unknown if name in ours} - KNOWN == set()


def _our_variables() -> set[str]:
    """Return what our own templates print."""
    from tests.web.test_templates import PAGES  # noqa: PLC0415 - the list of templates is read once, there

    pages = [path for path in PAGES if "newsroom" in path.parts]
    found = [re.findall(r"{{\s*([\w.]+)", path.read_text(encoding="utf-8")) for path in pages]
    return {name for names in found for name in names}


def test_every_screen_keeps_its_budget_of_queries(world: World, output: Output) -> None:
    browser = browser_of(world.tam)
    for path in ("/toa-soan/", *lists(), *inside(output)):
        browser.get(path)
        with CaptureQueriesContext(connection) as asked:
            browser.get(path)
        assert len(asked) <= BUDGET, (path, len(asked))


@pytest.mark.usefixtures("output")
def test_a_longer_list_costs_no_more_queries(world: World) -> None:
    browser = browser_of(world.tam)
    paths = [address("output_list"), address("story_list"), address("idea_list"), "/toa-soan/"]
    before = [_queries(browser, path) for path in paths]
    for number in range(12):
        road.save(world.binh, road.draft(world, now=clock.now()), now=clock.now())
        operations.propose_idea(by=world.binh, unit_id=world.news_desk.pk, title=f"Ý {number}", now=clock.now())
    assert [_queries(browser, path) for path in paths] <= [count + 3 for count in before]


def _queries(browser: Any, path: str) -> int:
    browser.get(path)
    with CaptureQueriesContext(connection) as asked:
        browser.get(path)
    return len(asked)


@pytest.mark.usefixtures("output")
def test_a_page_that_is_not_there_is_the_nearest_one(world: World) -> None:
    for page in ("0", "-1", "999999", "abc", ""):
        assert get(world.tam, "output_list", p=page).status_code == 200


def test_there_is_no_second_door_to_an_output() -> None:
    """Wagtail could edit it as a snippet, or through a model viewset: neither is registered."""
    from wagtail.admin.viewsets import viewsets  # noqa: PLC0415 - Wagtail's registries, read for this test alone
    from wagtail.snippets.models import get_snippet_models  # noqa: PLC0415 - as above

    assert get_snippet_models() == []
    assert [each for each in viewsets.viewsets if getattr(each, "model", None) is Output] == []
