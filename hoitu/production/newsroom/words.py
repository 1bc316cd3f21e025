"""The newsroom's words for states, levels and acts, each with a sign that needs no colour."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

STATES = {
    "draft": (_("Being written"), "✎"),
    "submitted": (_("Handed in"), "→"),
    "returned": (_("Returned"), "↩"),
    "approving": (_("In approval"), "◔"),
    "approved": (_("Approved"), "✓"),
    "scheduled": (_("Scheduled"), "⏱"),
    "released": (_("Released"), "●"),
    "withdrawn": (_("Taken off"), "⊘"),
    "spiked": (_("Put away"), "✕"),
}

MEASURES = {
    "headline_characters": _("Headline"),
    "lead_characters": _("Lead"),
    "characters": _("Characters"),
    "syllables": _("Syllables"),
    "reading_minutes": _("Minutes to read"),
    "spoken_seconds": _("Seconds aloud"),
}

HAPPENINGS = {
    "saved": _("Saved"),
    "submitted": _("Handed in"),
    "returned": _("Returned"),
    "approved": _("Approved"),
    "scheduled": _("Scheduled"),
    "schedule_failed": _("Scheduled release failed"),
    "unscheduled": _("Schedule taken back"),
    "released": _("Released"),
    "update": _("Opened for an update"),
    "correct": _("Opened for a correction"),
    "withdrawn": _("Taken off"),
    "spiked": _("Put away"),
    "unspiked": _("Taken up again"),
}


def state_label(state: str) -> str:
    """Return what the newsroom calls a state."""
    return str(STATES[state][0]) if state in STATES else state


def state_sign(state: str) -> str:
    """Return the sign of a state."""
    return STATES[state][1] if state in STATES else "?"
