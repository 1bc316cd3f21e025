"""The newsroom's words for states, levels and acts, each with an icon that needs no colour."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

STATES = {
    "draft": (_("Being written"), "edit"),
    "submitted": (_("Handed in"), "upload"),
    "returned": (_("Returned"), "resubmit"),
    "approving": (_("In approval"), "glasses"),
    "approved": (_("Approved"), "check"),
    "scheduled": (_("Scheduled"), "time"),
    "released": (_("Released"), "circle-check"),
    "withdrawn": (_("Taken off"), "circle-xmark"),
    "spiked": (_("Put away"), "bin"),
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
    "given_up": _("Update or correction given up"),
    "fact_changed": _("A fact it says changed"),
    "withdrawn": _("Taken off"),
    "spiked": _("Put away"),
    "unspiked": _("Taken up again"),
}


def state_label(state: str) -> str:
    """Return what the newsroom calls a state."""
    return str(STATES[state][0]) if state in STATES else state


def state_icon(state: str) -> str:
    """Return the name of the shell's icon for a state."""
    return STATES[state][1] if state in STATES else "help"


def waited(since: datetime, now: datetime) -> str:
    """Return how long something has waited, in its largest whole unit: minutes, hours or days."""
    minutes = max(0, (now - since) // timedelta(minutes=1))
    hours, days = minutes // 60, minutes // (24 * 60)
    if days:
        return ngettext("waits %(count)s day", "waits %(count)s days", days) % {"count": days}
    if hours:
        return ngettext("waits %(count)s hour", "waits %(count)s hours", hours) % {"count": hours}
    return ngettext("waits %(count)s minute", "waits %(count)s minutes", minutes) % {"count": minutes}
