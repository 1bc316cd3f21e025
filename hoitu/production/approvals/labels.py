"""What sign-offs are called on screens and in the audit."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "approvals.sign_off.ask": _("Ask for a sign-off"),
    "approvals.sign_off.answer": _("Answer a sign-off"),
    "approvals.sign_off.withdraw": _("Withdraw a request for a sign-off"),
    "approvals.level.overdue": _("A level let the due time pass"),
    "approvals.screen.open": _("Open a screen of sign-offs"),
}

STANDINGS = {
    "waiting": _("Not answered yet"),
    "agreed": _("Agreed"),
    "objected": _("Objected"),
    "outdated": _("The text has changed since the answer"),
}
