"""Slots, and what is placed in them for a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import moment
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.production.newsroom.queries import Kind
from hoitu.production.newsroom.queries.planning import planned_output
from hoitu.production.newsroom.rules.tidying import says_something, tidy_line
from hoitu.production.planning.models import Placement, Slot
from hoitu.production.planning.operations.gate import colleague, planner
from hoitu.production.planning.rules.keepers import KEEPERS
from hoitu.production.planning.rules.lengths import closes

LONGEST = 1_000_000
LONGEST_CLOSING = 14 * 24 * 60  # minutes


@audited("planning.slot.add")
def add_slot(
    *,
    by: Person,
    agency_id: UUID,
    name: str,
    form: str,
    kind: str,
    unit: str,
    capacity: int,
    characters_per_page: int = 4000,
    weekdays: Collection[int],
    goes_at: time,
    closes_before: int,
    now: datetime,
) -> Slot:
    """Enter a slot of one's newsroom: the secretariat and the chiefs do."""
    _keeper(by, agency_id, now)
    made = Slot(
        agency_id=agency_id,
        name=tidy_line(name)[:100],
        form=form,
        kind=kind,
        unit=unit,
        capacity=capacity,
        characters_per_page=characters_per_page,
        weekdays=sorted(set(weekdays)),
        goes_at=goes_at,
        closes_before=closes_before,
        made_by=by,
        made_at=now,
    )
    _refuse_absurd(made)
    made.save(force_insert=True)
    audit.record(by=by, action="planning.slot.add", target=made, now=now)
    return made


def _refuse_absurd(slot: Slot) -> None:
    """Refuse a slot without a name or with numbers nobody could mean, and a second one of its name."""
    known = slot.form in Slot.Form.values and slot.kind in Kind.values and slot.unit in Slot.Unit.values
    if not says_something(slot.name) or not known:
        raise NotReady(_("Say what it is and what it is called."), code="no_name")
    sizes = (slot.capacity, slot.characters_per_page)
    if not all(0 < size <= LONGEST for size in sizes) or not 0 <= slot.closes_before <= LONGEST_CLOSING:
        raise NotReady(_("Check the numbers: none below one, and closing within two weeks before."), code="absurd")
    if not slot.weekdays or not set(slot.weekdays) <= set(range(7)):
        raise NotReady(_("Choose on which weekdays it goes out."), code="no_weekday")
    if Slot.objects.filter(agency_id=slot.agency_id, name=slot.name, retired_at=None).exists():
        raise NotReady(_("There is one of this name already: give it another."), code="exists")


@audited("planning.slot.retire")
def retire_slot(*, by: Person, slot_id: UUID, now: datetime) -> Slot:
    """Give a slot up; what was placed in it stays to be seen."""
    slot = _slot(by, slot_id, now)
    _keeper(by, slot.agency_id, now)
    slot.retired_at = now
    slot.save(update_fields=["retired_at"])
    audit.record(by=by, action="planning.slot.retire", target=slot, now=now)
    return slot


@audited("planning.slot.place")
def place(*, by: Person, slot_id: UUID, day: date, output_id: UUID, planned_length: int, now: datetime) -> Placement:
    """Give an output its place in the slot of a day, or another planned length; in the slot's unit."""
    slot = _open_slot(by, slot_id, day, now)
    card = planned_output(by, output_id, now)
    if card.output.story.agency_id != slot.agency_id or card.output.kind != slot.kind:
        raise NotReady(
            _("“%(slot)s” takes outputs of the kind “%(kind)s” alone.")
            % {"slot": slot, "kind": slot.get_kind_display()},
            code="other_kind",
        )
    if not 0 < planned_length <= LONGEST:
        raise NotReady(_("Say how long it is to be."), code="no_length")
    made, _new = Placement.objects.update_or_create(
        slot=slot, day=day, output=card.output, defaults={"planned_length": planned_length, "by": by, "at": now}
    )
    detail = {"day": day, "output": str(card.output.pk), "planned_length": planned_length}
    audit.record(by=by, action="planning.slot.place", target=slot, detail=detail, now=now)
    return made


@audited("planning.slot.take_out")
def take_out(*, by: Person, placement_id: int, now: datetime) -> Slot:
    """Take an output out of a slot."""
    found = Placement.objects.select_related("slot").filter(pk=placement_id).first()
    if found is None:
        raise NotFound(_("It is in this slot no more."))
    slot = _open_slot(by, found.slot_id, found.day, now)
    detail = {"day": found.day, "output": str(found.output_id)}
    found.delete()
    audit.record(by=by, action="planning.slot.take_out", target=slot, detail=detail, now=now)
    return slot


def _open_slot(by: Person, slot_id: UUID, day: date, now: datetime) -> Slot:
    """Return a slot, locked, that goes out on this day and has not closed, or whose keeper asks."""
    slot = _slot(by, slot_id, now)
    standing = planner(by, slot.agency_id, None, now)
    if slot.retired_at is not None or day.weekday() not in slot.weekdays:
        raise NotReady(_("“%(slot)s” does not go out on that day.") % {"slot": slot}, code="no_such_day")
    closed_at = closes(day, slot.goes_at, slot.closes_before)
    if closed_at <= now and not standing.holds(KEEPERS, agency_id=slot.agency_id):
        raise NotReady(
            _("“%(slot)s” closed at %(at)s: only the secretariat can still change it.")
            % {"slot": slot, "at": moment(closed_at)},
            code="closed",
        )
    return slot


def _slot(by: Person, slot_id: UUID, now: datetime) -> Slot:
    slot = Slot.objects.select_for_update(no_key=True).filter(pk=slot_id).first()
    if slot is None:
        raise NotFound(_("There is no such slot, or it belongs to another newsroom."))
    colleague(by, slot.agency_id, now)
    return slot


def _keeper(by: Person, agency_id: UUID, now: datetime) -> None:
    if not colleague(by, agency_id, now).holds(KEEPERS, agency_id=agency_id):
        raise NotAllowed(_("The secretariat or the editor-in-chief says what slots there are."))
