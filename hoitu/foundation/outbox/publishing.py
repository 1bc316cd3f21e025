"""Writes an event and the tasks that follow from it, in the transaction of the change."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import Any, ClassVar, Protocol

from django.db import connection

from hoitu.foundation.outbox.models import Event, Task
from hoitu.foundation.outbox.registry import subscriptions


class Happening(Protocol):
    """A frozen dataclass that names an event and carries what its handlers need, as JSON values."""

    name: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


class OutsideTransaction(RuntimeError):  # noqa: N818 - names the mistake
    """An event was published outside the transaction of its change: a bug of the caller, never a refusal."""


def publish(*, event: Happening, now: datetime, not_before: datetime | None = None) -> None:
    """Write the event and one task for each subscribed handler; due at `not_before`, or at once.

    Raises OutsideTransaction where no transaction is open: the event would outlive a change that failed.
    """
    if not connection.in_atomic_block:
        message = f"publish {event.name} inside transaction.atomic()"
        raise OutsideTransaction(message)
    kept = Event.objects.create(name=event.name, payload=dataclasses.asdict(event), happened_at=now)
    due_at = max(now, not_before) if not_before else now
    Task.objects.bulk_create(
        Task(event=kept, handler=each.handler_name, first_due_at=due_at, due_at=due_at)
        for each in subscriptions(event.name)
    )
