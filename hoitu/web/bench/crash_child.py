"""The process that is killed: it releases, corrects, withdraws and sends, and dies before its n-th step.

Steps are every SQL statement, every commit (before and after), and every conversation (before and after).
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar
from unittest.mock import patch

from django.apps import apps
from django.db import connection, transaction

from hoitu.delivery.distribution import operations as distribution
from hoitu.delivery.distribution import queries
from hoitu.delivery.distribution.channels import registry as senders
from hoitu.foundation.outbox import leases, registry
from hoitu.foundation.outbox import operations as outbox
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel import clock
from hoitu.production.newsroom.release_content import ReleaseContent

MOST_ROUNDS = 60
ROUND = timedelta(seconds=61)
TRANSPORTS = ("http_push", "crash_platform")


@dataclass(frozen=True)
class Acted:
    """A release or a withdrawal, as the newsroom would tell of it."""

    name: ClassVar[str] = "bench.crash.acted"
    act: str
    seq: int
    content: dict[str, Any]


def on_acted(payload: dict[str, Any], event: EventInfo) -> None:
    """Queue it, in the transaction that marks the task done."""
    content = ReleaseContent.from_json(payload["content"])
    if payload["act"] == "withdraw":
        distribution.enqueue_withdrawal(content=content, public_note="", at=event.happened_at, now=clock.now())
    else:
        distribution.enqueue_release(content=content, now=clock.now())


class Steps:
    """Counts steps; before the one it is told to, it kills its own process."""

    def __init__(self, kill_at: int, trace: int) -> None:
        self.taken, self.kill_at, self._trace = 0, kill_at, trace

    def step(self, label: str) -> None:
        self.taken += 1
        if self.taken == self.kill_at:
            os.write(self._trace, f"{label}\n".encode())
            os.kill(os.getpid(), signal.SIGKILL)

    def sql(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's shape
        words = sql.replace('"', "").split()
        self.step(" ".join(words[:3] if words[0] in {"INSERT", "DELETE"} else words[:2])[:60])
        return execute(sql, params, many, context)

    def around(self, function: Callable[..., Any], label: str) -> Callable[..., Any]:
        def inner(*args: Any, **options: Any) -> Any:
            self.step(f"before {label}")
            answer = function(*args, **options)
            self.step(f"after {label}")
            return answer

        return inner


def live(acts: Sequence[dict[str, Any]], *, start: datetime, kill_at: int, trace: int) -> int:
    """Do what is still to be done, act by act, then send until all is settled; return how many steps it took."""
    steps = Steps(kill_at, trace)
    now, commit = [start], getattr(connection, "_commit")  # noqa: B009 - the one place where commits pass
    registry.subscribe(Acted.name, "bench.enqueue", on_acted)
    with ExitStack() as stack:
        stack.enter_context(patch.object(clock, "now", lambda: now[0]))
        stack.enter_context(connection.execute_wrapper(steps.sql))
        stack.enter_context(patch.object(connection, "_commit", steps.around(commit, "commit")))
        for sender in map(senders.sender, TRANSPORTS):
            for name in ("send", "remove", "ask"):
                wrapped = steps.around(getattr(sender, name), f"{sender.code}.{name}")
                stack.enter_context(patch.object(sender, name, wrapped))
        for act in acts:
            with transaction.atomic():
                outbox.publish(event=Acted(act["act"], act["seq"], act["content"]), now=now[0])
            work(now, rounds=act["rounds"])
        work(now, rounds=MOST_ROUNDS)
    return steps.taken


def work(now: list[datetime], *, rounds: int) -> None:
    """Hand on events and send, a minute later each time; stop when nothing is open."""
    for _round in range(rounds):
        leases.reap(now=now[0])
        outbox.drain(now=now[0])
        distribution.drain(now=now[0])
        if not queries.Delivery.objects.filter(settled_at=None).exists():
            return
        now[0] += ROUND


def open_channels(addresses: Sequence[str], credentials: bytes) -> None:
    """Put up one channel for each transport."""
    agency = apps.get_model("directory", "Agency").objects.create(code="bench", kind="newspaper", is_demo=True)
    for transport, address in zip(TRANSPORTS, addresses, strict=True):
        queries.Channel.objects.create(
            agency_id=agency.pk,
            name=transport,
            transport=transport,
            platform="partner",
            address=address,
            opened_date="2023-01-01",
            credentials=credentials,
            settle_s=0,
            send_budget_s=5,
            lease_s=30,
            is_demo=True,
        )
