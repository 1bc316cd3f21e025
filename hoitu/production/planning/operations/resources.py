"""Vehicles and equipment, and who has them when; nothing is promised twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import moment
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.newsroom.rules.tidying import says_something, tidy_line
from hoitu.production.planning.models import Booking, Resource
from hoitu.production.planning.operations.coverages import coverage_of
from hoitu.production.planning.operations.gate import planner

LONGEST = timedelta(days=31)


@audited("planning.resource.add")
def add_resource(*, by: Person, agency_id: UUID, kind: str, name: str, detail: str = "", now: datetime) -> Resource:
    """Enter a vehicle or a piece of equipment of one's newsroom."""
    planner(by, agency_id, None, now)
    called = tidy_line(name)[:100]
    if not says_something(called) or kind not in Resource.Kind.values:
        raise NotReady(_("Say what it is and what it is called."), code="no_name")
    if Resource.objects.filter(agency_id=agency_id, name=called, retired_at=None).exists():
        raise NotReady(_("There is one of this name already: give it another."), code="exists")
    made = Resource.objects.create(
        agency_id=agency_id, kind=kind, name=called, detail=tidy_line(detail)[:200], made_by=by, made_at=now
    )
    audit.record(by=by, action="planning.resource.add", target=made, now=now)
    return made


@audited("planning.resource.retire")
def retire_resource(*, by: Person, resource_id: UUID, now: datetime) -> Resource:
    """Take a resource out of use; bookings that lie ahead are given up with it."""
    resource = _resource(by, resource_id, now)
    resource.retired_at = now
    resource.save(update_fields=["retired_at"])
    resource.bookings.filter(cancelled_at=None, ends_at__gt=now).update(cancelled_at=now)
    audit.record(by=by, action="planning.resource.retire", target=resource, now=now)
    return resource


@audited("planning.booking.make")
def book(
    *,
    by: Person,
    coverage_id: UUID,
    resource_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
) -> Booking:
    """Take a resource for a coverage in [starts_at, ends_at); refused where somebody else has it then."""
    coverage = coverage_of(by=by, coverage_id=coverage_id, now=now)
    resource = _resource(by, resource_id, now)
    if resource.agency_id != coverage.agency_id:
        raise NotFound(_("There is no such resource, or it belongs to another newsroom."))
    if not timedelta() < ends_at - starts_at <= LONGEST or ends_at <= now:
        raise NotReady(_("Check the hours: from before until, at most 31 days, and not over yet."), code="absurd_hours")
    taken = resource.bookings.filter(cancelled_at=None, starts_at__lt=ends_at, ends_at__gt=starts_at)
    clash = taken.select_related("coverage__story", "by").order_by("starts_at").first()
    if clash is not None:
        raise NotReady(
            _("%(resource)s is taken from %(from)s until %(until)s for “%(what)s” (%(who)s): choose other hours.")
            % {
                "resource": resource,
                "from": moment(clash.starts_at),
                "until": moment(clash.ends_at),
                "what": clash.coverage,
                "who": clash.by,
            },
            code="taken",
        )
    made = Booking.objects.create(
        resource=resource, coverage=coverage, starts_at=starts_at, ends_at=ends_at, by=by, at=now
    )
    detail = {"coverage": str(coverage), "from": starts_at, "until": ends_at}
    audit.record(by=by, action="planning.booking.make", target=resource, detail=detail, now=now)
    return made


@audited("planning.booking.cancel")
def cancel_booking(*, by: Person, booking_id: UUID, now: datetime) -> Booking:
    """Give a booked resource free again."""
    booking = (
        Booking.objects.select_for_update(of=("self",), no_key=True)
        .select_related("resource")
        .filter(pk=booking_id)
        .first()
    )
    if booking is None:
        raise NotFound(_("There is no such booking."))
    coverage_of(by=by, coverage_id=booking.coverage_id, now=now)
    if booking.cancelled_at is None:
        booking.cancelled_at = now
        booking.save(update_fields=["cancelled_at"])
        audit.record(by=by, action="planning.booking.cancel", target=booking.resource, now=now)
    return booking


def _resource(by: Person, resource_id: UUID, now: datetime) -> Resource:
    """Return a resource in use, locked: two who book it at once come one after the other."""
    resource = Resource.objects.select_for_update(no_key=True).filter(pk=resource_id, retired_at=None).first()
    if resource is None:
        raise NotFound(_("There is no such resource, or it belongs to another newsroom."))
    planner(by, resource.agency_id, None, now)
    return resource
