"""The roles of a newsroom and its department, and the approval levels, as plain data."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person is in a unit; a person may hold several, each with dates."""

    STRINGER = "stringer", _("Stringer")
    REPORTER = "reporter", _("Reporter")
    TRANSLATOR = "translator", _("Khmer translator")
    EDITOR = "editor", _("Editor")
    DESK_HEAD = "desk_head", _("Desk head")
    LANGUAGE_REVIEWER = "language_reviewer", _("Khmer language reviewer")
    DISTRIBUTION = "distribution", _("Social media and distribution desk")
    SECRETARIAT = "secretariat", _("Editorial secretariat")
    DEPUTY_EDITOR_IN_CHIEF = "deputy_editor_in_chief", _("Deputy editor-in-chief")
    EDITOR_IN_CHIEF = "editor_in_chief", _("Editor-in-chief")
    OVERSEER = "overseer", _("Officer of the department")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


class Level(TextChoices):
    """The steps of approval, in the order the Vietnamese press knows them."""

    LANGUAGE = "language", _("Language check")
    DESK = "desk", _("Desk")
    SECRETARIAT = "secretariat", _("Secretariat")
    CHIEF = "chief", _("Editor-in-chief")
