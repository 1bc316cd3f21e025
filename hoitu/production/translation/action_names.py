"""What the module's acts are called on the screens of the audit."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

NAMES = {
    "translation.screen.open": _("Open a screen of translation"),
    "translation.pair.make": _("Make a translation pair"),
    "translation.pair.translate": _("Translate, or check paragraphs of a pair"),
    "translation.rule.set": _("Set the rule for translations behind their source"),
    "translation.term.add": _("Add a term to the glossary"),
    "translation.term.change": _("Change a term of the glossary"),
    "translation.term.retire": _("Take a term out of use"),
    "translation.term.restore": _("Take a term into use again"),
}
