"""What the directory tells the floors above; each is written to the outbox in the act's own transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from hoitu.foundation.directory.models import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.actor import Actor


@dataclass(frozen=True)
class AccessGiven:
    """Somebody was given a way to more, or to somebody's account: `act` is the act as audit names it.

    `detail` is the code of the role or level, empty where there is none.
    """

    name: ClassVar[str] = "directory.access.given"
    act: str
    person_id: str
    by_id: str
    by_label: str
    detail: str


def tell_access(by: Actor, act: str, person: Person, now: datetime, *, detail: str = "") -> None:
    """Publish that a person (not the house by itself) gave access."""
    if isinstance(by, Person):
        given = AccessGiven(act, str(person.pk), str(by.pk), by.actor_label, detail)
        outbox.publish(event=given, now=now)
