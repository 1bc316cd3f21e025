"""The one place where entries are written: in order, each under the lock of the chain's head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

from hoitu.foundation.audit import rules
from hoitu.foundation.audit.models import ChainHead, Entry

Fields = Mapping[str, Any]

_pending: ContextVar[list[Fields] | None] = ContextVar("audit_pending", default=None)


def add(fields: Fields) -> None:
    """Chain one entry: at once, or at the end of the transaction that `one_transaction` opened."""
    pending = _pending.get()
    if pending is None:
        _append([fields])
    else:
        pending.append(fields)


@contextmanager
def one_transaction() -> Iterator[None]:
    """Open a transaction whose entries are chained as its last step, and not at all when it fails.

    The head of the chain is thus locked last and shortly, whatever else the transaction locks: two writers can wait
    for each other there, but never in a circle.
    """
    outer = _pending.get()
    if outer is not None:
        with _forgetting_on_failure(outer), transaction.atomic():
            yield
        return
    mine: list[Fields] = []
    token = _pending.set(mine)
    try:
        with transaction.atomic():
            yield
            _append(mine)
    finally:
        _pending.reset(token)


@contextmanager
def _forgetting_on_failure(pending: list[Fields]) -> Iterator[None]:
    kept = len(pending)
    try:
        yield
    except BaseException:
        del pending[kept:]
        raise


def _append(rows: Sequence[Fields]) -> None:
    if not rows:
        return
    with transaction.atomic():
        head = _locked_head()
        entries = [_link(head, fields) for fields in rows]
        Entry.objects.bulk_create(entries)
        head.save(update_fields=["seq", "digest"])


def _locked_head() -> ChainHead:
    locked = ChainHead.objects.select_for_update(no_key=True)
    head = locked.filter(pk=1).first()
    if head is not None:
        return head
    ChainHead.objects.get_or_create(pk=1)  # the very first entry
    return locked.get(pk=1)


def _link(head: ChainHead, fields: Fields) -> Entry:
    seq, previous = head.seq + 1, head.digest
    head.seq, head.digest = seq, rules.digest({"seq": seq, **fields}, previous)
    return Entry(seq=seq, previous_digest=previous, digest=head.digest, **fields)
