"""The named world every test lives in: two agencies, their desks, and people with roles.

Báo Trà Vinh: chị Sa Rone (reporter, Khmer desk), anh Bình (reporter), anh Tâm (editor and desk head),
chị Lan (secretariat), cô Hạnh (editor-in-chief), thầy Sơn (Khmer language reviewer), chú Đức (deputy).
Đài PT-TH: chị Mai (reporter), anh Phúc (editor). The department: chị Vy (overseer). An administrator: anh Quân.
Everything is in force from 2023-01-01; the suite's "today" is `NOON` unless a test says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from hoitu.foundation.directory.models import Agency, AgencyName, ApprovalRight, Membership, Person, Unit
from hoitu.foundation.vocabulary.models import Section

START = date(2023, 1, 1)
NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)  # 12:00 in Trà Vinh
PASSWORD = "Trà-Vinh-2026-ấm-áp!"


@dataclass
class World:
    """Agencies, desks, people and sections by short names."""

    newspaper: Agency
    station: Agency
    department: Agency
    news_desk: Unit
    khmer_desk: Unit
    tv_desk: Unit
    sarone: Person
    binh: Person
    tam: Person
    lan: Person
    hanh: Person
    son: Person
    duc: Person
    mai: Person
    phuc: Person
    vy: Person
    quan: Person
    politics: Section
    culture: Section
    people: dict[str, Person] = field(default_factory=dict)


def agency(code: str, kind: str, name: str, short: str) -> Agency:
    made = Agency.objects.create(code=code, kind=kind, is_demo=True)
    AgencyName.objects.create(agency=made, name=name, short_name=short, from_date=START)
    return made


def unit(of: Agency, code: str, name: str) -> Unit:
    return Unit.objects.create(agency=of, code=code, name=name, from_date=START)


def person(username: str, full_name: str, of: Agency, desk: Unit | None, *roles: str) -> Person:
    made = Person.objects.create_user(username, f"{username}@example.vn", PASSWORD, full_name=full_name, is_demo=True)
    for role in roles:
        Membership.objects.create(person=made, agency=of, unit=desk, role=role, from_date=START)
    return made


def may_approve(who: Person, of: Agency, level: str, desk: Unit | None = None) -> None:
    ApprovalRight.objects.create(person=who, agency=of, unit=desk, level=level, from_date=START)


def build() -> World:
    """Put the world into the (empty) database."""
    newspaper = agency("bao-tra-vinh", "newspaper", "Báo Trà Vinh", "Báo Trà Vinh")
    station = agency("dai-pt-th", "radio_tv", "Đài Phát thanh và Truyền hình Trà Vinh", "Đài PT-TH")
    department = agency("so-tttt", "department", "Sở Thông tin và Truyền thông", "Sở TT&TT")
    news, khmer = unit(newspaper, "thoi-su", "Ban Thời sự"), unit(newspaper, "khmer-ngu", "Ban Khmer ngữ")
    tv = unit(station, "thoi-su", "Phòng Thời sự")
    world = World(
        newspaper=newspaper,
        station=station,
        department=department,
        news_desk=news,
        khmer_desk=khmer,
        tv_desk=tv,
        sarone=person("sarone", "Thạch Thị Sa Rone", newspaper, khmer, "reporter", "translator"),
        binh=person("binh", "Nguyễn Văn Bình", newspaper, news, "reporter"),
        tam=person("tam", "Lê Minh Tâm", newspaper, news, "editor", "desk_head"),
        lan=person("lan", "Trần Thị Lan", newspaper, None, "secretariat"),
        hanh=person("hanh", "Phạm Thị Hạnh", newspaper, None, "editor_in_chief"),
        son=person("son", "Kim Sơn", newspaper, khmer, "language_reviewer", "editor"),
        duc=person("duc", "Huỳnh Văn Đức", newspaper, None, "deputy_editor_in_chief"),
        mai=person("mai", "Võ Thị Mai", station, tv, "reporter"),
        phuc=person("phuc", "Đặng Hữu Phúc", station, tv, "editor"),
        vy=person("vy", "Lâm Thảo Vy", department, None, "overseer"),
        quan=person("quan", "Ngô Anh Quân", newspaper, None, "administrator"),
        politics=Section.objects.create(code="thoi-su", name="Thời sự", name_km="ព័ត៌មាន", from_date=START),
        culture=Section.objects.create(code="van-hoa", name="Văn hóa", name_km="វប្បធម៌", from_date=START),
    )
    may_approve(world.tam, newspaper, "desk", news)
    may_approve(world.son, newspaper, "desk", khmer)
    may_approve(world.son, newspaper, "language")
    may_approve(world.lan, newspaper, "secretariat")
    may_approve(world.hanh, newspaper, "chief")
    may_approve(world.phuc, station, "desk", tv)
    world.people = {name: value for name, value in vars(world).items() if isinstance(value, Person)}
    return world
