"""What acts on fronts are called in the audit."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "site.front.pin": _("Pin an article to a front"),
    "site.front.unpin": _("Take an article off a front"),
    "site.front.most_read": _("Choose what a front shows of the articles read most"),
    "site.front.order": _("Order the pinned articles of a front"),
    "site.screen.open": _("Open a screen of fronts"),
}
