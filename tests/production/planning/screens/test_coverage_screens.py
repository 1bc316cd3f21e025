"""Coverages on screens: planned from an event, people asked and answering, vehicles booked, the week's load."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.planning import operations
from hoitu.production.planning.models import Booking, Coverage, Resource, Task
from tests.foundation.staff import signed_in
from tests.production.planning.agenda import all_day, event
from tests.production.planning.screens.test_event_screens import get, post, words
from tests.world import NOON, World


def planned(world: World, title: str = "Hội nghị chuyển đổi số") -> Coverage:
    day = local_date(clock.now()) + timedelta(days=1)
    made = event(world, now=clock.now(), title=title, when=all_day(day))
    return operations.plan_coverage(by=world.tam, event_id=made.pk, unit_id=world.news_desk.pk, now=clock.now())


def asked(world: World, plan: Coverage) -> Task:
    return operations.ask_for(
        by=world.tam, coverage_id=plan.pk, kind="text", assignee_ids=[world.binh.pk], now=clock.now()
    )[0]


def test_an_event_is_covered_from_its_own_page_in_few_clicks(world: World) -> None:
    day = local_date(clock.now()) + timedelta(days=1)
    made = event(world, now=clock.now(), when=all_day(day))
    there = f"{reverse('planning:coverage_plan')}?su-kien={made.pk}"
    assert there in words(get(world.tam, "event", made.pk))
    browser = signed_in(world.tam)
    assert "Hội nghị chuyển đổi số" in words(browser.get(there))
    form = {"title": "Hội nghị", "unit_id": str(world.news_desk.pk), "day": day.isoformat(), "cost_estimate": "500000"}
    answer = browser.post(there, form)
    plan = Coverage.objects.get()
    assert answer["Location"] == reverse("planning:coverage", args=[plan.pk])
    page = words(browser.get(answer["Location"]))
    assert "500.000 đ" in page
    browser.post(reverse("planning:task_request", args=[plan.pk]), {"kind": "photo", "assignee_ids": [world.binh.pk]})
    assert Task.objects.get().assignee == world.binh


def test_who_is_asked_sees_it_on_the_desk_and_answers(world: World) -> None:
    task = asked(world, planned(world))
    desk = words(signed_in(world.binh).get(reverse("wagtailadmin_home")))
    assert reverse("planning:my_tasks") in desk
    assert "Hội nghị chuyển đổi số" in words(get(world.binh, "my_tasks"))
    assert post(world.binh, "task_answer", task.pk, answer="declined").status_code == 422
    assert post(world.binh, "task_answer", task.pk, answer="declined", reason="Con ốm").status_code == 302
    assert "Con ốm" in words(get(world.tam, "coverage", task.coverage_id))
    assert post(world.sarone, "task_answer", task.pk, answer="accepted").status_code == 404
    assert post(world.binh, "task_answer", task.pk, answer="rác").status_code == 422


def test_a_vehicle_is_entered_booked_and_taken_out_of_use(world: World) -> None:
    plan = planned(world)
    assert post(world.lan, "resource_list", kind="vehicle", name="Xe 84A").status_code == 302
    vehicle = Resource.objects.get()
    day = plan.day.isoformat()
    hours = {"resource_id": str(vehicle.pk), "starts_at": f"{day}T08:00", "ends_at": f"{day}T12:00"}
    assert post(world.tam, "booking", plan.pk, **hours).status_code == 302
    clash = post(world.tam, "booking", plan.pk, **hours)
    assert clash.status_code == 422
    assert "08:00" in words(clash)
    assert "Xe 84A" in words(get(world.binh, "resource_list", ngay=day))
    booking = Booking.objects.get()
    assert post(world.tam, "booking_cancellation", plan.pk, booking.pk).status_code == 302
    assert post(world.binh, "resource_retirement", vehicle.pk).status_code == 403
    assert post(world.lan, "resource_retirement", vehicle.pk).status_code == 302


@pytest.mark.parametrize("name", ["coverage_list", "workload", "resource_list", "my_tasks"])
def test_every_list_says_when_it_is_empty_and_asks_little(
    world: World, name: str, django_assert_max_num_queries: Any
) -> None:
    assert "nr-empty" in words(get(world.binh, name)) or name == "workload"
    for number in range(12):
        asked(world, planned(world, f"Hội nghị {number}"))
    browser = signed_in(world.binh)
    browser.get(reverse(f"planning:{name}"))
    with django_assert_max_num_queries(14):
        assert browser.get(reverse(f"planning:{name}"), {"ngay": "rác", "p": "x"}).status_code == 200


def test_a_coverage_is_changed_and_given_up_on_its_page(world: World, django_assert_max_num_queries: Any) -> None:
    plan = planned(world)
    asked(world, plan)
    browser = signed_in(world.tam)
    browser.get(reverse("planning:coverage", args=[plan.pk]))
    with django_assert_max_num_queries(18):
        browser.get(reverse("planning:coverage", args=[plan.pk]))
    later = (plan.day + timedelta(days=1)).isoformat()
    assert post(world.tam, "coverage_change", plan.pk, day=later, notes="x").status_code == 302
    assert post(world.tam, "coverage_change", plan.pk, day="rác").status_code == 422
    assert post(world.binh, "coverage_drop", plan.pk, reason="x").status_code == 403
    assert post(world.tam, "coverage_drop", plan.pk, reason="").status_code == 422
    assert post(world.tam, "coverage_drop", plan.pk, reason="Hủy").status_code == 302
    assert "Hủy" in words(get(world.binh, "coverage", plan.pk))


def test_a_coverage_warns_when_its_event_is_called_off(world: World) -> None:
    plan = planned(world)
    assert plan.event is not None
    operations.cancel_event(by=world.tam, event_id=plan.event.pk, reason="Mưa", now=clock.now())
    assert 'role="alert"' in words(get(world.tam, "coverage", plan.pk))


def test_other_newsrooms_and_broken_addresses_find_nothing(world: World) -> None:
    plan = planned(world)
    assert get(world.mai, "coverage", plan.pk).status_code == 404
    assert post(world.phuc, "coverage_drop", plan.pk, reason="x").status_code == 404
    for query in ({}, {"su-kien": "rác"}, {"de-tai": "rác"}, {"de-tai": str(plan.pk)}):
        assert get(world.tam, "coverage_plan", **query).status_code == 404


def test_an_approved_idea_offers_to_plan_its_coverage(world: World) -> None:
    idea = newsroom.propose_idea(
        by=world.binh, unit_id=world.news_desk.pk, title="Lúa hữu cơ", pitch="Vụ đầu tiên", now=NOON
    )
    step = f"{reverse('planning:coverage_plan')}?de-tai={idea.pk}"
    here = reverse("newsroom:idea", args=[idea.pk])
    assert step not in signed_in(world.tam).get(here).text
    newsroom.decide_idea(by=world.tam, idea_id=idea.pk, verdict="approved", now=NOON)
    assert step in signed_in(world.tam).get(here).text
    assert step not in signed_in(world.binh).get(here).text
    assert signed_in(world.tam).get(step).status_code == 200
