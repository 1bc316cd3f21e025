"""The list of people: what was asked for, who fits, and what each row shows (reads only)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.directory import authority, lockout, queries
from hoitu.foundation.directory.models import Membership, Person
from hoitu.foundation.directory.records import Line, lines
from hoitu.foundation.directory.roles import Role
from hoitu.kernel.text import fold, nfc

STATES = {"tam-khoa": _("Locked after wrong passwords"), "khoa": _("Disabled")}


@dataclass(frozen=True)
class Asked:
    """The filters of the address bar; nonsense is no filter."""

    text: str = ""
    agency_id: UUID | None = None
    role: str = ""
    state: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Asked:
        """Read the filters."""
        try:
            agency_id = UUID(given.get("co_quan", ""))
        except ValueError:
            agency_id = None
        role, state = given.get("vai_tro", ""), given.get("trang_thai", "")
        return cls(
            text=nfc(given.get("q", "")).replace("\0", "").strip()[:100],
            agency_id=agency_id,
            role=role if role in Role.values else "",
            state=state if state in STATES else "",
        )

    def query(self) -> str:
        """Return the filters for the links of the pages."""
        given = {"q": self.text, "co_quan": self.agency_id or "", "vai_tro": self.role, "trang_thai": self.state}
        return urlencode({name: value for name, value in given.items() if value})


@dataclass(frozen=True)
class Row:
    """One person in the list."""

    person: Person
    roles: list[Line]
    locked_until: datetime | None


def people(asked: Asked, today: date, at: datetime) -> QuerySet[Person]:
    """Return who fits, by name."""
    found = Person.objects.all()
    if asked.text:
        found = found.filter(search_text__contains=" ".join(fold(asked.text).split()))
    held = Membership.objects.filter(queries.in_force(today))
    if asked.agency_id:
        held = held.filter(agency_id=asked.agency_id)
    if asked.role:
        held = held.filter(role=asked.role)
    if asked.agency_id or asked.role:
        found = found.filter(pk__in=held.values("person_id"))
    if asked.state == "khoa":
        found = found.filter(is_active=False)
    if asked.state == "tam-khoa":
        found = found.filter(username__in=lockout.locked_usernames(None, at))
    return found.order_by("full_name", "username")


def rows(page: list[Person], today: date, at: datetime) -> list[Row]:
    """Return the rows of one page (four queries, however many people)."""
    held = Membership.objects.filter(queries.in_force(today), person__in=page).select_related("unit", "person")
    by_person: dict[UUID, list[Line]] = {}
    for line in lines(list(held), today):
        by_person.setdefault(line.person.pk, []).append(line)
    locked = lockout.locked_usernames([each.username for each in page], at)
    return [Row(each, by_person.get(each.pk, []), locked.get(each.username)) for each in page]


def locked_out(by: Person, today: date, at: datetime) -> list[tuple[Person, datetime]]:
    """Return whom somebody may unlock now, each with when the lock would end by itself."""
    until = lockout.locked_usernames(None, at)
    locked = Person.objects.filter(username__in=until, is_active=True).order_by("full_name")
    return [(each, until[each.username]) for each in locked if authority.may_change_person(by, each, today)]
