"""What people decide on dead letters, and what happens then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from hoitu.foundation.outbox.events import DeadLetterDecided
from hoitu.foundation.outbox.models import Decision, Task
from hoitu.foundation.outbox.publishing import publish
from hoitu.kernel.actor import Actor, SystemActor
from hoitu.kernel.refusal import NotAllowed, NotReady, Stale

MAY_VIEW = "outbox.view_task"
MAY_DECIDE = "outbox.change_task"


class _Permitted(Protocol):
    def has_perm(self, perm: str) -> bool: ...


def retry(*, by: Actor, task_ids: Sequence[int], now: datetime) -> int:
    """Put dead letters back to work with all their attempts; return how many.

    Raises NotAllowed without the right, NotReady for an empty choice, Stale when one is no longer a dead letter.
    """
    return _decide(by=by, task_ids=task_ids, act=Decision.Act.RETRY, reason="", now=now)


def give_up(*, by: Actor, task_ids: Sequence[int], reason: str, now: datetime) -> int:
    """Give up dead letters for good, with the reason; return how many.

    Raises NotAllowed without the right, NotReady for an empty choice or reason, Stale when one is no longer dead.
    """
    if not reason.strip():
        raise NotReady(_("Say why this is given up: the reason is kept in the audit log."), code="reason")
    return _decide(by=by, task_ids=task_ids, act=Decision.Act.GIVE_UP, reason=reason.strip(), now=now)


def _decide(*, by: Actor, task_ids: Sequence[int], act: str, reason: str, now: datetime) -> int:
    _require_right(by)
    wanted = set(task_ids)
    if not wanted:
        raise NotReady(_("Choose at least one dead letter."), code="empty")
    with transaction.atomic():
        dead = list(
            Task.objects.filter(pk__in=wanted, state=Task.State.DEAD)
            .select_for_update(of=("self",), no_key=True)
            .select_related("event")
        )
        if len(dead) != len(wanted):
            raise Stale(_("Somebody else has already decided on some of these. Reload the list and choose again."))
        _apply(dead, act, now=now)
        Decision.objects.bulk_create(
            Decision(task=task, act=act, actor_id=by.actor_id, actor_label=by.actor_label, reason=reason, at=now)
            for task in dead
        )
        for task in dead:
            publish(
                event=DeadLetterDecided(
                    task.pk, task.event.name, task.handler, act, reason, by.actor_id, by.actor_label
                ),
                now=now,
            )
    return len(dead)


def _apply(dead: list[Task], act: str, *, now: datetime) -> None:
    rows = Task.objects.filter(pk__in=[task.pk for task in dead], state=Task.State.DEAD)
    if act == Decision.Act.RETRY:
        rows.update(state=Task.State.WAITING, attempts=0, first_due_at=now, due_at=now)
    else:
        rows.update(state=Task.State.DROPPED)


def _require_right(by: Actor | _Permitted) -> None:
    allowed = isinstance(by, SystemActor) or (hasattr(by, "has_perm") and by.has_perm(MAY_DECIDE))
    if not allowed:
        raise NotAllowed(_("Only an administrator may decide on dead letters. Ask the administrator of your agency."))
