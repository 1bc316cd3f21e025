"""Who may do what, asked before every act."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.audience.readers.rules import standing
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed


def must_moderate(by: Person, agency_id: UUID, now: datetime) -> None:
    """Refuse who does not decide on the words of an agency's readers."""
    if not standing.moderates(directory.standing(by, local_date(now)), agency_id):
        raise NotAllowed(_("Editors, desk heads, the secretariat and the editors-in-chief decide on readers' words."))


def must_keep(by: Person, agency_id: UUID, now: datetime) -> None:
    """Refuse who does not keep the rule of an agency."""
    if not standing.keeps(directory.standing(by, local_date(now)), agency_id):
        raise NotAllowed(_("This is for the secretariat and the editors-in-chief of the newsroom."))
