"""Slots on screens: a week of editions, one edition filled, closed ones refused in words."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.planning.models import Placement, Slot
from hoitu.production.planning.rules.when import DAY
from tests.foundation.staff import signed_in
from tests.production.newsroom import road
from tests.production.planning.screens.test_event_screens import get, words
from tests.production.planning.test_slots import bulletin
from tests.world import World


def test_a_slot_is_entered_filled_and_emptied(world: World, django_assert_max_num_queries: Any) -> None:
    lan = signed_in(world.lan)
    form = {"name": "Bản tin 17 giờ", "form": "bulletin", "kind": "radio", "unit": "seconds", "capacity": "900"}
    form |= {"characters_per_page": "4000", "goes_at": "17:00", "closes_before": "60"}
    assert lan.post(reverse("planning:slot_list"), form).status_code == 422
    assert lan.post(reverse("planning:slot_list"), {**form, "weekdays": [str(n) for n in range(7)]}).status_code == 302
    slot, output = Slot.objects.get(), road.draft(world, kind="radio", now=clock.now())
    day = local_date(clock.now()) + DAY
    address = reverse("planning:edition", args=[slot.pk, day.isoformat()])
    tam = signed_in(world.tam)
    assert tam.post(address, {"output_id": str(output.pk), "length": "90"}).status_code == 302
    assert tam.post(address, {"output_id": str(output.pk), "length": "0"}).status_code == 422
    page = words(tam.get(address))
    assert "Lúa hữu cơ" in page
    assert "chưa có gì" in page
    with django_assert_max_num_queries(18):
        tam.get(address)
    assert "Bản tin 17 giờ" in words(get(world.binh, "slot_list", ngay=day.isoformat()))
    placed = Placement.objects.get()
    removal = reverse("planning:placement_removal", args=[slot.pk, day.isoformat(), placed.pk])
    assert signed_in(world.binh).post(removal).status_code == 403
    assert tam.post(removal).status_code == 302
    assert signed_in(world.tam).post(reverse("planning:slot_retirement", args=[slot.pk])).status_code == 403


def test_pages_may_have_a_fraction(world: World) -> None:
    slot = bulletin(world, name="Số báo in", kind="print", form="issue", unit="pages", capacity=16, weekdays=range(7))
    output = road.draft(world, kind="print", now=clock.now())
    day = (local_date(clock.now()) + DAY).isoformat()
    address = reverse("planning:edition", args=[slot.pk, day])
    assert signed_in(world.lan).post(address, {"output_id": str(output.pk), "length": "1.5"}).status_code == 302
    assert Placement.objects.get().planned_length == 150


def test_what_is_not_there_is_said(world: World) -> None:
    assert "nr-empty" in words(get(world.binh, "slot_list"))
    slot = bulletin(world)
    assert get(world.binh, "edition", slot.pk, "rác").status_code == 404
    assert get(world.mai, "edition", slot.pk, "2026-11-24").status_code == 404
    assert get(world.vy, "slot_list").status_code == 404
