"""Sections: added, renamed, put in order, closed. A code is never reused, a section never deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db.models import Max
from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.outbox import operations as outbox
from hoitu.foundation.vocabulary.events import SectionChanged
from hoitu.foundation.vocabulary.models import Section
from hoitu.foundation.vocabulary.operations.keepers import must_keep, refuse_absurd
from hoitu.kernel.actor import Actor
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.kernel.text import nfc


@audited("vocabulary.section.add")
def add_section(
    *, by: Actor, code: str, name: str, name_km: str = "", from_date: date | None = None, now: datetime
) -> Section:
    """Add a section at the end; `code` becomes part of public addresses and stays for ever."""
    must_keep(by, now)
    try:
        validate_slug(code)
    except ValidationError as wrong:
        raise NotReady(_("A code has small letters, numbers and hyphens only, e.g. thoi-su.")) from wrong
    if code != code.lower() or Section.objects.filter(code=code).exists():
        raise NotReady(_("Code “%(code)s” is taken or has capital letters: choose another.") % {"code": code})
    refuse_absurd(from_date)
    last = Section.objects.aggregate(last=Max("position"))["last"] or 0
    section = Section.objects.create(
        code=code,
        name=_named(name),
        name_km=nfc(name_km).strip(),
        position=last + 10,
        from_date=from_date or local_date(now),
    )
    _tell(by, "add", section, now, name=section.name, name_km=section.name_km)
    return section


@audited("vocabulary.section.rename")
def rename_section(*, by: Actor, code: str, name: str, name_km: str = "", now: datetime) -> Section:
    """Change the names of a section; its code and addresses stay."""
    must_keep(by, now)
    section = _locked(code)
    before = {"name": section.name, "name_km": section.name_km}
    section.name, section.name_km = _named(name), nfc(name_km).strip()
    section.save(update_fields=["name", "name_km"])
    _tell(by, "rename", section, now, before=before, name=section.name, name_km=section.name_km)
    return section


@audited("vocabulary.section.order")
def order_sections(*, by: Actor, codes: Sequence[str], now: datetime) -> None:
    """Put sections in this order; those not named keep theirs, after the named ones."""
    must_keep(by, now)
    every = {
        section.code: section for section in Section.objects.select_for_update(no_key=True).order_by("position", "name")
    }
    unknown = [code for code in codes if code not in every]
    if unknown:
        raise NotFound(_("There is no section “%(code)s”.") % {"code": unknown[0]})
    wanted = list(dict.fromkeys([*codes, *every]))
    for place, code in enumerate(wanted, start=1):
        every[code].position = place * 10
    Section.objects.bulk_update(every.values(), ["position"])
    audit.record(by=by, action="vocabulary.section.order", detail={"order": wanted}, now=now)
    for code in codes[:1]:
        outbox.publish(event=SectionChanged(code=code), now=now)


@audited("vocabulary.section.close")
def close_section(*, by: Actor, code: str, to_date: date, now: datetime) -> Section:
    """Close a section from a day on: nothing new is filed there, what is there stays."""
    must_keep(by, now)
    section = _locked(code)
    refuse_absurd(to_date)
    if to_date <= section.from_date:
        raise NotReady(
            _("A section ends after it began: choose a day after %(day)s.") % {"day": f"{section.from_date:%d/%m/%Y}"}
        )
    section.to_date = to_date
    section.save(update_fields=["to_date"])
    _tell(by, "close", section, now, to_date=to_date.isoformat())
    return section


@audited("vocabulary.section.reopen")
def reopen_section(*, by: Actor, code: str, now: datetime) -> Section:
    """Take the end of a section back."""
    must_keep(by, now)
    section = _locked(code)
    section.to_date = None
    section.save(update_fields=["to_date"])
    _tell(by, "reopen", section, now)
    return section


def _locked(code: str) -> Section:
    section = Section.objects.select_for_update(no_key=True).filter(code=code).first()
    if section is None:
        raise NotFound(_("There is no section “%(code)s”.") % {"code": code})
    return section


def _named(name: str) -> str:
    clean = " ".join(nfc(name).split())
    if not clean or len(clean) > 80:  # noqa: PLR2004 - the column's length
        raise NotReady(_("A section needs a name of at most 80 characters."))
    return clean


def _tell(by: Actor, verb: str, section: Section, now: datetime, **detail: object) -> None:
    audit.record(by=by, action=f"vocabulary.section.{verb}", target=section, detail=detail, now=now)
    outbox.publish(event=SectionChanged(code=section.code), now=now)
