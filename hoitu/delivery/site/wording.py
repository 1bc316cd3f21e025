"""What readers are told, in the language of the page: readers' module says why by a code."""

from __future__ import annotations

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from hoitu.audience.readers.queries import Opening
from hoitu.kernel.clock import plain_day
from hoitu.kernel.refusal import Refusal

TOO_MANY_FILES = gettext_lazy("At most four files and 100 MB in all go with a letter. Choose fewer or smaller ones.")


def refused(refusal: Refusal) -> str:
    """Return a refusal in words; of a file its name and the reason, which the library knows in Vietnamese alone."""
    if refusal.code == "bad_file" and get_language() == "vi":
        return f"{refusal.message} {_('Choose another file, or send your words without it.')}"
    return by_code(refusal.code) or refusal.message


def by_code(code: str) -> str:
    """Return the words of a refusal's code; nothing for a code that readers never meet."""
    words = {
        "broken_form": _("This form is not complete any more. Check your words and send them again."),
        "old_form": _("This form lay open for too long. Check your words and send them again."),
        "too_quick": _("That was very quick. Read your words once more, then send them."),
        "too_many": _("Much has come from your connection in a short time. Wait a while, then send it again."),
        "no_words": _("Write something first."),
        "no_reason": _("Say what is wrong with the comment."),
        "too_long": _("That is too long. Shorten it, then send it again."),
        "bad_file": _("A file is not taken: photos up to 15 MB, sound up to 30 MB, films up to 80 MB. Choose again."),
        "too_many_files": str(TOO_MANY_FILES),
        "no_room": _("There is no room for files just now. Send your words without them."),
        "not_asked": _("The newsroom has no open question to you."),
    }
    return words.get(code, "")


def stage(code: str) -> str:
    """Return where a letter stands, for its sender."""
    words = {
        "waiting": _("The newsroom has received it and will read it."),
        "asked": _("The newsroom has a question to you: see below."),
        "taken": _("The newsroom is working on it. Thank you."),
        "forwarded": _("The newsroom has forwarded it and waits for an answer."),
        "answered": _("The newsroom has answered: see below."),
        "refused": _("The newsroom does not take it up: see below why."),
    }
    return words.get(code, "")


def closed(opening: Opening) -> str:
    """Return why comments are not taken; nothing where they are."""
    words = {
        "by_hand": _("The newsroom takes no more comments on this article."),
        "none": _("The newsroom takes no comments at the moment."),
        "over": _("Comments on this article were open until %(day)s.") % {"day": plain_day(opening.last)},
    }
    return words.get(opening.closed, "")
