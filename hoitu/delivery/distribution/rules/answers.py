"""What an answer means for a delivery."""

from __future__ import annotations

from enum import StrEnum

TOO_EARLY, TOO_MANY, TIMEOUT = 425, 429, 408
CREDENTIAL_FAULTS = frozenset({401, 403})


class Kind(StrEnum):
    """What came of a sending. Retryable: certainly nothing happened. Ambiguous: it may have."""

    OK = "ok"
    RETRYABLE = "retryable"
    PERMANENT = "permanent"
    AMBIGUOUS = "ambiguous"
    CREDENTIALS = "credentials"
    STALE = "stale"


def of_status(status: int) -> Kind:
    """Return what an HTTP status says; of a redirect that it is refused, for a signed push follows none."""
    if 200 <= status < 300:  # noqa: PLR2004 - HTTP's own numbers
        return Kind.OK
    if status in CREDENTIAL_FAULTS:
        return Kind.CREDENTIALS
    if status in {TOO_EARLY, TOO_MANY}:
        return Kind.RETRYABLE
    if status == TIMEOUT or status >= 500:  # noqa: PLR2004 - HTTP's own numbers
        return Kind.AMBIGUOUS
    return Kind.PERMANENT


def event_after(kind: Kind, *, answered: bool, is_idempotent: bool, can_ask: bool, is_withdrawal: bool) -> str:
    """Return the event of `states` that an outcome is.

    What may have arrived is asked for first where one can; a place that knows our key may simply be told again. A
    withdrawal that is refused goes to a person: it is never merely failed.
    """
    if kind == Kind.AMBIGUOUS:
        return "repeatable" if is_idempotent and (answered or not can_ask) else "ambiguous"
    if kind in {Kind.PERMANENT, Kind.STALE} and is_withdrawal:
        return "handed"
    return {
        Kind.OK: "delivered",
        Kind.RETRYABLE: "retryable",
        Kind.PERMANENT: "refused",
        Kind.CREDENTIALS: "uncounted",
        Kind.STALE: "outdated",
    }[kind]


def counts_for_circuit(kind: Kind) -> bool:
    """Say whether an outcome speaks against the channel rather than against this one item."""
    return kind in {Kind.RETRYABLE, Kind.AMBIGUOUS, Kind.CREDENTIALS}


def is_definite(outcome: str) -> bool:
    """Say whether an attempt that ended like this certainly left nothing with the channel."""
    return outcome in {"retryable", "permanent"}


def retry_after_s(header: str) -> float:
    """Return the seconds a Retry-After asks for; 0 where it is a date or nonsense: our own wait holds then."""
    text = header.strip()
    return float(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 0.0  # noqa: PLR2004 - 30 years
