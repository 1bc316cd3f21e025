"""The public door of the counting: readers count, machines and those who ask not to do not, nothing of them stays."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from hoitu.audience.analytics import limits, rules, views
from hoitu.audience.analytics.counter import Counter
from hoitu.audience.analytics.limits import Limits
from tests.world import NOON, World

PHONE = "Mozilla/5.0 (Linux; Android 14; CUBOT NOTE 50) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36"
ADDRESS = "203.0.113.77"


class Counted:
    """Stands in for the counter of the process."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.counter = Counter(lambda counts: self.numbers.extend(number for number, _hour in counts), self._never)

    def _never(self, _seconds: float, act: object) -> None:
        """Wait for the test."""

    def so_far(self) -> list[int]:
        self.counter.write_out()
        return self.numbers


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    counted = Counted()
    monkeypatch.setattr(views, "COUNTER", counted.counter)
    monkeypatch.setattr(views, "LIMITS", Limits())
    return counted


def tell(body: object = None, **headers: str) -> Any:
    sent = body if isinstance(body, bytes) else json.dumps(body or {"kind": "read", "article": 17}).encode()
    given: dict[str, Any] = {"HTTP_USER_AGENT": PHONE, "REMOTE_ADDR": ADDRESS, **headers}
    return Client(enforce_csrf_checks=True).generic("POST", "/t/e", sent, content_type="text/plain", **given)


def test_a_read_is_counted_and_nothing_is_said(counted: Counted) -> None:
    answer = tell()
    assert (answer.status_code, answer.content, answer["Cache-Control"]) == (204, b"", "no-store")
    assert not answer.cookies
    assert counted.so_far() == [17]


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_GPC": "1"},
        {"HTTP_DNT": "1"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_USER_AGENT": ""},
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/131.0 Safari/537.36"},
        {"HTTP_USER_AGENT": "facebookexternalhit/1.1"},
        {"HTTP_USER_AGENT": "curl/8.5.0"},
        {"HTTP_USER_AGENT": "python-requests/2.32"},
    ],
)
def test_machines_and_who_asks_not_to_be_counted_are_not(counted: Counted, headers: dict[str, str]) -> None:
    assert tell(**headers).status_code == 204
    assert counted.so_far() == []


HOSTILE = [
    b"",
    b"{",
    b"null",
    b"17",
    b"[]",
    b"[" * 1024,
    b'{"a":' * 200,
    b"\xff\xfe",
    b'{"kind": "read"}',
    b'{"kind": "read", "article": true}',
    b'{"kind": "read", "article": "17"}',
    b'{"kind": "read", "article": 17.0}',
    b'{"kind": "read", "article": 0}',
    b'{"kind": "read", "article": -1}',
    b'{"kind": "read", "article": NaN}',
    b'{"kind": "read", "article": 1e400}',
    b'{"kind": "read", "article": ' + b"9" * 400 + b"}",
    b'{"kind": "read", "article": 17, "name": "Lan"}',
    b'{"kind": "view", "article": 17}',
    b'{"kind": "read", "article": 17}' + b" " * 1024,
]


@pytest.mark.parametrize("body", HOSTILE)
def test_what_is_no_read_is_refused_without_a_word_about_the_house(counted: Counted, body: bytes) -> None:
    answer = tell(body)
    assert (answer.status_code, answer.content, answer["Cache-Control"]) == (400, b"bad", "no-store")
    assert counted.so_far() == []


@given(st.binary(max_size=200))
def test_no_body_makes_the_door_fail(body: bytes) -> None:
    request = RequestFactory().generic("POST", "/t/e", body)
    assert views.event(request).status_code in {204, 400}


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
def test_it_is_only_told_never_asked(method: str) -> None:
    answer = Client().generic(method, "/t/e")
    assert (answer.status_code, answer["Cache-Control"]) == (405, "no-store")


def test_a_body_that_breaks_off_is_refused() -> None:
    class Broken(io.BytesIO):
        def read(self, *_args: object) -> bytes:
            raise OSError("broken pipe")

    request = RequestFactory().generic("POST", "/t/e", b"x")
    request._stream = Broken()
    assert views.event(request).status_code == 400


def test_one_address_counts_so_often_and_others_go_on() -> None:
    door = Limits()
    passed = [door.allow(ADDRESS, 17, NOON) for _each in range(limits.OF_ONE_ARTICLE + 5)]
    assert passed.count(True) == limits.OF_ONE_ARTICLE
    passed = [door.allow(ADDRESS, number, NOON) for number in range(100, 100 + limits.FROM_ONE)]
    assert passed.count(True) == limits.FROM_ONE - limits.OF_ONE_ARTICLE
    assert door.allow("203.0.113.78", 17, NOON)
    assert door.allow(ADDRESS, 17, NOON + limits.WINDOW)


def test_a_household_is_one_network_and_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    door = Limits()
    passed = [door.allow(f"2001:db8:1:2::{number:x}", 17, NOON) for number in range(30)]
    assert passed.count(True) == limits.OF_ONE_ARTICLE
    monkeypatch.setattr(limits, "MOST_KEYS", 10)
    door = Limits()
    assert [door.allow(f"203.0.113.{number}", 17, NOON) for number in range(8)].count(True) == 5


def test_memory_holds_no_address() -> None:
    door = Limits()
    door.allow(ADDRESS, 17, NOON)
    first = dict(door._seen)
    assert ADDRESS.encode() not in b"".join(first)
    door.allow(ADDRESS, 17, NOON + timedelta(minutes=10))
    assert not set(first) & set(door._seen)


def test_no_row_has_a_place_for_a_reader() -> None:
    fields = {field.name for model in apps.get_app_config("analytics").get_models() for field in model._meta.fields}
    assert fields == {"id", "article", "number", "language", "section_code", "is_demo", "hour", "day", "reads"}


@pytest.mark.usefixtures("world")
def test_nothing_of_the_reader_is_in_any_column(monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    from hoitu.audience.analytics import operations  # noqa: PLC0415
    from hoitu.delivery.site import operations as site  # noqa: PLC0415
    from hoitu.delivery.site.queries import Article  # noqa: PLC0415
    from tests.delivery.site.contents import released  # noqa: PLC0415

    site.place_archive(contents=[released(world)])
    writing = Counter(lambda counts: operations.add_reads(counts=counts), lambda _seconds, _act: None)
    monkeypatch.setattr(views, "COUNTER", writing)
    tell({"kind": "read", "article": Article.objects.get().number})
    writing.write_out()
    rows = [row for model in apps.get_app_config("analytics").get_models() for row in model._base_manager.values()]
    assert len(rows) == 2
    told = repr(rows)
    assert not [word for word in (ADDRESS, "203.0", "CUBOT", "Mozilla", "Android") if word in told]


def test_rules_of_machines_leave_readers_alone() -> None:
    for name in (PHONE, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1"):
        assert not rules.is_machine(name)
