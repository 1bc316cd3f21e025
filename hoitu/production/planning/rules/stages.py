"""The columns of the board by state, and which act leads from one to another. Pure."""

from __future__ import annotations

STAGE_OF = {
    "draft": "writing",
    "returned": "writing",
    "submitted": "approval",
    "approving": "approval",
    "approved": "approved",
    "scheduled": "scheduled",
    "released": "released",
}
WAYS = {
    ("writing", "approval"): "submission",
    ("approval", "writing"): "return",
    ("approval", "approved"): "approval",
    ("approved", "writing"): "return",
    ("approved", "scheduled"): "schedule",
    ("approved", "released"): "release",
    ("scheduled", "approved"): "unscheduling",
    ("scheduled", "released"): "release",
    ("released", "writing"): "update",
}
"""The newsroom's screen of the act that moves an output from one stage to another; no other way leads there."""


def stage_of(state: str) -> str:
    """Return the column of a state; empty for what is on no board."""
    return STAGE_OF.get(state, "")


def way(state: str, stage: str) -> str | None:
    """Return the act that leads an output from its state into a stage, or None where there is none."""
    return WAYS.get((stage_of(state), stage))
