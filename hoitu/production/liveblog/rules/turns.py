"""The states of a live blog and the turns between them. Pure."""

from __future__ import annotations

from typing import Literal

State = Literal["prepared", "open", "paused", "closed"]
Act = Literal["open", "pause", "close"]

TABLE: dict[tuple[str, str], State] = {
    ("prepared", "open"): "open",
    ("open", "pause"): "paused",
    ("open", "close"): "closed",
    ("paused", "open"): "open",
    ("paused", "close"): "closed",
    ("closed", "open"): "open",
}
"""State and act, and the state it leads to."""


def after(state: str, act: str) -> State | None:
    """Return the state an act leads to, None where there is no such way."""
    return TABLE.get((state, act))


def acts_in(state: str) -> list[str]:
    """Return the acts that are possible in a state, in the order of the table."""
    return [act for (of, act) in TABLE if of == state]


def needs_reason(state: str, act: str) -> bool:
    """Say whether a turn has to say why: only one that begins again what readers were told had ended."""
    return (state, act) == ("closed", "open")


def takes_entries(state: str) -> bool:
    """Say whether entries may be written: before it opens and while it is paused they wait."""
    return state != "closed"


def shows_new_entries(state: str) -> bool:
    """Say whether an entry that readers have not seen may reach them now."""
    return state == "open"
