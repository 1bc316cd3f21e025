"""Short ways to tell people of something, and to work off what follows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from hoitu.foundation.directory.models import Person
from hoitu.foundation.notices import kinds, operations
from hoitu.foundation.notices.models import Delivery, Device, Notice
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.ids import new_id
from tests.world import NOON

RICE = "tests.rice"
FIRE = "tests.fire"
ASKED = "tests.asked"
LINK = "/toa-soan/"
# The example of RFC 8291, appendix A: a browser's keys that fit together.
P256DH = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"


@contextmanager
def kinds_of_these_tests() -> Iterator[None]:
    """Register kinds for the length of the block: rice waits for the morning, fire does not, one asks for an answer."""
    kinds.register(RICE, "Lúa chín")
    kinds.register(FIRE, "Cháy rừng", urgent=True)
    kinds.register(ASKED, "Xin ý kiến", asks=True)
    try:
        yield
    finally:
        kinds._kinds.pop(RICE)
        kinds._kinds.pop(FIRE)
        kinds._kinds.pop(ASKED)


def tell(
    *people: Person, kind: str = RICE, subject: str = "Lúa đã chín", event: UUID | None = None,
    happened_at: datetime | None = None, now: datetime = NOON, matter: str = "", **facts: str,
) -> int:  # fmt: skip
    about = operations.About(event or new_id(), happened_at or now, facts, matter)
    return operations.notify(
        to=[person.pk for person in people], kind=kind, subject=subject, link=LINK, about=about, now=now
    )


def work(now: datetime) -> int:
    return outbox.drain(now=now)


def device(of: Person, endpoint: str = "https://push.example.net/send/1") -> Device:
    return Device.objects.create(
        person=of, endpoint=endpoint, p256dh=P256DH, auth=AUTH, label="Firefox, Android", added_at=NOON
    )


def log(of: Person) -> list[tuple[str, str]]:
    """Channel and state of a person's deliveries, oldest first."""
    return list(Delivery.objects.filter(person=of).order_by("queued_at", "pk").values_list("channel", "state"))


def subjects(of: Person) -> list[str]:
    return list(Notice.objects.filter(person=of).order_by("pk").values_list("subject", flat=True))


def one(of: Person) -> Any:
    return Delivery.objects.get(person=of)
