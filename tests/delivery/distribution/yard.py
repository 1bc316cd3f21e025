"""Channels of Báo Trà Vinh and a sender that can be told what to do wrong."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from hoitu.delivery.distribution import operations, sealing
from hoitu.delivery.distribution.channels import registry
from hoitu.delivery.distribution.channels.recording import Recording
from hoitu.delivery.distribution.channels.sender import Found, Outcome, Post, Rendered, Target
from hoitu.delivery.distribution.models import Channel, Delivery
from hoitu.delivery.distribution.rules.answers import Kind
from hoitu.production.newsroom.release_content import ReleaseContent
from tests.world import NOON, START, World

DROPPED = Outcome(Kind.AMBIGUOUS, excerpt="the line was cut")
BUSY = Outcome(Kind.RETRYABLE, answered=True, status=429, retry_after_s=120)
REFUSED = Outcome(Kind.PERMANENT, answered=True, status=422, excerpt="not like this")
NO_KEY = Outcome(Kind.CREDENTIALS, answered=True, status=401)


class Platform(Recording):
    """A platform without idempotency keys: says `faults` one after the other, then takes everything.

    `applies` says whether a post that meets a fault stands there all the same; `silent` that it answers no question.
    """

    code = "platform"
    is_idempotent = False

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Outcome] = []
        self.applies = False
        self.silent = False
        self.told: list[Post] = []

    def send(self, post: Post, rendered: Rendered, target: Target) -> Outcome:
        self.told.append(post)
        fault = self.faults.pop(0) if self.faults else None
        if fault is None or self.applies:
            done = super().send(post, rendered, target)
        return fault or done

    def ask(self, post: Post, target: Target) -> Found:
        return Found(there=None, excerpt="no answer") if self.silent else super().ask(post, target)

    def look(self, post: Post, target: Target) -> Found:
        return Found(there=None, excerpt="no answer") if self.silent else super().look(post, target)


def platform(**facts: bool) -> Platform:
    """Put up a platform, with other facts (`can_ask=False`) where a test asks for them."""
    made = Platform()
    for name, value in facts.items():
        setattr(made, name, value)
    registry.register(made)
    return made


def channel(world: World, name: str = "Trang của báo", transport: str = "platform", **other: Any) -> Channel:
    credentials = other.pop("credentials", {})
    values = {"platform": "other", "opened_date": START, "agency": world.newspaper, **other}
    return Channel.objects.create(name=name, transport=transport, credentials=sealing.seal(credentials), **values)


def release(content: ReleaseContent, now: datetime = NOON) -> list[Delivery]:
    return operations.enqueue_release(content=content, now=now)


def withdraw(content: ReleaseContent, now: datetime = NOON) -> list[Delivery]:
    return operations.enqueue_withdrawal(content=content, public_note="Đã gỡ.", at=now, now=now)


def send(now: datetime = NOON) -> int:
    return operations.send_due(now, at=lambda: now)


def look(now: datetime = NOON) -> int:
    return operations.look_around(now, at=lambda: now)


def states(item: UUID) -> list[str]:
    return list(Delivery.objects.filter(item_id=item).order_by("channel__name", "seq").values_list("state", flat=True))
