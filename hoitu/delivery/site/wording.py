"""What readers are told, in the language of the page: readers' module says why by a code."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hoitu.audience.readers.queries import Opening
from hoitu.kernel.clock import plain_day
from hoitu.kernel.refusal import Refusal


def refused(refusal: Refusal) -> str:
    """Return a refusal in words."""
    words = {
        "broken_form": _("This form is not complete any more. Check your words and send them again."),
        "old_form": _("This form lay open for too long. Check your words and send them again."),
        "too_quick": _("That was very quick. Read your words once more, then send them."),
        "too_many": _("Much has come from your connection in a short time. Wait a while, then send it again."),
        "no_words": _("Write your comment first."),
        "no_reason": _("Say what is wrong with the comment."),
        "too_long": _("That is too long. Shorten it, then send it again."),
    }
    return words.get(refusal.code, refusal.message)


def closed(opening: Opening) -> str:
    """Return why comments are not taken; nothing where they are."""
    words = {
        "by_hand": _("The newsroom takes no more comments on this article."),
        "none": _("The newsroom takes no comments at the moment."),
        "over": _("Comments on this article were open until %(day)s.") % {"day": plain_day(opening.last)},
    }
    return words.get(opening.closed, "")
