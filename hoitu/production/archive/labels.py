"""The archive's words: states, acts, kinds of works, and its acts in the audit."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoitu.production.archive.rules.standing import State

ACTIONS = {
    "archive.screen.open": _("Open a screen of the archive"),
    "archive.release.reuse": _("Use a release again"),
    "archive.release.mark": _("Mark a release for the news digest"),
    "archive.bulletin.make": _("Make a news digest"),
    "archive.dossier.arrange": _("Arrange a dossier"),
}
STATES = {
    State.STANDING: (_("Stands"), "circle-check", "released"),
    State.REPLACED: (_("Replaced"), "history", "submitted"),
    State.WITHDRAWN: (_("Taken off"), "circle-xmark", "withdrawn"),
}
WORKS = {"photo": _("Photo"), "recording": _("Recording"), "attachment": _("Document")}
