"""The morning meeting: one page and one PDF of what is on, due, late, out, and who is free."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from hoitu.foundation.media import checks
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotReady
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.planning import queries
from hoitu.production.planning.printing import pdf
from tests.foundation.media import hostile
from tests.foundation.media.test_intake import upload
from tests.foundation.staff import signed_in
from tests.production.newsroom import road
from tests.production.planning.agenda import TUESDAY, all_day, event
from tests.production.planning.screens.test_event_screens import get, words
from tests.production.planning.test_coverages import coverage, task
from tests.production.planning.test_slots import bulletin
from tests.world import NOON, World

DAY = timedelta(days=1)


def test_the_sheet_has_yesterday_today_late_and_the_free(world: World) -> None:
    out = road.released(world, now=NOON - DAY)
    event(world)
    late = road.draft(world)
    newsroom.plan_output(
        by=world.tam, output_id=late.pk, planned_date=TUESDAY, due_at=NOON - timedelta(hours=1), now=NOON
    )
    bulletin(world)
    busy = coverage(world, title="Lễ hội", when=all_day(TUESDAY))
    task(world, busy, who=world.sarone)
    found = queries.sheet(world.lan, world.newspaper.pk, NOON, day=TUESDAY)
    assert [release.pk for release in found.released] == [out.pk]
    assert late in found.late
    assert late in [card.output for card in found.planned]
    assert {one.event.title for one in found.events} == {"Hội nghị chuyển đổi số", "Lễ hội"}
    assert [each.slot.name for each in found.slots] == ["Bản tin 17 giờ"]
    assert world.sarone not in found.free
    assert world.son in found.free
    theirs = queries.sheet(world.phuc, world.station.pk, NOON, day=TUESDAY)
    assert (theirs.events, theirs.planned, theirs.late, theirs.released) == ([], [], [], [])


def test_the_sheet_is_a_page_and_a_pdf(world: World, django_assert_max_num_queries: Any) -> None:
    event(world, now=clock.now(), title="Kỳ họp HĐND tỉnh", when=all_day(local_date(clock.now())))
    browser = signed_in(world.binh)
    assert "Kỳ họp HĐND tỉnh" in words(browser.get(reverse("planning:sheet")))
    with django_assert_max_num_queries(20):
        browser.get(reverse("planning:sheet"), {"ngay": "rác"})
    printed = browser.get(reverse("planning:sheet_pdf"))
    assert printed["Content-Type"] == "application/pdf"
    assert printed.content.startswith(b"%PDF-")
    assert "giao-ban-" in printed["Content-Disposition"]
    for name in ("sheet", "sheet_pdf"):
        assert get(world.vy, name).status_code == 404


def test_nothing_is_fetched_while_a_page_is_printed() -> None:
    assert pdf('<img src="file:///etc/passwd"><img src="http://127.0.0.1:1/x">Chữ Việt').startswith(b"%PDF-")


def test_a_machine_without_pango_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NotReady) as refused:
        pdf("x")
    assert "libpango" in refused.value.message


def test_printing_does_not_let_damaged_photos_in() -> None:
    assert pdf("<p>Giao ban</p>").startswith(b"%PDF")
    name, content, code = hostile.PHOTOS["cut off"]
    with pytest.raises(ValidationError) as refused:
        checks.check_photo(upload(name, content), name)
    assert refused.value.code == code
