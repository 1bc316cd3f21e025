"""Which event leads a delivery from which state to which: nothing else ever happens to one."""

from __future__ import annotations

from collections.abc import Mapping

TABLE: Mapping[tuple[str, str], str] = {
    # being prepared: the bytes are made once, before the first attempt
    ("preparing", "stored"): "queued",
    ("preparing", "given_up"): "failed",
    ("preparing", "untouched"): "not_needed",
    # waiting
    ("queued", "claimed"): "leased",
    ("queued", "given_up"): "failed",
    ("retry_wait", "claimed"): "leased",
    ("retry_wait", "given_up"): "failed",
    ("retry_wait", "handed"): "human",
    # in a worker's hands; no byte has left
    ("leased", "passed"): "sending",
    ("leased", "handed"): "human",
    ("leased", "not_yet"): "queued",
    ("leased", "lapsed"): "queued",
    # bytes may have left
    ("sending", "delivered"): "sent",
    ("sending", "retryable"): "retry_wait",
    ("sending", "uncounted"): "retry_wait",
    ("sending", "repeatable"): "retry_wait",
    ("sending", "refused"): "failed",
    ("sending", "handed"): "human",
    ("sending", "outdated"): "superseded",
    ("sending", "ambiguous"): "unknown",
    ("sending", "lapsed"): "unknown",
    # nobody knows whether it arrived: ask before anything is sent again
    ("unknown", "found"): "sent",
    ("unknown", "absent"): "queued",
    ("unknown", "handed"): "human",
    ("unknown", "removed"): "cancelled",
    # with a person
    ("human", "proven"): "sent",
    ("human", "absent"): "queued",
    ("human", "impossible"): "failed",
    # a person had it sent again
    ("sent", "resent"): "queued",
    ("failed", "resent"): "queued",
    ("failed", "revived"): "preparing",
    ("failed", "proven"): "sent",
    # a newer version, a withdrawal, a closed channel: never while bytes may be on their way
    **{(state, "overtaken"): "superseded" for state in ("preparing", "queued", "retry_wait", "leased", "human")},
    **{(state, "withdrawn"): "cancelled" for state in ("preparing", "queued", "retry_wait", "leased", "human")},
    **{(state, "closed"): "cancelled" for state in ("preparing", "queued", "retry_wait", "leased", "human")},
}
STATES = frozenset(state for state, _event in TABLE) | frozenset(TABLE.values())
EVENTS = frozenset(event for _state, event in TABLE)
SETTLED = frozenset({"sent", "superseded", "cancelled", "not_needed", "failed"})
OPEN = STATES - SETTLED
MAY_HAVE_LEFT = frozenset({"sending", "unknown"})
"""States in which bytes may be with the channel, nobody knows."""


def after(state: str, event: str) -> str | None:
    """Return the state an event leads to; None where it cannot happen to a delivery in this state."""
    return TABLE.get((state, event))


def before(event: str) -> tuple[str, ...]:
    """Return the states an event can happen in."""
    return tuple(state for state, each in TABLE if each == event)
