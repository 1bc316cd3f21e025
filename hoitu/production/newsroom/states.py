"""The declarative table: state × action × who × guard → state. Buttons, permissions, docs and tests read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

State = Literal[
    "draft", "submitted", "returned", "approving", "approved", "scheduled", "released", "withdrawn", "spiked"
]
STATES: tuple[State, ...] = get_args(State)

WRITING: tuple[State, ...] = ("draft", "returned")
"""States in which a save is writing: who saves here has made the work, and may not approve it."""

IN_APPROVAL: tuple[State, ...] = ("submitted", "approving", "approved")


@dataclass(frozen=True)
class Transition:
    """One row: in `state`, `action` by anyone of `who`, when every guard holds, leads to `to`.

    `who` names are explained in WHO, guards in GUARDS. `to` is None where the new state follows from the rows: for
    a save while writing the state stays, for an approval the chain decides between approving and approved.
    """

    state: State
    action: str
    who: tuple[str, ...]
    guards: tuple[str, ...]
    to: State | None


WHO: dict[str, str] = {
    "author": "made a part of the story (other than editing), or is assigned to it",
    "amender": "opened the update or correction that is under way",
    "editor": "is editor or desk head of the story's desk, or of its whole agency",
    "secretariat": "belongs to the agency's editorial secretariat",
    "translator": "is Khmer translator of the agency, and the output is in Khmer",
    "approver": "may approve some level of the output's chain here, by right or by live delegation",
    "next_approver": "may approve the level the output waits for, by right or by live delegation",
    "chief": "may approve the chief level of the agency, by right or by live delegation",
    "scheduler": "is the house itself, when the hour of an armed schedule has come",
}

GUARDS: dict[str, str] = {
    "fresh": "the save starts from the newest version (else the text is kept as a side draft)",
    "complete_for_submit": "every field the profile asks for at submission is there",
    "complete_for_release": "every field the profile asks for at release is there",
    "complete_at_last_level": "the last level of the chain says yes only to what could be released",
    "within_limits": "the text keeps the profile's limits of characters and spoken seconds",
    "media_ready": "photos and recordings have alternative text, credit, and rights for this purpose on this day",
    "reason": "a reason is given",
    "correction_note": "the false information and the public note are given",
    "same_hash": "the content is exactly the one the approver was shown",
    "next_level": "the level given is the next one of the chain",
    "not_own_work": "the approver did not write it",
    "one_level_each": "the approver has not approved another level of it",
    "second_factor_for_chief": "the chief level confirms with a code of the second factor",
    "second_factor": "the act is confirmed with a code of the second factor",
    "chain_complete": "every level of the chain has approved exactly this content",
    "future": "the instant is in the future, within a year",
    "not_held": "no module above holds it back, as a pair does whose Khmer text is behind its source",
    "language_is_held": "the same, asked at the language level",
    "reads_the_language": "the language level is given by a Khmer language reviewer or translator of the agency",
    "was_released": "there is a release of it",
    "never_released": "there is no release of it",
    "amending": "an update or correction of it is under way",
}


def _rows(
    states: tuple[State, ...], action: str, who: tuple[str, ...], guards: tuple[str, ...], to: State | None
) -> tuple[Transition, ...]:
    return tuple(Transition(state, action, who, guards, to) for state in states)


TABLE: tuple[Transition, ...] = (
    *_rows(WRITING, "save", ("author", "editor", "translator", "amender"), ("fresh",), None),
    *_rows(IN_APPROVAL, "save", ("editor", "approver"), ("fresh",), "submitted"),
    *_rows(WRITING, "submit", ("author", "editor", "translator", "amender"), ("complete_for_submit",), "submitted"),
    *_rows(IN_APPROVAL, "return", ("approver", "editor"), ("reason",), "returned"),
    *_rows(
        ("submitted", "approving"),
        "approve",
        ("next_approver",),
        (
            "same_hash",
            "next_level",
            "not_own_work",
            "one_level_each",
            "reads_the_language",
            "language_is_held",
            "complete_for_submit",
            "within_limits",
            "complete_at_last_level",
            "second_factor_for_chief",
        ),
        None,
    ),
    *_rows(
        ("approved",),
        "schedule",
        ("chief",),
        ("future", "chain_complete", "complete_for_release", "media_ready", "not_held"),
        "scheduled",
    ),
    *_rows(("scheduled",), "unschedule", ("chief", "secretariat"), ("reason",), "approved"),
    *_rows(
        ("approved",),
        "release",
        ("chief",),
        ("chain_complete", "complete_for_release", "media_ready", "not_held"),
        "released",
    ),
    *_rows(
        ("scheduled",),
        "release",
        ("chief", "scheduler"),
        ("chain_complete", "complete_for_release", "media_ready", "not_held"),
        "released",
    ),
    *_rows(("released",), "update", ("editor", "secretariat", "chief", "translator"), ("reason",), "draft"),
    *_rows(("released",), "correct", ("editor", "secretariat", "chief"), ("reason", "correction_note"), "draft"),
    *_rows(
        (*WRITING, *IN_APPROVAL),
        "give_up",
        ("editor", "secretariat", "chief", "amender"),
        ("amending", "reason"),
        "released",
    ),
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

ACTIONS: tuple[str, ...] = tuple(dict.fromkeys(row.action for row in TABLE))


def row(state: str, action: str) -> Transition | None:
    """Return the one row for an action in a state, or None where the table has no such way."""
    return _BY_KEY.get((state, action))


_BY_KEY: dict[tuple[str, str], Transition] = {(each.state, each.action): each for each in TABLE}
if len(_BY_KEY) != len(TABLE):
    raise AssertionError("the state table has two rows for one action in one state")
