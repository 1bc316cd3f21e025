"""Who may plan what: the gates of this module's operations."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person, Standing
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotFound
from hoitu.production.newsroom.rules.standing import PLANNERS, plans, sees_unreleased


def standing_of(by: Person, now: datetime) -> Standing:
    """Return all that a person is on the day of the act."""
    return directory.standing(by, local_date(now))


def colleague(by: Person, agency_id: UUID, now: datetime) -> Standing:
    """Let pass who works in this newsroom; to others its plans are not there."""
    standing = standing_of(by, now)
    if not sees_unreleased(standing, agency_id):
        raise NotFound(_("There is no such plan, or it belongs to another newsroom."))
    return standing


def planner(by: Person, agency_id: UUID, unit_id: UUID | None, now: datetime) -> Standing:
    """Let pass who plans this desk's work (or, without a desk, that of any desk of the newsroom)."""
    standing = colleague(by, agency_id, now)
    fits = plans(standing, agency_id, unit_id) if unit_id else standing.holds(PLANNERS, agency_id=agency_id)
    if not fits:
        raise NotAllowed(_("Editors, the desk head, the secretariat or the editor-in-chief plan here: ask them."))
    return standing
