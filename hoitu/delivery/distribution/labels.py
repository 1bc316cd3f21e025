"""What acts of distribution are called on screens and in the audit."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "distribution.channel.open": _("Open a channel"),
    "distribution.channel.change": _("Change a channel"),
    "distribution.channel.credentials": _("Put in credentials of a channel"),
    "distribution.channel.close": _("Close a channel"),
    "distribution.channel.hold": _("Hold a channel"),
    "distribution.channel.resume": _("Resume a channel"),
    "distribution.channel.notify": _("Note the notification of a channel"),
    "distribution.delivery.resend": _("Send again to a channel"),
    "distribution.delivery.agree": _("Agree to send again under a new key"),
    "distribution.delivery.retime": _("Give a channel another hour"),
    "distribution.task.claim": _("Take a task by hand"),
    "distribution.task.done": _("Prove a task by hand"),
    "distribution.task.cannot": _("Say that a task by hand cannot be done"),
}
