"""What live blogs are called on screens and in the audit."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "liveblog.blog.begin": _("Begin a live blog"),
    "liveblog.blog.turn": _("Open, pause or end a live blog"),
    "liveblog.entry.write": _("Write a live entry"),
    "liveblog.entry.correct": _("Correct a live entry"),
    "liveblog.entry.publish": _("Publish a live entry"),
    "liveblog.entry.return": _("Return a live entry"),
    "liveblog.entry.remove": _("Take off a live entry"),
    "liveblog.entry.mark": _("Mark a live entry"),
    "liveblog.entry.unmark": _("Take the mark off a live entry"),
    "liveblog.rule.set": _("Set the rule for live entries"),
    "liveblog.screen.open": _("Open a screen of live blogs"),
}
