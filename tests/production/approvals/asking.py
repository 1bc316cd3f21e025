"""Asking for a word, and giving it, in one line each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hoitu.foundation.directory.models import Person
from hoitu.production.approvals import operations
from hoitu.production.approvals.models import Answer, Request
from hoitu.production.newsroom import queries
from hoitu.production.newsroom.models import Output
from tests.world import NOON, World


def ask(world: World, output: Output, of: Person, *, now: datetime = NOON, **more: Any) -> Request:
    """Anh Tâm asks a colleague, about the law unless something else is given."""
    asked = {"by": world.tam, "subject": "legal", **more}
    return operations.ask(output_id=output.pk, of_id=of.pk, now=now, **asked)


def hash_of(by: Person, output: Output) -> str:
    return queries.output_page(by, output.pk, NOON).output.content_hash


def answer(request: Request, *, agreed: bool = True, note: str = "", now: datetime = NOON) -> Answer:
    """The colleague answers about the newest text."""
    shown = hash_of(request.of, request.output)
    return operations.answer(
        by=request.of, request_id=request.pk, content_hash=shown, agreed=agreed, note=note, now=now
    )
