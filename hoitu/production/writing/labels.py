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
    "writing.style.put_in": _("Put a suggestion of style in"),
    "writing.style.leave": _("Leave words as they are"),
    "writing.style.recall": _("Look again at words that were left"),
    "writing.style.choose": _("Set a rule of the house style"),
    "writing.template.keep": _("Keep a text as a template"),
    "writing.template.make": _("Make a template"),
    "writing.template.change": _("Change a template"),
    "writing.template.retire": _("Take a template out of use or into use"),
    "writing.template.begin": _("Begin an output from a template"),
    "writing.search.save": _("Save a search"),
    "writing.search.follow": _("Follow a saved search or not"),
    "writing.search.drop": _("Drop a saved search"),
    "writing.word.accept": _("Take a word into the dictionary"),
    "writing.word.replace": _("Say how a word is written"),
    "writing.word.drop": _("Take a word out of the dictionary"),
}
