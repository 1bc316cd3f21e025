"""The declarative table: state × action × who × guard → state. Buttons, permissions, docs and tests read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal[
    "draft", "submitted", "returned", "approving", "approved", "scheduled", "released", "withdrawn", "spiked"
]
STATES: tuple[State, ...] = (
    "draft",
    "submitted",
    "returned",
    "approving",
    "approved",
    "scheduled",
    "released",
    "withdrawn",
    "spiked",
)


@dataclass(frozen=True)
class Transition:
    """One row: in `state`, `action` by anyone of `who`, when every guard holds, leads to `to`.

    `who` names are: `author` (has a contribution in the story), `editor` (editor or desk head of its desk),
    `approver` (holds the next missing level), `chief` (holds the chief level), `secretariat`.
    `to` is None where the new state follows from the rows (the approval chain) and is worked out by rules.
    """

    state: State
    action: str
    who: tuple[str, ...]
    guards: tuple[str, ...]
    to: State | None


def _rows(
    states: tuple[State, ...], action: str, who: tuple[str, ...], guards: tuple[str, ...], to: State | None
) -> tuple[Transition, ...]:
    return tuple(Transition(state, action, who, guards, to) for state in states)


TABLE: tuple[Transition, ...] = (
    *_rows(("draft", "returned"), "save", ("author", "editor"), ("fresh",), None),
    *_rows(("submitted", "approving", "approved"), "save", ("editor", "approver"), ("fresh",), "submitted"),
    *_rows(("draft", "returned"), "submit", ("author", "editor"), ("complete_for_submit",), "submitted"),
    *_rows(("submitted", "approving", "approved"), "return", ("approver", "editor"), ("reason",), "returned"),
    *_rows(
        ("submitted", "approving"),
        "approve",
        ("approver",),
        ("same_hash", "not_own_work", "second_factor_for_chief", "complete_for_submit"),
        None,
    ),
    *_rows(
        ("approved",),
        "schedule",
        ("chief", "secretariat"),
        ("complete_for_release", "media_ready", "future"),
        "scheduled",
    ),
    *_rows(("scheduled",), "unschedule", ("chief", "secretariat"), ("reason",), "approved"),
    *_rows(
        ("approved", "scheduled"),
        "release",
        ("chief", "secretariat", "scheduler"),
        ("complete_for_release", "media_ready"),
        "released",
    ),
    *_rows(("released",), "update", ("editor", "secretariat", "chief"), ("reason",), "draft"),
    *_rows(("released",), "correct", ("editor", "secretariat", "chief"), ("reason", "correction_note"), "draft"),
    *_rows(
        ("released", "draft", "submitted", "returned", "approving", "approved", "scheduled"),
        "withdraw",
        ("chief",),
        ("was_released", "reason", "second_factor"),
        "withdrawn",
    ),
    *_rows(("draft", "returned", "submitted"), "spike", ("editor", "author"), ("reason", "never_released"), "spiked"),
    *_rows(("spiked",), "unspike", ("editor", "author"), ("reason",), "draft"),
)
