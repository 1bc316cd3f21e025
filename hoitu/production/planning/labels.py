"""The words of planning: acts for the audit, kinds of change, and what repeats how."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "planning.event.add": _("Enter an event"),
    "planning.event.change": _("Change an event"),
    "planning.event.postpone": _("Postpone an event"),
    "planning.event.move_series": _("Move a series of days"),
    "planning.event.undo_series": _("Take the move of a series back"),
    "planning.event.cancel": _("Cancel an event"),
    "planning.event.reinstate": _("Hold an event after all"),
    "planning.coverage.plan": _("Plan a coverage"),
    "planning.coverage.change": _("Change a coverage"),
    "planning.coverage.drop": _("Give a coverage up"),
    "planning.task.ask": _("Ask for a part of a coverage"),
    "planning.task.answer": _("Answer a task"),
    "planning.resource.add": _("Enter a vehicle or equipment"),
    "planning.resource.retire": _("Take a resource out of use"),
    "planning.booking.make": _("Book a resource"),
    "planning.booking.cancel": _("Cancel a booking"),
    "planning.slot.add": _("Enter a slot"),
    "planning.slot.retire": _("Give a slot up"),
    "planning.slot.place": _("Place an output in a slot"),
    "planning.slot.take_out": _("Take an output out of a slot"),
    "planning.calendar.hand_in": _("Hand in a calendar"),
    "planning.calendar.import": _("Import a calendar"),
}

REPEATS = {
    "": _("does not repeat"),
    "FREQ=DAILY": _("every day"),
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": _("every working day"),
    "FREQ=WEEKLY": _("every week"),
    "FREQ=WEEKLY;INTERVAL=2": _("every second week"),
    "FREQ=MONTHLY": _("every month"),
    "FREQ=YEARLY": _("every year"),
}

FATES = {
    "new": (_("new"), "plus"),
    "changed": (_("changed"), "edit"),
    "same": (_("as it is"), "check"),
    "older": (_("older than ours"), "time"),
    "unreadable": (_("cannot be taken over"), "warning"),
}

ANSWERS = {
    "": (_("no answer yet"), "time"),
    "accepted": (_("accepted"), "check"),
    "declined": (_("declined"), "cross"),
}

EVENT_STATES = {
    "planned": (_("Planned"), "calendar-check"),
    "postponed": (_("Postponed"), "redirect"),
    "cancelled": (_("Cancelled"), "cross"),
}

STAGES = {
    "writing": _("In writing"),
    "approval": _("In approval stage"),
    "approved": _("Approved, waits"),
    "scheduled": _("Armed for its hour"),
    "released": _("Out in the last 3 days"),
}

LENGTHS = {
    "empty": (_("nothing yet"), "minus"),
    "fit": (_("just right"), "check"),
    "under": (_("%(apart)s short"), "arrow-down"),
    "over": (_("%(apart)s over"), "arrow-up"),
}
UNITS = {"characters": _("characters"), "pages": _("pages"), "seconds": _("seconds")}
