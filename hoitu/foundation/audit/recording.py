"""Adds entries: one by one, and around operations."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db.models import Model

from hoitu.foundation.audit import chain, places, rules
from hoitu.foundation.audit.models import Entry
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
    agency_id: UUID | None = None,
    now: datetime,
) -> None:
    """Add one entry at the end of the chain, in the transaction of the act it tells of.

    `target` gives type (`newsroom.output`), id and label of the object; name them one by one where there is no row.
    Whose matter it is follows from the object (`places`), unless `agency_id` says it.
    Inside an `audited` operation the entry is chained as the transaction's last step.
    """
    if target is not None:
        target_type, target_id = target._meta.label_lower, target.pk  # noqa: SLF001 - Django documents _meta
        target_label = target_label or str(target)
    agency_id = agency_id or places.owner(target_type, str(target_id), now, target)
    chain.add(
        {
            "at": now,
            "actor_id": rules.clean(by.actor_id)[:80],
            "actor_label": rules.clean(by.actor_label)[:160],
            "action": action[:80],
            "target_type": target_type[:60],
            "target_id": rules.clean(str(target_id))[:64],
            "target_label": rules.clean(target_label)[:240],
            "outcome": str(outcome),
            "detail": rules.plain(dict(detail or {})),
            "agency_id": agency_id,
            "actor_agency_id": places.agency_of(by, now),
        }
    )


def audited(action: str, *, target: str | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make an operation one transaction; a refusal rolls it back, then leaves a `refused` entry, then goes on up.

    The operation is keyword-only with `by` and `now`. `target` names the keyword that says what was acted on;
    without it the first keyword that is a row or ends in `_id` is taken.
    """

    def wrap(operation: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(operation)
        def inner(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                with chain.one_transaction():
                    return operation(*args, **kwargs)
            except Refusal as refusal:
                _record_refusal(action, target, refusal, kwargs)
                raise

        return inner

    return wrap


def _record_refusal(action: str, target: str | None, refusal: Refusal, given: Mapping[str, Any]) -> None:
    name, value = _find_target(target, given)
    row = value if isinstance(value, Model) else None
    module = action.split(".", maxsplit=1)[0]
    record(
        by=given["by"],
        action=action,
        target=row,
        target_type=f"{module}.{name.removesuffix('_id')}" if name else "",
        target_id="" if value is None else value,
        detail={"code": refusal.code, "message": refusal.message, "problems": getattr(refusal, "problems", ())},
        outcome=Entry.Outcome.REFUSED,
        now=given["now"],
    )


def _find_target(target: str | None, given: Mapping[str, Any]) -> tuple[str, Any]:
    if target is not None:
        return target, given.get(target)
    for name, value in given.items():
        if name != "by" and (isinstance(value, Model) or name.endswith("_id")):
            return name, value
    return "", None
