"""The twelve people of the demo, their agencies and desks: brought in by the directory's own operations."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.db import transaction

from hoitu.foundation.directory import operations as directory
from hoitu.foundation.directory import queries
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.directory.roles import Level, Role
from hoitu.kernel.actor import SystemActor
from hoitu.web.demo import imprints

Progress = Callable[[str], None]

HOUSE = SystemActor("demo")
START = date(2023, 10, 24)  # the day of plan 103/KH-UBND, from which its agencies bear their names
NEWSPAPER, STATION, DEPARTMENT = "bao-tra-vinh", "dai-pt-th", "so-tttt"
DESKS = {
    (NEWSPAPER, "thoi-su"): "Ban Thời sự",
    (NEWSPAPER, "khmer-ngu"): "Ban Khmer ngữ",
    (STATION, "thoi-su"): "Phòng Thời sự",
}
STEP_S = 30  # seconds a code lasts, as authenticator apps count


@dataclass(frozen=True)
class DemoPerson:
    """One of the twelve: who they are and what they do."""

    username: str
    full_name: str
    agency: str
    desk: str
    roles: tuple[Role, ...]
    levels: tuple[Level, ...] = ()
    whole_agency: bool = False  # their approval rights cover every desk

    @property
    def needs_code(self) -> bool:
        """Whether signing in asks for a second factor."""
        return bool(self.levels) or Role.ADMINISTRATOR in self.roles or Role.DEPUTY_EDITOR_IN_CHIEF in self.roles


R, L = Role, Level
PEOPLE = (
    DemoPerson("sarone", "Thạch Thị Sa Rone", NEWSPAPER, "khmer-ngu", (R.REPORTER, R.TRANSLATOR)),
    DemoPerson("binh", "Nguyễn Văn Bình", NEWSPAPER, "thoi-su", (R.REPORTER,)),
    DemoPerson("tam", "Lê Minh Tâm", NEWSPAPER, "thoi-su", (R.EDITOR, R.DESK_HEAD), (L.DESK,), whole_agency=True),
    DemoPerson("son", "Kim Sơn", NEWSPAPER, "khmer-ngu", (R.LANGUAGE_REVIEWER, R.EDITOR), (L.DESK, L.LANGUAGE)),
    DemoPerson("lan", "Trần Thị Lan", NEWSPAPER, "", (R.SECRETARIAT,), (L.SECRETARIAT,), whole_agency=True),
    DemoPerson("hanh", "Phạm Thị Hạnh", NEWSPAPER, "", (R.EDITOR_IN_CHIEF,), (L.CHIEF,), whole_agency=True),
    DemoPerson("quan", "Ngô Anh Quân", NEWSPAPER, "", (R.ADMINISTRATOR,)),
    DemoPerson("mai", "Võ Thị Mai", STATION, "thoi-su", (R.REPORTER,)),
    DemoPerson("phuc", "Đặng Hữu Phúc", STATION, "thoi-su", (R.EDITOR, R.DESK_HEAD), (L.DESK,)),
    DemoPerson(
        "tuyet",
        "Trương Thị Ánh Tuyết",
        STATION,
        "",
        (R.DEPUTY_EDITOR_IN_CHIEF, R.SECRETARIAT),
        (L.SECRETARIAT,),
        whole_agency=True,
    ),
    DemoPerson("duc", "Huỳnh Văn Đức", STATION, "", (R.EDITOR_IN_CHIEF,), (L.CHIEF,), whole_agency=True),
    DemoPerson("vy", "Lâm Thảo Vy", DEPARTMENT, "", (R.OVERSEER,)),
)


def settle(*, now: datetime, progress: Progress) -> dict[str, Person]:
    """Bring in agencies, desks, people, approval rights and second factors; what is there already is left alone."""
    agencies = directory.seed_plan_agencies(by=HOUSE, with_merger=False, is_demo=True, now=now)
    imprints.fill(agencies, now=now)
    desks = {(agency, code): _desk(agencies[agency].pk, code, name, now) for (agency, code), name in DESKS.items()}
    people: dict[str, Person] = {}
    for one in PEOPLE:
        found = queries.person_named(one.username)
        if found is None:
            progress(f"người dùng {one.full_name}")
            found = _bring_in(one, agencies[one.agency].pk, desks.get((one.agency, one.desk)), now)
        people[one.username] = found
    return people


def _desk(agency_id: UUID, code: str, name: str, now: datetime) -> UUID:
    for unit in queries.units_of(agency_id, START):
        if unit.code == code:
            return unit.pk
    return directory.open_unit(by=HOUSE, agency_id=agency_id, code=code, name=name, from_date=START, now=now).pk


@transaction.atomic
def _bring_in(one: DemoPerson, agency_id: UUID, desk: UUID | None, now: datetime) -> Person:
    hired = directory.hire(
        by=HOUSE,
        username=one.username,
        full_name=one.full_name,
        agency_id=agency_id,
        unit_id=desk,
        roles=one.roles,
        from_date=START,
        email=f"{one.username}@example.vn",
        password=password(),
        is_demo=True,
        now=now,
    )
    for level in one.levels:
        unit_id = None if one.whole_agency or level == Level.LANGUAGE else desk
        directory.grant_right(
            by=HOUSE,
            person_id=hired.person.pk,
            agency_id=agency_id,
            level=level,
            unit_id=unit_id,
            from_date=START,
            now=now,
        )
    if one.needs_code and not Authenticator.objects.filter(user=hired.person).exists():
        TOTP.activate(hired.person, secret(one.username))
    return hired.person


def password() -> str:
    """Return the password of all demo people: made from this installation's key, so it is nowhere in the tree."""
    drawn = base64.b32encode(_derived("password"))[:10].decode("ascii")
    return f"TraVinh-{drawn.lower()}-{drawn[:2]}9"


def secret(username: str) -> str:
    """Return the TOTP secret of a demo person (base32), made from this installation's key."""
    return base64.b32encode(_derived(f"totp:{username}")[:20]).decode("ascii")


def code(username: str, at: datetime, *, step: int = 0) -> str:
    """Return the six digits of a demo person at an instant (RFC 6238); `step` is the next code (1) or the last (-1)."""
    counter = int(at.timestamp()) // STEP_S + step
    mac = hmac.new(base64.b32decode(secret(username)), struct.pack(">Q", counter), hashlib.sha1).digest()
    offset = mac[-1] & 0x0F
    value = struct.unpack(">I", mac[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{value % 1_000_000:06d}"


def _derived(purpose: str) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), f"hoitu demo {purpose}".encode(), hashlib.sha256).digest()
