"""A dossier: items gathered from the archive, step by step, each a version of the text."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from hoitu.foundation.vocabulary.models import Place
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.archive import operations
from hoitu.production.archive.queries import Entry
from hoitu.production.archive.rules.gathering import items_of
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom import queries
from hoitu.production.newsroom.models import Output
from tests.foundation.staff import signed_in
from tests.production.archive import shelf
from tests.production.archive.test_archive_screens import text_of
from tests.production.newsroom import road
from tests.world import NOON, START, World


def dossier(world: World) -> Output:
    """A dossier that anh Bình has begun."""
    return road.save(world.binh, road.draft(world), road.content("Chuyên đề: Mùa vàng"))


def step(world: World, output: Output, operation: Any, **given: Any) -> Output:
    version = Output.objects.get(pk=output.pk).version
    return operation(by=world.binh, output_id=output.pk, base_version=version, now=NOON, **given)  # type: ignore[no-any-return]


def body_of(output: Output) -> list[dict[str, Any]]:
    return queries.content_of(Output.objects.get(pk=output.pk)).body


def parts_of(output: Output) -> list[str]:
    return [block["value"] if block["type"] == "heading" else block["type"] for block in body_of(output)]


def test_items_are_put_in_once_grouped_moved_and_taken_out(world: World) -> None:
    shelf.imported(world, "Tin một", "Tin hai")
    first, second = (Entry.objects.get(headline=each) for each in ("Tin một", "Tin hai"))
    output = dossier(world)
    step(world, output, operations.add_item, release_id=first.release_id, note="Mở đầu")
    step(world, output, operations.add_growth, source="section:thoi-su", most=5, until=date(2026, 12, 31))
    step(world, output, operations.add_group, title="Ngày thứ hai")
    step(world, output, operations.add_item, release_id=second.release_id)
    assert parts_of(output) == ["paragraph", "item", "Ngày thứ hai", "item", "growth"]
    assert body_of(output)[1]["value"] == {"output": str(first.output_id), "title": "Tin một", "note": "Mở đầu"}
    with pytest.raises(NotReady, match="đã có bài này"):
        step(world, output, operations.add_item, release_id=first.release_id)

    step(world, output, operations.move_part, block_id=body_of(output)[3]["id"], steps=-1)
    assert parts_of(output) == ["paragraph", "item", "item", "Ngày thứ hai", "growth"]
    step(world, output, operations.remove_part, block_id=body_of(output)[1]["id"])
    assert items_of(body_of(output)) == [str(second.output_id)]


def test_what_does_not_stand_on_the_site_is_no_item(world: World) -> None:
    radio, first = shelf.released(world, kind="radio"), shelf.released(world)
    output = dossier(world)
    with pytest.raises(NotReady, match="đang hiển thị"):
        step(world, output, operations.add_item, release_id=radio.pk)
    shelf.withdrawn(world, first, now=NOON)
    with pytest.raises(NotReady):
        step(world, output, operations.add_item, release_id=first.pk)
    with pytest.raises(NotReady):
        step(world, output, operations.add_growth, source="section:khong-co", most=5, until=None)


def test_a_step_from_an_old_version_and_from_outside_is_refused(world: World) -> None:
    shelf.imported(world, "Tin một")
    output, release_id = dossier(world), Entry.objects.get().release_id
    given: dict[str, Any] = {"output_id": output.pk, "release_id": release_id, "now": NOON}
    with pytest.raises(NotReady, match="Đã có người lưu"):
        operations.add_item(by=world.binh, base_version=0, **given)
    with pytest.raises(NotFound):
        operations.add_item(by=world.mai, base_version=output.version, **given)
    assert parts_of(output) == ["paragraph"]


def test_a_step_voids_what_was_approved(world: World) -> None:
    shelf.imported(world, "Tin một")
    output = dossier(world)
    newsroom.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve(world.tam, output, "desk")
    assert road.state(output) == "approving"
    operations.add_item(
        by=world.tam,
        output_id=output.pk,
        base_version=Output.objects.get(pk=output.pk).version,
        release_id=Entry.objects.get().release_id,
        now=NOON,
    )
    assert road.state(output) == "submitted"


def test_the_screen_finds_adds_and_arranges(world: World) -> None:
    shelf.imported(world, "Tin một", "Tin hai")
    output, client = dossier(world), signed_in(world.binh)
    address = reverse("archive:dossier", args=[output.pk])
    assert address in text_of(client.get(reverse("newsroom:write", args=[output.pk])))
    found = text_of(client.get(address, {"text": "hai"}))
    assert "<mark>hai</mark>" in found
    release_id = Entry.objects.get(headline="Tin hai").release_id
    for act, fields in (
        ("item", {"release_id": release_id}),
        ("group", {"title": "Nhóm"}),
        ("growth", {"source": "section:thoi-su", "most": "4", "until": ""}),
    ):
        version = Output.objects.get(pk=output.pk).version
        answer = client.post(f"{address}?text=hai", {"act": act, "base_version": version, **fields})
        assert answer["Location"] == f"{address}?text=hai", act
    assert parts_of(output) == ["paragraph", "item", "Nhóm", "growth"]
    assert "đã có trong chuyên đề" in text_of(client.get(address))
    stale = client.post(address, {"act": "group", "base_version": 1, "title": "Quá muộn"})
    assert stale.status_code == 422
    assert "Quá muộn" in text_of(stale)
    assert client.post(address, {"act": "group", "base_version": 9, "title": ""}).status_code == 422
    assert client.post(address, {"act": "bò"}).status_code == 200
    assert signed_in(world.mai).get(address).status_code == 404
    assert text_of(client.get(reverse("newsroom:write", args=[output.pk])))


def test_parts_are_put_in_the_order_they_were_dragged_into(world: World) -> None:
    shelf.imported(world, "Tin một")
    output, client = dossier(world), signed_in(world.binh)
    step(world, output, operations.add_item, release_id=Entry.objects.get().release_id)
    step(world, output, operations.add_group, title="Mở đầu")
    item, group = (block["id"] for block in body_of(output) if block["type"] != "paragraph")
    address = reverse("archive:dossier", args=[output.pk])
    assert 'data-row="' in text_of(client.get(address))
    version = Output.objects.get(pk=output.pk).version
    client.post(address, {"act": "order", "base_version": version, "order": f"{group},{item}"})
    assert parts_of(output) == ["paragraph", "Mở đầu", "item"]
    answer = client.post(
        address, {"act": "move", "base_version": version + 1, "block_id": item, "steps": "-1"}
    )  # fmt: skip
    assert answer["Location"] == f"{address}#part-{item}", "the keyboard goes on where the row went"
    assert parts_of(output) == ["paragraph", "item", "Mở đầu"]


def test_a_dossier_grows_by_a_place_of_today(world: World) -> None:
    place = Place.objects.create(code="29254", name="Phường Trà Vinh", kind="phường", from_date=START)
    output = dossier(world)
    assert f'value="place:{place.code}"' in text_of(
        signed_in(world.binh).get(reverse("archive:dossier", args=[output.pk]))
    )
    step(world, output, operations.add_growth, source="place:29254", most=5, until=None)
    assert body_of(output)[-1]["value"] | {"most": 5} == {
        "kind": "place", "key": "29254", "title": "Phường Trà Vinh", "most": 5, "until": "",
    }  # fmt: skip
    with pytest.raises(NotReady, match="địa danh"):
        step(world, output, operations.add_growth, source="place:00000", most=5, until=None)


def test_all_dossiers_of_the_newsroom_stand_in_one_list_found_by_words(world: World) -> None:
    client, address = signed_in(world.binh), reverse("archive:dossiers")
    assert "Chưa có chuyên đề nào" in text_of(client.get(address))
    shelf.imported(world, "Tin một")
    output, other = dossier(world), road.save(world.binh, road.draft(world), road.content("Không gom gì"))
    step(world, output, operations.add_item, release_id=Entry.objects.get().release_id)
    shown = text_of(client.get(address))
    assert "Mùa vàng" in shown
    assert reverse("archive:dossier", args=[output.pk]) in shown
    assert other.headline not in shown
    assert "Mùa vàng" in text_of(client.get(address, {"text": "mua vang"}))
    assert "Không có chuyên đề nào khớp" in text_of(client.get(address, {"text": "bão"}))
    assert "Mùa vàng" not in text_of(signed_in(world.mai).get(address))
    step(world, output, operations.remove_part, block_id=body_of(output)[1]["id"])
    assert "Mùa vàng" not in text_of(client.get(address)), "it gathers nothing any more"


def test_the_screen_costs_the_same_however_much_it_holds(world: World, django_assert_max_num_queries: Any) -> None:
    shelf.imported(world, *(f"Tin {number}" for number in range(12)), now=NOON - timedelta(days=1))
    output = dossier(world)
    for entry in Entry.objects.all()[:6]:
        step(world, output, operations.add_item, release_id=entry.release_id)
    client, address = signed_in(world.binh), reverse("archive:dossier", args=[output.pk])
    client.get(address)
    with django_assert_max_num_queries(100) as shell:
        client.get("/toa-soan/toc-do-doc/")
    with django_assert_max_num_queries(len(shell) + 9):
        client.get(address)
