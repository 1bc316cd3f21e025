"""Gates of the floors above that every save passes: a text that somebody else is writing lets nobody in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import Refusal

Gate = Callable[[Person, UUID, datetime], Refusal | None]
_gates: dict[str, Gate] = {}


def register(name: str, gate: Gate) -> None:
    """Ask `gate(person, output_id, now)` before every save; what it returns is raised, and the text kept aside.

    A name again replaces the earlier gate.
    """
    _gates[name] = gate


def refusal_of(person: Person, output_id: UUID, now: datetime) -> Refusal | None:
    """Return the first refusal of a gate, or None where all of them let this person save."""
    return next((said for gate in _gates.values() if (said := gate(person, output_id, now)) is not None), None)
