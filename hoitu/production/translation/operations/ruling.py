"""Setting what becomes of translations behind their source."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotReady
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.translation.models import Pair, ReleaseRule
from hoitu.production.translation.operations.following import show
from hoitu.production.translation.rules import standing

MOST_HOURS = 168


@audited("translation.rule.set", target="agency_id")
def set_rule(*, by: Person, agency_id: UUID, way: str, hours: int, reason: str, now: datetime) -> ReleaseRule:
    """Set an agency's rule (block, label or allow) with the hours to follow a change after release, and say why.

    What readers see of translations that are behind already follows the new rule at once.
    """
    if not standing.rules(people.standing(by, local_date(now)), agency_id):
        raise NotAllowed(_("This rule is set by the agency's editor-in-chief or administrator: ask one of them."))
    if way not in ReleaseRule.Way.values or not 1 <= hours <= MOST_HOURS:
        raise NotReady(_("Choose one of the three ways, and between 1 and 168 hours."), code="no_such_rule")
    reason = newsroom.reason_of(reason)
    made = ReleaseRule.objects.create(agency_id=agency_id, way=way, hours=hours, set_by=by, set_at=now, reason=reason)
    detail = {"way": way, "hours": hours, "reason": reason, "agency": str(agency_id)}
    audit.record(by=by, action="translation.rule.set", target=made, detail=detail, now=now)
    behind = Pair.objects.filter(source__story__agency_id=agency_id, open_marks__gt=0)
    for pair in behind.select_for_update(of=("self",), no_key=True).select_related("source__story", "target"):
        show(pair, now=now)
    return made
