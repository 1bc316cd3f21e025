"""Nobody locks a newsroom out from one address, and an administrator finds at once whom to let in again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from hoitu.foundation.audit.queries import Entry
from hoitu.foundation.directory import lockout
from hoitu.kernel.clock import now
from tests.world import PASSWORD, World

DESK = "/toa-soan/"
WRONG = "sai"


@pytest.fixture(autouse=True)
def nothing_counted_yet() -> Iterator[None]:
    """The counts of addresses live in the cache, which no transaction rolls back."""
    cache.clear()
    yield
    cache.clear()


def try_door(name: str, password: str = WRONG, address: str = "192.0.2.7") -> Any:
    return Client().post(reverse("account_login"), {"login": name, "password": password}, REMOTE_ADDR=address)


def lock(world: World, *names: str) -> None:
    limit = lockout.failure_limit()
    for place, name in enumerate(names):
        for _try in range(limit):
            try_door(world.people[name].username, address=f"192.0.2.{place + 10}")


def test_one_address_locks_some_accounts_and_then_has_to_wait(world: World) -> None:
    names = [name for name in world.people if name != "quan"]
    for name in names:
        for _try in range(lockout.failure_limit()):
            answer = try_door(name)
    locked = lockout.locked_usernames(names, now())
    assert len(locked) == settings.ADDRESS_FAILURES // lockout.failure_limit() < len(names)
    assert "từ địa chỉ của bạn" in answer.content.decode()
    assert Entry.objects.filter(outcome="refused", detail__reason="too_many").exists()


def test_the_others_sign_in_from_elsewhere_meanwhile(world: World) -> None:
    for _try in range(settings.ADDRESS_FAILURES + 5):
        try_door("khong-co")
    waiting = try_door(world.binh.username, PASSWORD)
    assert waiting.status_code == 200  # even the right password waits at that address
    assert try_door("binh", PASSWORD, address="198.51.100.1").status_code == 302


def test_one_network_of_the_new_kind_counts_as_one_address(world: World) -> None:
    for number in range(settings.ADDRESS_FAILURES):
        try_door("khong-co", address=f"2001:db8::{number:x}")
    assert try_door(world.binh.username, PASSWORD, address="2001:db8::ffff").status_code == 200
    assert try_door("binh", PASSWORD, address="2001:db8:1::1").status_code == 302


def test_the_administrator_finds_the_locked_on_the_desk_and_lets_them_in(world: World) -> None:
    lock(world, "binh", "mai")
    admin = Client()
    admin.force_login(world.quan)
    unlock = reverse("directory:unlock", args=[world.binh.pk])
    others = reverse("directory:unlock", args=[world.mai.pk])
    desk = admin.get(DESK).content.decode()
    assert unlock in desk
    assert others not in desk  # the station's own administrator's matter
    listed = admin.get(reverse("directory:people"), {"trang_thai": "tam-khoa"}).content.decode()
    assert "Nguyễn Văn Bình" in listed
    assert "Lê Minh Tâm" not in listed
    assert unlock in listed
    assert admin.post(unlock, {"go": "1"}).status_code == 302
    assert unlock not in admin.get(DESK).content.decode()
    assert try_door("binh", PASSWORD, address="198.51.100.1").status_code == 302


def test_the_desk_of_others_says_nothing_of_locks(world: World) -> None:
    lock(world, "binh")
    for person in (world.tam, world.hanh, world.vy):
        client = Client()
        client.force_login(person)
        assert reverse("directory:unlock", args=[world.binh.pk]) not in client.get(DESK).content.decode()
