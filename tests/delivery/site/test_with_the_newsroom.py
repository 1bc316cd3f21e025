"""The newsroom's events reach the site through the outbox; staff see previews and addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from hoitu.delivery.site import handlers, operations, queries
from hoitu.delivery.site.models import Article
from hoitu.foundation.audit.queries import Entry
from hoitu.foundation.outbox import operations as outbox
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel.ids import new_id
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom import story_panels
from tests.delivery.site.reading import Reader
from tests.production.newsroom import road
from tests.world import NOON, World


def test_a_release_becomes_a_page_and_a_withdrawal_takes_it_away(world: World, reader: Reader) -> None:
    output = road.approved(world)
    release = newsroom.release(by=world.hanh, output_id=output.pk, now=NOON)
    outbox.drain(now=NOON)

    place = queries.place_of(output.pk)
    assert place is not None
    assert "Lúa hữu cơ vào vụ gặt sớm" in reader.get(place.path).text
    (panel,) = (each for each in story_panels.panels_of(output.story_id) if each.template == "site/panel.html")
    assert [each.path for each in panel.context["places"]] == [place.path]

    payload = {"release_id": str(release.pk), "kind": "web"}
    before = (reader.folder / place.path.strip("/") / "index.html").stat().st_mtime_ns
    handlers.on_released(payload, EventInfo(new_id(), "newsroom.output.released", NOON))
    assert (reader.folder / place.path.strip("/") / "index.html").stat().st_mtime_ns == before
    assert Article.objects.count() == 1

    code = road.code_of(world.hanh)
    newsroom.withdraw(by=world.hanh, output_id=output.pk, reason="Sai", public_note="Đã gỡ.", code=code, now=NOON)
    outbox.drain(now=NOON)

    assert reader.get(place.path).status == 410
    assert "Đã gỡ." in reader.get(place.path).text


@pytest.mark.usefixtures("stopped_clock")
def test_everything_can_be_made_again_from_the_releases(world: World, reader: Reader, public: Path) -> None:
    output = road.approved(world)
    newsroom.release(by=world.hanh, output_id=output.pk, now=NOON)
    outbox.drain(now=NOON)
    before = {path.relative_to(public): path.read_bytes() for path in public.rglob("*") if path.is_file()}
    for path in public.rglob("*.html"):
        path.unlink()

    operations.rebuild(now=NOON)

    after = {path.relative_to(public): path.read_bytes() for path in public.rglob("*") if path.is_file()}
    assert after == before
    assert reader.get("/").status == 200


def test_a_preview_is_for_those_who_may_see_it(world: World, public: Path) -> None:
    output = road.draft(world)
    road.save(world.binh, output)
    client = Client()
    address = f"/toa-soan/xem-truoc/{output.pk}/"

    assert client.get(address).status_code == 302
    client.force_login(world.mai)
    assert client.get(address).status_code in {302, 403}
    client.force_login(world.binh)
    page = client.get(address)
    assert page.status_code == 200
    assert "Lúa hữu cơ vào vụ gặt sớm" in page.content.decode()
    assert "Bản xem trước" in page.content.decode()
    assert "noindex" in page["X-Robots-Tag"]
    assert client.get(f"/toa-soan/xem-truoc/{new_id()}/").status_code == 404
    assert not (public / "tu-lieu").exists()
    refused = Entry.objects.filter(action="newsroom.screen.open", outcome="refused")
    assert address in {entry.detail["path"] for entry in refused}
