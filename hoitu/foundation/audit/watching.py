"""Entries of what happens at the door and of looking: sign-ins, failures, lock-outs, privileged views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from hoitu.foundation.audit.models import Entry
from hoitu.foundation.audit.recording import record
from hoitu.kernel.actor import Actor


def record_view(
    *, by: Actor, action: str, target: Model | None = None, detail: Mapping[str, Any] | None = None, now: datetime
) -> None:
    """Record that someone looked at what few may see (`audit.entries.view`); `detail` keeps the filters used."""
    record(by=by, action=action, target=target, detail=detail, now=now)


def record_login(*, by: Actor, address: str, method: str = "password", now: datetime) -> None:
    """Record that someone signed in: from which address (text of an IP) and how (`password`, `totp`, `recovery`)."""
    record(by=by, action="login", detail={"address": address, "method": method}, now=now)


def record_logout(*, by: Actor, now: datetime) -> None:
    """Record that someone signed out."""
    record(by=by, action="logout", now=now)


@dataclass(frozen=True)
class Stranger:
    """Someone at the door who gave this name and did not prove it."""

    name: str

    @property
    def actor_id(self) -> str:
        return f"name:{self.name}"

    @property
    def actor_label(self) -> str:
        return self.name


def record_failed_login(*, name: str, address: str, reason: str = "password", now: datetime) -> None:
    """Record a sign-in that failed: the name that was given, from which address, at which step."""
    detail = {"address": address, "reason": reason}
    record(by=Stranger(name), action="login", detail=detail, outcome=Entry.Outcome.REFUSED, now=now)


def record_lock_out(*, name: str, address: str, now: datetime) -> None:
    """Record that a name or an address was locked out after too many failed sign-ins."""
    record(by=Stranger(name), action="login.lock_out", detail={"address": address}, now=now)
