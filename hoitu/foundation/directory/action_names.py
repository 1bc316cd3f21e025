"""What the directory's acts are called in the audit log."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

NAMES = {
    "directory.person.hire": _("Add a person"),
    "directory.person.edit": _("Change a person's details"),
    "directory.person.disable": _("Disable an account"),
    "directory.person.enable": _("Enable an account"),
    "directory.person.unlock": _("Unlock an account"),
    "directory.membership.add": _("Give a role"),
    "directory.membership.end": _("End a role"),
    "directory.right.grant": _("Grant an approval right"),
    "directory.right.revoke": _("End an approval right"),
    "directory.delegation.give": _("Delegate an approval right"),
    "directory.delegation.revoke": _("Revoke a delegation"),
    "directory.agency.found": _("Enter an agency"),
    "directory.agency.edit": _("Change an agency's details"),
    "directory.agency.rename": _("Rename an agency"),
    "directory.agency.merge": _("Merge agencies"),
    "directory.agency.seed_plan": _("Enter the plan's agencies"),
    "directory.unit.open": _("Open a desk"),
    "directory.unit.close": _("Close a desk"),
    "directory.password.change": _("Change one's password"),
    "directory.password.reset": _("Make a temporary password"),
    "directory.second_factor.add": _("Set up a second factor"),
    "directory.second_factor.remove": _("Switch off a second factor"),
    "directory.second_factor.renew": _("Make new recovery codes"),
    "directory.second_factor.reset": _("Remove a lost second factor"),
    "directory.second_factor.confirm": _("Confirm with a code"),
    "directory.session.idle": _("Session locked for lack of activity"),
}
