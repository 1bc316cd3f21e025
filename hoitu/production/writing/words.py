"""What the scripts of writing together say; `{…}` is filled in by them."""

from __future__ import annotations

from django.utils.translation import gettext as _


def presence_words() -> dict[str, str]:
    """Return the words of the presence bar."""
    return {
        "theirs": _("{who} has been writing since {since}."),
        "typed": _("Last typed at {at}."),
        "frozen": _("The text is closed here. What you had not saved is on its way to the server as your side draft."),
        "taken": _(
            "{who} took over the writing at {at}. What you had not saved is kept as your side draft: "
            "read the newest text, then put it in."
        ),
        "free": _("Nobody is writing this text now."),
        "newer": _("There is a newer version."),
        "others": _("Also here: {names}"),
        "other_tab": _("You have this text open for writing in another tab too: write in one of them only."),
        "signed_out": _("You are signed out. Sign in again in a new tab: your text stays on this machine."),
    }
