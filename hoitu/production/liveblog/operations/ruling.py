"""Setting whose entries reach readers at once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotReady
from hoitu.production.liveblog.models import Rule
from hoitu.production.liveblog.rules import rights
from hoitu.production.newsroom import operations as newsroom


@audited("liveblog.rule.set", target="agency_id")
def set_rule(*, by: Person, agency_id: UUID, way: str, reason: str, now: datetime) -> Rule:
    """Set whose entries reach readers at once in an agency, and say why; it holds for every entry from now on."""
    if not rights.sets_rule(directory.standing(by, local_date(now)), agency_id):
        raise NotAllowed(_("This rule is set by the agency's editor-in-chief or administrator: ask one of them."))
    if way not in Rule.Way.values:
        raise NotReady(_("Choose whose entries reach readers at once."), code="no_such_rule")
    reason = newsroom.reason_of(reason)
    made = Rule.objects.create(agency_id=agency_id, way=way, reason=reason, set_by=by, set_at=now)
    audit.record(by=by, action="liveblog.rule.set", target=made, detail={"way": way, "reason": reason}, now=now)
    return made
