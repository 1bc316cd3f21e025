"""What the directory's acts at the door are called in the audit log; its operations are named in the audit's table."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

NAMES = {
    "directory.second_factor.add": _("Set up a second factor"),
    "directory.second_factor.remove": _("Switch off a second factor"),
    "directory.second_factor.renew": _("Make new recovery codes"),
    "directory.session.idle": _("Session locked for lack of activity"),
}
