"""Putting work away before it ever went out, and taking it up again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.production.newsroom.models import Output, Spike
from hoitu.production.newsroom.operations.moving import move, tell_audit
from hoitu.production.newsroom.operations.permit import permit
from hoitu.production.newsroom.rules.tidying import tidy_paragraph


@audited("newsroom.output.spike")
def spike(*, by: Person, output_id: UUID, reason: str, now: datetime) -> Spike:
    """Put away an output that was never released; nothing of it is deleted."""
    reason = tidy_paragraph(reason)
    output = permit(by=by, output_id=output_id, action="spike", now=now, reason=reason).case.output
    made = Spike.objects.create(output=output, reason=reason, by=by, at=now)
    move(output, "spiked")
    tell_audit(by, "spike", output, now, reason=reason)
    return made


@audited("newsroom.output.unspike")
def unspike(*, by: Person, output_id: UUID, reason: str, now: datetime) -> Output:
    """Take up again an output that was put away; it is a draft again."""
    reason = tidy_paragraph(reason)
    output = permit(by=by, output_id=output_id, action="unspike", now=now, reason=reason).case.output
    Spike.objects.filter(output=output, ended_at=None).update(ended_at=now, ended_reason=reason)
    move(output, "draft")
    tell_audit(by, "unspike", output, now, reason=reason)
    return output
