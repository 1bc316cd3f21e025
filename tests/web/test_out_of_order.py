"""The disk is full, the database is away: people read what to do, and what they typed is on the page."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path, reverse

from hoitu.production.newsroom.models import Idea
from hoitu.web import errors, storage
from tests.foundation.staff import signed_in
from tests.world import World

LONG = "Nước lên từ sáng, bà con cồn Chim kê cao lúa giống. " * 70


def away(_request: HttpRequest) -> HttpResponse:
    message = "server closed the connection unexpectedly"
    raise OperationalError(message)


def full(_request: HttpRequest) -> HttpResponse:
    raise OSError(errno.ENOSPC, "No space left on device")


def broken(_request: HttpRequest) -> HttpResponse:
    message = "a bug"
    raise RuntimeError(message)


urlpatterns = [path("toa-soan/away/", away), path("toa-soan/full/", full), path("toa-soan/broken/", broken)]
handler500 = errors.server_error


@pytest.fixture
def no_room(served_world: World) -> Iterator[World]:
    """A database that may not grow by a single page once the world stands in it."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite can be told how large it may grow")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # what other tests left free would be room too
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        yield served_world
        cursor.execute("PRAGMA max_page_count = 1073741823")


def test_an_idea_sent_to_a_full_disk_stands_on_the_page_with_what_to_do(no_room: World) -> None:
    browser = signed_in(no_room.binh)
    form = {"title": "Triều cường", "unit_id": str(no_room.news_desk.pk), "pitch": LONG[:3900]}
    for _again in range(40):  # what room the pages there still have is used up first
        answer = browser.post(reverse("newsroom:idea_proposal"), form)
        if answer.status_code != HTTPStatus.FOUND:
            break
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    said = answer.content.decode()
    assert "hết chỗ" in said
    assert "quản trị" in said
    assert f'<input type="hidden" name="title" value="{form["title"]}">' in said
    assert "bà con cồn Chim" in said
    assert Idea.objects.filter(title="Triều cường").count() < 40


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(("address", "sentence"), [("away", "không trả lời"), ("full", "hết chỗ")])
def test_what_was_typed_is_handed_back(address: str, sentence: str) -> None:
    answer = Client().post(f"/toa-soan/{address}/", {"text": "Ba dòng chưa lưu"})
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert sentence in answer.content.decode()
    assert "Ba dòng chưa lưu" in answer.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_what_was_typed_survives_a_bug_of_ours(caplog: pytest.LogCaptureFixture) -> None:
    answer = Client(raise_request_exception=False).post("/toa-soan/broken/", {"text": "Ba dòng chưa lưu"})
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "Ba dòng chưa lưu" in answer.content.decode()
    assert "Internal Server Error" in caplog.text


@override_settings(ROOT_URLCONF=__name__)
def test_a_password_is_never_handed_back() -> None:
    answer = Client().post("/toa-soan/full/", {"password": "bi-mat-123", "name": "binh"})
    assert "bi-mat-123" not in answer.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_a_script_hears_it_in_json() -> None:
    answer = Client().post("/toa-soan/full/", {"text": "x"}, headers={"accept": "application/json"})
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "hết chỗ" in answer.json()["message"]


class DiskFullError(Exception):
    """As psycopg raises it."""

    sqlstate = "53100"


def test_each_database_says_it_in_its_own_way() -> None:
    by_code = OperationalError("could not extend file")
    by_code.__cause__ = DiskFullError()
    assert storage.trouble(by_code) == storage.FULL
    assert storage.trouble(OperationalError("database or disk is full")) == storage.FULL
    assert storage.trouble(OperationalError("connection refused")) == storage.AWAY
    assert storage.trouble(ValueError("disk is full")) is None
