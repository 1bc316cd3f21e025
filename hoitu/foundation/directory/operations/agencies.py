"""Agencies and desks: founded, renamed, merged, closed; history keeps its names."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import authority, queries, rules
from hoitu.foundation.directory.models import Agency, AgencyKind, AgencyLink, AgencyName, Membership, Unit, Verification
from hoitu.foundation.directory.operations import moving
from hoitu.foundation.directory.operations.people import refuse_absurd
from hoitu.kernel.actor import Actor
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound, Refusal
from hoitu.kernel.text import nfc, slug

EDITABLE = ("licence_no", "licence_date", "licence_issuer", "address", "phone", "email", "domain", "head_name")


@audited("directory.agency.found", target="code")
def found_agency(
    *,
    by: Actor,
    code: str,
    kind: AgencyKind,
    name: str,
    short_name: str = "",
    name_km: str = "",
    from_date: date,
    parent_id: UUID | None = None,
    source: str = "",
    verified: Verification = Verification.TEXT,
    is_demo: bool = False,
    now: datetime,
) -> Agency:
    """Enter an agency with its first name."""
    authority.require_province(by, local_date(now))
    wanted = slug(code)
    if Agency.objects.filter(code=wanted).exists():
        raise Refusal(_("There is an agency with the code “{code}” already.").format(code=wanted), code="taken")
    made = Agency.objects.create(code=wanted, kind=AgencyKind(kind), parent_id=parent_id, is_demo=is_demo)
    _name(made, name, short_name, name_km, from_date, source, verified)
    audit.record(by=by, action="directory.agency.found", target=made, target_label=name, now=now)
    return made


@audited("directory.agency.edit", target="agency_id")
def edit_agency(*, by: Actor, agency_id: UUID, now: datetime, **fields: object) -> Agency:
    """Change licence, address and the like (`EDITABLE`); names change by `rename_agency`."""
    found = _locked(agency_id)
    authority.require(by, authority.ADMINISTRATORS, agency_id, local_date(now))
    for name in fields.keys() & set(EDITABLE):
        setattr(found, name, fields[name])
    refuse_absurd(found.licence_date)
    try:
        found.clean_fields()
    except ValidationError as error:
        raise Refusal(" ".join(error.messages), code="bad_field") from None
    found.save()
    audit.record(by=by, action="directory.agency.edit", target=found, detail=fields, now=now)
    return found


@audited("directory.agency.put_under", target="agency_id")
def put_under(*, by: Actor, agency_id: UUID, parent_id: UUID | None, now: datetime) -> Agency:
    """Name the supervisory body of an agency (norm `imprint`: it stands under the product's name), or none."""
    found = _locked(agency_id)
    authority.require_province(by, local_date(now))
    above = parent_id
    while above is not None:
        if above == agency_id:
            raise Refusal(_("An agency cannot stand under itself."), code="circle")
        above = Agency.objects.values_list("parent_id", flat=True).get(pk=above)
    found.parent_id = parent_id
    found.save(update_fields=["parent"])
    audit.record(by=by, action="directory.agency.put_under", target=found, detail={"parent": parent_id}, now=now)
    return found


@audited("directory.agency.rename", target="agency_id")
def rename_agency(
    *,
    by: Actor,
    agency_id: UUID,
    name: str,
    short_name: str = "",
    name_km: str = "",
    on: date,
    source: str = "",
    verified: Verification = Verification.TEXT,
    now: datetime,
) -> AgencyName:
    """Give an agency a new name from a day on; what was published before keeps the old one."""
    found = _locked(agency_id)
    authority.require_province(by, local_date(now))
    last = found.names.order_by("-from_date").first()
    if last is not None and last.from_date >= on:
        raise Refusal(_("The new name must begin after the present one began."), code="bad_period")
    if last is not None and (last.to_date is None or last.to_date > on):
        last.to_date = on
        last.save(update_fields=["to_date"])
    made = _name(found, name, short_name, name_km, on, source, verified)
    detail = {"name": made.name, "on": on, "source": source, "verified": verified}
    audit.record(by=by, action="directory.agency.rename", target=found, detail=detail, now=now)
    return made


@audited("directory.agency.merge", target="successor_id")
def merge_agencies(
    *,
    by: Actor,
    predecessor_ids: Collection[UUID],
    successor_id: UUID,
    on: date,
    document: str = "",
    source: str = "",
    verified: Verification = Verification.TEXT,
    now: datetime,
) -> list[AgencyLink]:
    """Let a successor take over from agencies on a day: their names end, desks, roles and rights move over.

    What was published stays under the old name; the successor's people answer for it from that day on.
    """
    authority.require_province(by, local_date(now))
    refuse_absurd(on)
    successor = _locked(successor_id)
    links = []
    for predecessor in [_locked(each) for each in sorted(set(predecessor_ids))]:
        _refuse_circle(predecessor, successor)
        links.append(
            AgencyLink.objects.create(
                predecessor=predecessor,
                successor=successor,
                on_date=on,
                document=document[:200],
                source=source[:300],
                verified=verified,
            )
        )
        predecessor.names.filter(Q(to_date=None) | Q(to_date__gt=on), from_date__lt=on).update(to_date=on)
        moving.move_people(predecessor, successor, on, now)
    codes = [link.predecessor.code for link in links]
    detail = {"predecessors": codes, "on": on, "document": document, "source": source, "verified": verified}
    audit.record(by=by, action="directory.agency.merge", target=successor, detail=detail, now=now)
    return links


@audited("directory.unit.open", target="agency_id")
def open_unit(*, by: Actor, agency_id: UUID, code: str = "", name: str, from_date: date, now: datetime) -> Unit:
    """Open a desk in an agency."""
    authority.require(by, authority.ADMINISTRATORS, queries.agency(agency_id).pk, local_date(now))
    refuse_absurd(from_date)
    title = " ".join(nfc(name).split())
    if not title:
        raise Refusal(_("Enter the name of the desk."), code="name_missing")
    wanted = slug(code or title)[:50]
    if Unit.objects.filter(agency_id=agency_id, code=wanted).exists():
        raise Refusal(_("There is a desk with the code “{code}” already.").format(code=wanted), code="taken")
    made = Unit.objects.create(agency_id=agency_id, code=wanted, name=title[:120], from_date=from_date)
    audit.record(by=by, action="directory.unit.open", target=made, now=now)
    return made


@audited("directory.unit.close", target="unit_id")
def close_unit(*, by: Actor, unit_id: UUID, to_date: date, now: datetime) -> Unit:
    """Close a desk on a day (the first day without it); refused while somebody still holds a role in it."""
    found = Unit.objects.select_for_update(no_key=True).filter(pk=unit_id).first()
    if found is None:
        raise NotFound(_("This desk is not in the directory."))
    authority.require(by, authority.ADMINISTRATORS, found.agency_id, local_date(now))
    refuse_absurd(to_date)
    if to_date <= found.from_date:
        raise Refusal(_("The end must be after the beginning."), code="bad_period")
    if Membership.objects.filter(Q(to_date=None) | Q(to_date__gt=to_date), unit=found).exists():
        raise Refusal(_("People still hold roles in this desk after that day: end those first."), code="not_empty")
    found.to_date = to_date
    found.save(update_fields=["to_date"])
    audit.record(by=by, action="directory.unit.close", target=found, detail={"to": to_date}, now=now)
    return found


def _locked(agency_id: UUID) -> Agency:
    found = Agency.objects.select_for_update(no_key=True).filter(pk=agency_id).first()
    if found is None:
        raise NotFound(_("This agency is not in the directory."))
    return found


def _name(
    agency: Agency, name: str, short_name: str, name_km: str, on: date, source: str, verified: Verification
) -> AgencyName:
    refuse_absurd(on)
    title = " ".join(nfc(name).split())
    if not title:
        raise Refusal(_("Enter the name of the agency."), code="name_missing")
    return AgencyName.objects.create(
        agency=agency,
        name=title[:200],
        short_name=(nfc(short_name).strip() or title)[:80],
        name_km=name_km.strip()[:200],
        from_date=on,
        source=source[:300],
        verified=verified,
    )


def _refuse_circle(predecessor: Agency, successor: Agency) -> None:
    if predecessor == successor:
        raise Refusal(_("An agency cannot be merged into itself."), code="self")
    links = AgencyLink.objects.values_list("predecessor_id", "successor_id")
    if predecessor.pk in rules.heirs(links).get(successor.pk, frozenset()):
        raise Refusal(_("The successor was itself taken over by this agency."), code="circle")
    if AgencyLink.objects.filter(predecessor=predecessor, successor=successor).exists():
        raise Refusal(_("This merger is entered already."), code="twice")
