"""Taking back what one told of places and times."""

from __future__ import annotations

from datetime import datetime

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.production.field.models import Upload


@audited("field.places.forget")
def forget_places(*, by: Person, now: datetime) -> int:
    """Delete every place and time kept beside one's own uploads; return how many were there."""
    rows = Upload.objects.filter(person=by, tells_place=True)
    count = rows.update(tells_place=False, latitude=None, longitude=None, accuracy_m=None, recorded_at=None)
    audit.record(by=by, action="field.places.forget", target_type="field.upload", detail={"uploads": count}, now=now)
    return count
