"""Sign-offs on screens: asking, answering on a phone, withdrawing, and what strangers get."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from hoitu.production.approvals.models import Answer, Request
from hoitu.production.newsroom.models import Output
from tests.foundation.staff import signed_in
from tests.production.approvals.asking import ask, hash_of
from tests.production.newsroom import road
from tests.world import World

SHELL = "/toa-soan"


@pytest.fixture
def output(world: World) -> Output:
    return road.submitted(world)


def place(output: Output) -> str:
    return f"{SHELL}/san-pham/{output.pk}/y-kien/"


def test_a_desk_head_asks_and_the_colleague_finds_it_on_the_desk(world: World, output: Output) -> None:
    tam, duc = signed_in(world.tam), signed_in(world.duc)
    fields = {"of_id": world.duc.pk, "subject": "legal", "question": "Câu 3 có đúng luật không?", "due_at": ""}
    answered = tam.post(place(output), fields, follow=True)
    assert "Đã xin ý kiến" in answered.content.decode()
    request = Request.objects.get()
    for address in (f"{SHELL}/", f"{SHELL}/y-kien/"):
        page = duc.get(address).content.decode()
        assert f"{SHELL}/y-kien/{request.pk}/" in page
        assert "Câu 3 có đúng luật không?" in page


def test_the_colleague_reads_and_agrees(world: World, output: Output) -> None:
    request, duc = ask(world, output, world.duc), signed_in(world.duc)
    address = f"{SHELL}/y-kien/{request.pk}/"
    page = duc.get(address).content.decode()
    shown = hash_of(world.duc, output)
    assert road.TEXT in page
    assert shown in page
    answered = duc.post(address, {"content_hash": shown, "agreed": "yes", "note": ""}, follow=True)
    assert "Đã ghi ý kiến của bạn" in answered.content.decode()
    assert Answer.objects.get().agreed
    assert "Đã đồng ý" in signed_in(world.tam).get(place(output)).content.decode()


def test_an_objection_without_a_reason_comes_back_with_the_form(world: World, output: Output) -> None:
    request, duc = ask(world, output, world.duc), signed_in(world.duc)
    address = f"{SHELL}/y-kien/{request.pk}/"
    shown = hash_of(world.duc, output)
    refused = duc.post(address, {"content_hash": shown, "agreed": "no", "note": ""})
    assert (refused.status_code, Answer.objects.count()) == (422, 0)
    assert "không đồng ý điểm nào" in refused.content.decode()
    stale = duc.post(address, {"content_hash": "0" * 64, "agreed": "no", "note": "Câu 3 <b>sai</b>"})
    assert stale.status_code == 409
    assert escape("Câu 3 <b>sai</b>") in stale.content.decode()
    assert duc.post(address, {"content_hash": shown, "agreed": "maybe"}).status_code == 422


def test_withdrawing_asks_for_a_reason(world: World, output: Output) -> None:
    request, tam = ask(world, output, world.duc), signed_in(world.tam)
    address = f"{SHELL}/y-kien/{request.pk}/rut/"
    assert tam.get(address).status_code == 200
    assert tam.post(address, {"reason": ""}).status_code == 422
    assert tam.post(address, {"reason": "Hỏi nhầm người."}).headers["Location"] == place(output)
    assert tam.get(address).status_code == 404


def test_strangers_find_nothing(world: World, output: Output) -> None:
    request = ask(world, output, world.duc)
    for stranger in (world.mai, world.vy, world.quan):
        client = signed_in(stranger)
        for address in (place(output), f"{SHELL}/y-kien/{request.pk}/", f"{SHELL}/y-kien/{request.pk}/rut/"):
            assert client.get(address).status_code == 404, (stranger, address)
            assert client.post(address, {}).status_code == 404, (stranger, address)


def test_those_who_may_only_read_see_no_form(world: World, output: Output) -> None:
    ask(world, output, world.duc)
    page = signed_in(world.sarone).get(place(output))
    assert page.status_code == 200
    assert "Xin ý kiến đồng nghiệp" not in page.content.decode()


def test_nobody_waits_and_nothing_was_said(world: World) -> None:
    page = signed_in(world.duc).get(f"{SHELL}/y-kien/").content.decode()
    assert "Không ai đang chờ ý kiến của bạn." in page
    assert "Bạn chưa cho ý kiến lần nào." in page


def test_the_list_costs_the_same_however_long_it_is(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(5):
        ask(world, road.submitted(world), world.duc)
    client: Client = signed_in(world.duc)
    client.get(f"{SHELL}/y-kien/")
    with django_assert_max_num_queries(12):
        assert client.get(f"{SHELL}/y-kien/").content.decode().count("nr-list__title") == 5
