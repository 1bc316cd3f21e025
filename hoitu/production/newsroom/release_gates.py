"""What the floors above say before an output leaves, as a Khmer pair does; and what they keep with its release."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hoitu.kernel.refusal import Refusal
from hoitu.production.newsroom.models import Output

Gate = Callable[[Output, str], Refusal | None]
Remark = Callable[[Output], Mapping[str, Any]]
_gates: dict[str, Gate] = {}
_remarks: dict[str, Remark] = {}


def register(name: str, gate: Gate) -> None:
    """Ask `gate(output, step)` before a step and refuse it with what it returns; a name again replaces the earlier one.

    `step` is "release", "schedule", or "approve:" with the level ("approve:language"). A gate only reads.
    """
    _gates[name] = gate


def remark(name: str, function: Remark) -> None:
    """Keep what `function(output)` says (JSON values; nothing when empty) in every release, under this name."""
    _remarks[name] = function


def held_by(output: Output, step: str) -> Refusal | None:
    """Return the first refusal of a gate, in the order of registration."""
    return next((refusal for gate in _gates.values() if (refusal := gate(output, step)) is not None), None)


def remarks_on(output: Output) -> dict[str, Any]:
    """Return what is kept with a release of this output."""
    return {name: dict(said) for name, function in _remarks.items() if (said := function(output))}
