"""Counts how a channel answers, and says so once when it goes down."""

from __future__ import annotations

from datetime import datetime

from hoitu.delivery.distribution import events
from hoitu.delivery.distribution.models import Circuit, Delivery
from hoitu.delivery.distribution.rules import answers, circuit
from hoitu.delivery.distribution.rules.answers import Kind
from hoitu.foundation.outbox import operations as outbox


def answered(delivery: Delivery, kind: Kind, excerpt: str, *, now: datetime) -> None:
    """Count an outcome for the channel it came from; a refusal of one item says nothing of the channel."""
    if kind in {Kind.OK, Kind.STALE}:
        _well(delivery, now)
    elif answers.counts_for_circuit(kind):
        _badly(delivery, kind, excerpt, now)


def _well(delivery: Delivery, now: datetime) -> None:
    values = {"failures": 0, "opened_at": None, "probe_at": None, "last_success_at": now}
    if not Circuit.objects.filter(pk=delivery.channel_id).update(**values):
        Circuit.objects.get_or_create(channel_id=delivery.channel_id, defaults=values)


def _badly(delivery: Delivery, kind: Kind, excerpt: str, now: datetime) -> None:
    Circuit.objects.get_or_create(channel_id=delivery.channel_id)
    row = Circuit.objects.select_for_update(no_key=True).get(pk=delivery.channel_id)
    before = circuit.State(row.failures, row.opened_at, row.probe_at)
    then = circuit.after_failure(before, now, at_once=kind == Kind.CREDENTIALS)
    row.failures, row.opened_at, row.probe_at = then.failures, then.opened_at, then.probe_at
    row.last_failure_at, row.last_error = now, excerpt[:2000]
    row.save()
    if then.is_open and not before.is_open:
        trouble = "credentials" if kind == Kind.CREDENTIALS else "circuit"
        outbox.publish(event=events.trouble(delivery, trouble, excerpt[:500]), now=now)
