"""The board on screens: moved by plain form and by the script's own request; the newsroom's rules hold."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom.models import Assignment, Output
from tests.foundation.staff import signed_in
from tests.production.newsroom import road
from tests.production.planning.screens.test_event_screens import get, post, words
from tests.world import World

JSON = {"accept": "application/json"}


@pytest.mark.parametrize("by", ["state", "person", "day", "rác"])
def test_the_board_shows_columns_with_few_queries(world: World, by: str, django_assert_max_num_queries: Any) -> None:
    for _number in range(4):
        road.submitted(world, now=clock.now())
    browser = signed_in(world.tam)
    browser.get(reverse("planning:board"))
    with django_assert_max_num_queries(16):
        answer = browser.get(reverse("planning:board"), {"theo": by})
    assert words(answer).count("data-card") >= (0 if by == "person" else 4)


def test_a_card_is_moved_to_another_day_by_form_and_by_script(world: World) -> None:
    output = road.draft(world, now=clock.now())
    day = local_date(clock.now()) + timedelta(days=2)
    assert post(world.tam, "move", output.pk, planned_date=day.isoformat()).status_code == 302
    assert Output.objects.get().planned_date == day
    address = reverse("planning:move", args=[output.pk])
    answer = signed_in(world.tam).post(address, {"planned_date": ""}, headers=JSON)
    assert answer.status_code == 200
    assert Output.objects.get().planned_date is None
    assert words(get(world.tam, "move", output.pk)).count("—") >= 3


def test_a_card_is_given_to_somebody_else(world: World) -> None:
    output = road.draft(world, now=clock.now())
    assert post(world.tam, "move", output.pk, assignee_id=str(world.sarone.pk)).status_code == 302
    assert Assignment.objects.filter(assignee=world.sarone, kinds=["web:vi"]).count() == 1
    assert post(world.tam, "move", output.pk, assignee_id="rác").status_code == 422


def test_another_stage_leads_to_the_screen_of_its_act(world: World) -> None:
    output = road.submitted(world, now=clock.now())
    address = reverse("planning:move", args=[output.pk])
    browser = signed_in(world.tam)
    assert browser.post(address, {"stage": "writing"})["Location"] == reverse("newsroom:return", args=[output.pk])
    approval = browser.post(address, {"stage": "approved"}, headers=JSON).json()
    assert approval == {"go": reverse("newsroom:approval", args=[output.pk])}
    refused = browser.post(address, {"stage": "released"}, headers=JSON)
    assert refused.status_code == 422
    assert refused.json()["message"]
    assert browser.post(address, {"stage": "released"}).status_code == 422


def test_who_may_not_move_is_told_so(world: World) -> None:
    output = road.draft(world, now=clock.now())
    address = reverse("planning:move", args=[output.pk])
    told = signed_in(world.son).post(address, {"planned_date": "2026-12-01"}, headers=JSON)
    assert (told.status_code, Output.objects.get().planned_date) == (403, None)
    assert told.json()["message"]
    assert signed_in(world.mai).post(address, {"planned_date": "2026-12-01"}).status_code == 404
    assert signed_in(world.tam).post(address, {"planned_date": "9999-99-99"}, headers=JSON).status_code == 422
    assert signed_in(world.tam).post(address, {}, headers=JSON).status_code == 422
    assert get(world.vy, "board").status_code == 404
