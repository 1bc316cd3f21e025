"""All writes of the audit: entries are added, nothing else ever happens to them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ParamSpec, TypeVar

from django.db import transaction
from django.db.models import Model

from hoitu.foundation.audit import rules
from hoitu.foundation.audit.models import ChainHead, Entry
from hoitu.kernel.actor import Actor
from hoitu.kernel.refusal import Refusal

P = ParamSpec("P")
R = TypeVar("R")


def record(
    *,
    by: Actor,
    action: str,
    target: Model | None = None,
    target_type: str = "",
    target_id: object = "",
    target_label: str = "",
    detail: Mapping[str, Any] | None = None,
    outcome: str = Entry.Outcome.DONE,
    now: datetime,
) -> Entry:
    """Add one entry at the end of the chain, in the transaction of the act it tells of.

    `target` gives type (`newsroom.output`), id and label of the object; name them one by one where there is no row.
    Writers queue at the head of the chain until they commit, so call this late in the transaction.
    """
    if target is not None:
        target_type, target_id = target._meta.label_lower, target.pk  # noqa: SLF001 - Django documents _meta
        target_label = target_label or str(target)
    fields = {
        "at": now,
        "actor_id": rules.clean(by.actor_id)[:80],
        "actor_label": rules.clean(by.actor_label)[:160],
        "action": action[:80],
        "target_type": target_type[:60],
        "target_id": rules.clean(str(target_id))[:64],
        "target_label": rules.clean(target_label)[:240],
        "outcome": str(outcome),
        "detail": rules.plain(dict(detail or {})),
    }
    with transaction.atomic():
        head = _head()
        seq = head.seq + 1
        digest = rules.digest({"seq": seq, **fields}, head.digest)
        entry = Entry.objects.create(seq=seq, previous_digest=head.digest, digest=digest, **fields)
        head.seq, head.digest = seq, digest
        head.save(update_fields=["seq", "digest"])
    return entry


def _head() -> ChainHead:
    """Return the locked end of the chain, the only place where writers meet."""
    ChainHead.objects.get_or_create(pk=1)
    return ChainHead.objects.select_for_update().get(pk=1)


def audited(action: str, *, target: str | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make an operation one transaction; a refusal rolls it back, then leaves a `refused` entry, then goes on up.

    The operation is keyword-only with `by` and `now`. `target` names the keyword that says what was acted on;
    without it the first keyword that is a row or ends in `_id` is taken.
    """

    def wrap(operation: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(operation)
        def inner(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                with transaction.atomic():
                    return operation(*args, **kwargs)
            except Refusal as refusal:
                _record_refusal(action, target, refusal, kwargs)
                raise

        return inner

    return wrap


def _record_refusal(action: str, target: str | None, refusal: Refusal, given: Mapping[str, Any]) -> None:
    name, value = _find_target(target, given)
    detail = {"code": refusal.code, "message": refusal.message, "problems": getattr(refusal, "problems", ())}
    if isinstance(value, Model):
        record(by=given["by"], action=action, target=value, detail=detail, outcome="refused", now=given["now"])
        return
    record(
        by=given["by"],
        action=action,
        target_type=f"{action.split('.', maxsplit=1)[0]}.{name.removesuffix('_id')}" if name else "",
        target_id=value if value is not None else "",
        detail=detail,
        outcome="refused",
        now=given["now"],
    )


def _find_target(target: str | None, given: Mapping[str, Any]) -> tuple[str, Any]:
    if target is not None:
        return target, given.get(target)
    for name, value in given.items():
        if name != "by" and (isinstance(value, Model) or name.endswith("_id")):
            return name, value
    return "", None


def record_view(
    *, by: Actor, action: str, target: Model | None = None, detail: Mapping[str, Any] | None = None, now: datetime
) -> Entry:
    """Record that someone looked at what few may see (`audit.entries.view`); `detail` keeps the filters used."""
    return record(by=by, action=action, target=target, detail=detail, now=now)
