"""What goes wrong is said in Vietnamese with its status, and leads on."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DataError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path, reverse

from hoitu.kernel.refusal import NotAllowed, NotReady
from hoitu.web import errors
from tests.world import World


def refusing(_request: HttpRequest) -> HttpResponse:
    message = "Bài này chưa được duyệt."
    raise NotReady(message, problems=["Thiếu ảnh."])


def forbidding(_request: HttpRequest) -> HttpResponse:
    message = "Chỉ tổng biên tập được gỡ bài."
    raise NotAllowed(message)


def overflowing(_request: HttpRequest) -> HttpResponse:
    message = "integer out of range"
    raise DataError(message)


def naming_too_long(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Path("a" * 300).stat()))


def deleting_what_is_used(_request: HttpRequest) -> HttpResponse:
    message = "Cannot delete some instances"
    raise ProtectedError(message, set())


def stumbling(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(int("abc")))


def failing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(1 // 0))


urlpatterns = [
    path("toa-soan/refusing/", refusing),
    path("toa-soan/forbidding/", forbidding),
    path("toa-soan/overflowing/", overflowing),
    path("toa-soan/naming-too-long/", naming_too_long),
    path("toa-soan/deleting-what-is-used/", deleting_what_is_used),
    path("toa-soan/stumbling/", stumbling),
    path("toa-soan/failing/", failing),
]
handler500 = errors.server_error
handler404 = errors.not_found


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("refusing", 422, "Thiếu ảnh."),
        ("forbidding", 403, "Chỉ tổng biên tập được gỡ bài."),
        ("overflowing", 400, "Không đọc được yêu cầu này"),
        ("naming-too-long", 404, "Không có trang này"),
        ("deleting-what-is-used", 409, "Mục này đang được dùng"),
        ("missing", 404, "Không có trang này"),
    ],
)
@override_settings(ROOT_URLCONF=__name__)
def test_it_says_what_went_wrong(visitor: Client, address: str, status: int, sentence: str) -> None:
    answer = visitor.get(f"/toa-soan/{address}/")
    assert answer.status_code == status
    assert sentence in answer.content.decode()
    assert 'href="/toa-soan/"' in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("get", "images/chooser/chosen-multiple/?id=abc"),
        ("get", "images/chooser/chosen/abc/"),
        ("get", "documents/chooser/chosen/abc/"),
        ("get", "bulk/media/photo/delete/?id=abc"),
        ("get", "recording_chooser/chosen/abc/"),
        ("post", "choose-external-link/"),
    ],
)
def test_what_wagtail_cannot_read_is_turned_away(world: World, visitor: Client, method: str, address: str) -> None:
    visitor.force_login(world.binh)
    answer = getattr(visitor, method)(f"/toa-soan/{address}")
    assert answer.status_code == 400
    assert "Không đọc được yêu cầu này" in answer.content.decode()


@pytest.mark.django_db
def test_an_address_that_only_takes_a_form_says_so(world: World, visitor: Client) -> None:
    visitor.force_login(world.quan)
    answer = visitor.get(reverse("outbox:decisions"))
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "Địa chỉ này chỉ nhận" in answer.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_a_value_we_stumble_over_ourselves_is_a_failure(visitor: Client) -> None:
    assert visitor.get("/toa-soan/stumbling/").status_code == 500


@override_settings(ROOT_URLCONF=__name__)
def test_a_failure_of_ours_is_owned(visitor: Client, caplog: pytest.LogCaptureFixture) -> None:
    answer = visitor.get("/toa-soan/failing/")
    assert answer.status_code == 500
    assert "Hệ thống gặp lỗi và đã ghi lại" in answer.content.decode()
    assert "Internal Server Error: /toa-soan/failing/" in caplog.text


@pytest.mark.parametrize("address", ["/toa-soan/?q=%00", "/tim-kiem/?q=a%00b", "/toa-soan/%00/"])
def test_null_characters_are_turned_away(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 400


def test_an_expired_form_is_explained() -> None:
    visitor = Client(enforce_csrf_checks=True)
    answer = visitor.post("/toa-soan/dang-nhap/", {"login": "ai"})
    assert answer.status_code == 403
    assert "Biểu mẫu đã hết hạn" in answer.content.decode()


@pytest.mark.django_db
def test_too_many_attempts_are_explained(world: World, visitor: Client) -> None:
    visitor.force_login(world.sarone)
    wrong = {"oldpassword": "sai", "password1": "x", "password2": "x"}
    answers = [visitor.post(reverse("account_change_password"), wrong) for _ in range(8)]
    assert answers[-1].status_code == 429
    assert "Bạn đã thử quá nhiều lần" in answers[-1].content.decode()


def test_a_page_taken_down_says_so() -> None:
    answer = errors.gone(RequestFactory().get("/thoi-su/bai-1/"))
    assert answer.status_code == 410
    assert "Trang này đã được gỡ." in answer.content.decode()


@pytest.mark.parametrize("part", ["pages", "users", "groups", "sites", "collections", "workflows", "reports", "api"])
def test_parts_of_wagtail_that_write_around_us_are_closed(visitor: Client, part: str) -> None:
    assert visitor.get(f"/toa-soan/{part}/").status_code == 404
