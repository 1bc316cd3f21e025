"""What the acts of writing together are called in the audit."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "writing.screen.open": _("Open a screen of writing together"),
    "writing.lock.take_over": _("Take over the writing of a text"),
    "writing.note.add": _("Write a note"),
    "writing.note.answer": _("Answer a note"),
    "writing.note.settle": _("Settle a note or open it again"),
    "writing.suggestion.add": _("Suggest other words"),
    "writing.suggestion.accept": _("Accept suggested words"),
    "writing.suggestion.decline": _("Decline suggested words"),
}
