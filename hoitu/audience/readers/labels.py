"""What the acts on readers' words are called in the audit, and how screens name hints and reasons."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "readers.comments.approve": _("Publish comments"),
    "readers.comments.refuse": _("Refuse comments"),
    "readers.comment.withdraw": _("Take a comment off"),
    "readers.comment.reply": _("Answer a comment"),
    "readers.reply.withdraw": _("Take an answer to a comment off"),
    "readers.reports.settle": _("Settle reports of a comment"),
    "readers.closing.close": _("Close comments"),
    "readers.closing.reopen": _("Reopen comments"),
    "readers.rule.set": _("Set the rule of comments"),
    "readers.contact.view": _("Look at a reader's contact"),
    "readers.letter.ask": _("Ask a reader back"),
    "readers.letter.take_up": _("Take a reader's letter up"),
    "readers.letter.refuse": _("Refuse a reader's letter"),
    "readers.letter.assign": _("Give a reader's letter to a desk"),
    "readers.letter.forward": _("Forward a reader's letter"),
    "readers.letter.answer": _("Answer a reader's letter"),
    "readers.answer.write": _("Write an answer to a reader"),
    "readers.answer.approve": _("Approve an answer to a reader"),
    "readers.answer.withdraw": _("Take an answer to a reader off"),
    "readers.day_off.add": _("Enter a day off"),
    "readers.enclosure.take": _("Take a reader's file into the library"),
    "readers.screen.open": _("Open a screen of readers"),
}

HINTS = {
    "link": _("holds a link"),
    "phone": _("holds a telephone number"),
    "email": _("holds an e-mail address"),
    "shouted": _("is shouted in capitals"),
    "words": _("holds a word of the house's list"),
    "repeated": _("repeats itself"),
}
