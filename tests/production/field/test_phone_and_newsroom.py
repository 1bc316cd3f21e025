"""What the phone reads of a person's work, and the texts and tips it sends back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from hoitu.kernel.ids import new_id
from hoitu.production.field.models import Tip, Upload
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Idea, Output, SideDraft
from tests.production.field.phone import BASE, Phone, picture
from tests.production.newsroom import road
from tests.world import NOON, World


@pytest.fixture
def binh(world: World, client: Client, settings: Settings, tmp_path: Any) -> Client:
    """Anh Bình, signed in on his phone."""
    settings.MEDIA_ROOT, settings.HOME = str(tmp_path), tmp_path
    client.force_login(world.binh)
    return client


def send(client: Client, address: str, **said: object) -> Any:
    return client.post(f"{BASE}{address}", said, content_type="application/json")


def text(headline: str = "Mặn lên sớm", words: str = "Sông đục.") -> dict[str, Any]:
    return {"headline": headline, "lead": "", "body": [{"type": "paragraph", "value": f"<p>{words}</p>"}]}


def test_the_phone_keeps_ones_own_work_with_times_and_places(binh: Client, world: World) -> None:
    output = road.draft(world)
    road.story(world, by=world.hanh)
    newsroom.open_story(by=world.tam, unit_id=world.news_desk.pk, title="Chuyện của người khác", now=NOON)
    said = binh.get(f"{BASE}viec/").json()
    assert said["me"]["name"] == "Nguyễn Văn Bình"
    assert len(said["assignments"]) == 2
    assert {story["title"] for story in said["stories"]} == {"Lúa hữu cơ"}
    kept = next(each for story in said["stories"] for each in story["outputs"])
    assert (kept["id"], kept["writable"], kept["version"]) == (str(output.pk), True, 0)
    assert next(desk["name"] for desk in said["desks"]) == "Ban Thời sự"


def test_reading_ones_work_takes_few_queries(
    binh: Client, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(5):
        road.draft(world)
    binh.get(f"{BASE}viec/")
    with django_assert_max_num_queries(16):
        binh.get(f"{BASE}viec/")


def test_a_text_is_saved_from_its_base_and_sent_again_it_is_the_same_version(binh: Client, world: World) -> None:
    output = road.draft(world)
    first = send(binh, f"bai/{output.pk}/", base_version=0, **text()).json()
    again = send(binh, f"bai/{output.pk}/", base_version=0, **text()).json()
    assert first == again
    assert first["version"] == 1


def test_a_stale_text_is_kept_beside_and_the_way_to_both_is_told(binh: Client, world: World) -> None:
    output = road.draft(world)
    road.save(world.tam, output)
    answer = send(binh, f"bai/{output.pk}/", base_version=0, **text("Viết ở ngoài đồng"))
    assert answer.status_code == 409
    kept = SideDraft.objects.get()
    assert kept.content["headline"] == "Viết ở ngoài đồng"
    assert answer.json()["side_draft"] == f"/toa-soan/san-pham/{output.pk}/ban-phu/{kept.pk}/"
    assert binh.get(answer.json()["side_draft"]).status_code == 200


def test_handing_in_takes_the_version_the_phone_saw_and_is_done_once(binh: Client, world: World) -> None:
    output = road.draft(world)
    version = send(binh, f"bai/{output.pk}/", base_version=0, **text()).json()["version"]
    assert send(binh, f"bai/{output.pk}/nop/", version=version - 1).status_code == 422
    assert send(binh, f"bai/{output.pk}/nop/", version=version).json()["state"] == "submitted"
    assert send(binh, f"bai/{output.pk}/nop/", version=version).json()["state"] == "submitted"
    assert Output.objects.get(pk=output.pk).submissions.count() == 1


def test_what_is_missing_for_handing_in_is_said(binh: Client, world: World) -> None:
    output = road.draft(world)
    answer = send(binh, f"bai/{output.pk}/nop/", version=0)
    assert answer.status_code == 422
    assert answer.json()["problems"]


def test_a_tip_becomes_one_idea_however_often_it_is_sent_and_brings_its_photos(binh: Client, world: World) -> None:
    tip_id = new_id()
    Phone(binh).send(picture(), tip=str(tip_id), caption="Đê vỡ")
    said = {"unit_id": str(world.news_desk.pk), "title": "Vỡ đê bao ở Hòa Thuận", "text": "Nước tràn từ 4 giờ."}
    first, again = (send(binh, f"tin-nhanh/{tip_id}/", **said) for _time in range(2))
    assert first.json() == again.json()
    idea = Idea.objects.get()
    assert (idea.title, Tip.objects.get().idea_id) == ("Vỡ đê bao ở Hòa Thuận", idea.pk)
    newsroom.decide_idea(by=world.tam, idea_id=idea.pk, verdict="approved", now=NOON)
    story = newsroom.open_story(by=world.binh, idea_id=idea.pk, now=NOON)
    assert "Đê vỡ" in binh.get(f"/toa-soan/tin-bai/{story.pk}/").content.decode()


def test_nobody_adds_files_to_the_tip_of_another(binh: Client, world: World) -> None:
    tip_id, unit = new_id(), str(world.news_desk.pk)
    Phone(binh).send(picture(1), tip=str(tip_id), caption="Đê vỡ")
    assert send(binh, f"tin-nhanh/{tip_id}/", unit_id=unit, title="Vỡ đê").status_code == 200
    story = newsroom.open_story(by=world.binh, idea_id=approved(Idea.objects.get(), world).pk, now=NOON)
    binh.force_login(world.sarone)
    assert Phone(binh).begin(picture(2), new_id(), tip=str(tip_id)).status_code == 404
    Upload.objects.update(person=world.sarone)  # as if it had come before the tip
    assert "Đê vỡ" not in binh.get(f"/toa-soan/tin-bai/{story.pk}/").content.decode()


def approved(idea: Idea, world: World) -> Idea:
    newsroom.decide_idea(by=world.tam, idea_id=idea.pk, verdict="approved", now=NOON)
    return idea


def test_a_tip_belongs_to_its_sender_and_needs_a_title_and_a_desk(binh: Client, world: World) -> None:
    tip_id, unit = new_id(), str(world.news_desk.pk)
    assert send(binh, f"tin-nhanh/{tip_id}/", unit_id=unit, title="  ").status_code == 422
    assert send(binh, f"tin-nhanh/{tip_id}/", unit_id="ban", title="Tin").status_code == 400
    assert send(binh, f"tin-nhanh/{tip_id}/", unit_id=unit, title="Tin").status_code == 200
    binh.force_login(world.sarone)
    assert send(binh, f"tin-nhanh/{tip_id}/", unit_id=unit, title="Tin").status_code == 404


@pytest.mark.parametrize(
    "body", ["", "[]", "{", '{"body": 5}', '{"headline": 5}', '{"base_version": "a"}', '{"cover_id": 99e99}']
)
def test_what_our_script_does_not_send_is_answered(binh: Client, world: World, body: str) -> None:
    output = road.draft(world)
    answer = binh.post(f"{BASE}bai/{output.pk}/", body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["message"]


def test_the_department_has_no_field_work(binh: Client, world: World) -> None:
    binh.force_login(world.vy)
    assert binh.get(f"{BASE}viec/").status_code == 403
