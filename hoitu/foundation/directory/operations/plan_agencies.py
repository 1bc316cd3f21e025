"""The agencies of plan 103/KH-UBND and what became of them, as far as it was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import authority
from hoitu.foundation.directory.models import Agency, AgencyKind, AgencyLink, AgencyName, Verification
from hoitu.kernel.actor import Actor
from hoitu.kernel.clock import local_date

PLAN = date(2023, 10, 24)  # the names stand in the plan; how long they were borne before it is not said there
PLAN_SOURCE = "103/KH-UBND ngày 24/10/2023"
MERGER = date(2025, 7, 1)
MERGER_SOURCE = "Sáp nhập tỉnh Trà Vinh, Bến Tre, Vĩnh Long từ 01/7/2025 (theo báo chí)"
MINISTRY_MOVE = date(2025, 3, 1)
MINISTRY_SOURCE = "Sắp xếp các sở năm 2025 (chưa kiểm tra văn bản, ngày và tên chưa xác minh)"


@dataclass(frozen=True)
class _Body:
    code: str
    kind: AgencyKind
    name: str
    short: str
    parent: str = ""
    since: date = PLAN
    until: date | None = None
    source: str = PLAN_SOURCE
    verified: Verification = Verification.TEXT


K, V = AgencyKind, Verification
PLAN_BODIES = (
    _Body("ubnd-tinh", K.PEOPLES_COMMITTEE, "Ủy ban nhân dân tỉnh Trà Vinh", "UBND tỉnh", until=MERGER),
    _Body("van-phong-ubnd", K.DEPARTMENT, "Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng UBND tỉnh", "ubnd-tinh"),
    _Body("so-tttt", K.DEPARTMENT, "Sở Thông tin và Truyền thông", "Sở TT&TT", "ubnd-tinh", until=MINISTRY_MOVE),
    _Body("so-tai-chinh", K.DEPARTMENT, "Sở Tài chính", "Sở Tài chính", "ubnd-tinh"),
    _Body("so-cong-thuong", K.DEPARTMENT, "Sở Công Thương", "Sở Công Thương", "ubnd-tinh"),
    _Body("bao-tra-vinh", K.NEWSPAPER, "Báo Trà Vinh", "Báo Trà Vinh", until=MERGER),
    _Body("dai-pt-th", K.RADIO_TV, "Đài Phát thanh và Truyền hình Trà Vinh", "Đài PT-TH Trà Vinh", until=MERGER),
    _Body("hoi-vhnt", K.OTHER, "Hội Văn học Nghệ thuật tỉnh", "Hội VHNT"),
    _Body("tap-chi-van-nghe", K.MAGAZINE, "Tạp chí Văn nghệ", "Tạp chí Văn nghệ", "hoi-vhnt"),
    _Body("dai-hoc-tra-vinh", K.OTHER, "Trường Đại học Trà Vinh", "ĐH Trà Vinh"),
    _Body("tap-chi-khoa-hoc", K.SCIENCE_JOURNAL, "Tạp chí khoa học", "Tạp chí khoa học", "dai-hoc-tra-vinh"),
)
SUCCESSORS = (
    _Body(
        "bao-va-ptth-vinh-long",
        K.NEWSPAPER,
        "Báo và phát thanh, truyền hình Vĩnh Long",
        "Báo và PT-TH Vĩnh Long",
        since=MERGER,
        source=MERGER_SOURCE,
        verified=V.REPORTED,
    ),
    _Body(
        "ubnd-tinh-vinh-long",
        K.PEOPLES_COMMITTEE,
        "Ủy ban nhân dân tỉnh Vĩnh Long",
        "UBND tỉnh Vĩnh Long",
        since=MERGER,
        source=MERGER_SOURCE,
        verified=V.REPORTED,
    ),
    _Body(
        "so-vhttdl",
        K.DEPARTMENT,
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở VHTTDL",
        since=MINISTRY_MOVE,
        source=MINISTRY_SOURCE,
        verified=V.UNVERIFIED,
    ),
    _Body(
        "so-khcn",
        K.DEPARTMENT,
        "Sở Khoa học và Công nghệ",
        "Sở KH&CN",
        since=MINISTRY_MOVE,
        source=MINISTRY_SOURCE,
        verified=V.UNVERIFIED,
    ),
)
LINKS = (
    ("bao-tra-vinh", "bao-va-ptth-vinh-long", MERGER, MERGER_SOURCE, V.REPORTED),
    ("dai-pt-th", "bao-va-ptth-vinh-long", MERGER, MERGER_SOURCE, V.REPORTED),
    ("ubnd-tinh", "ubnd-tinh-vinh-long", MERGER, MERGER_SOURCE, V.REPORTED),
    ("so-tttt", "so-vhttdl", MINISTRY_MOVE, f"{MINISTRY_SOURCE}: quản lý báo chí", V.UNVERIFIED),
    ("so-tttt", "so-khcn", MINISTRY_MOVE, f"{MINISTRY_SOURCE}: chuyển đổi số", V.UNVERIFIED),
)


@audited("directory.agency.seed_plan")
def seed_plan_agencies(
    *, by: Actor, with_merger: bool = True, is_demo: bool = False, now: datetime
) -> dict[str, Agency]:
    """Enter the plan's agencies by code, and (`with_merger`) what followed them in 2025; safe to repeat.

    Each name and link carries its source and how far it was checked. Nobody's roles move: that is `merge_agencies`.
    """
    authority.require_province(by, local_date(now))
    bodies = PLAN_BODIES + (SUCCESSORS if with_merger else ())
    made: dict[str, Agency] = {}
    for body in bodies:
        parent = made.get(body.parent)
        made[body.code], _new = Agency.objects.get_or_create(
            code=body.code, defaults={"kind": body.kind, "parent": parent, "is_demo": is_demo}
        )
        _name(made[body.code], body, body.until if with_merger else None)
    if with_merger:
        for old, new, on, source, verified in LINKS:
            fields = {"on_date": on, "source": source, "verified": verified}
            AgencyLink.objects.get_or_create(predecessor=made[old], successor=made[new], defaults=fields)
    audit.record(by=by, action="directory.agency.seed_plan", detail={"agencies": sorted(made)}, now=now)
    return made


def _name(agency: Agency, body: _Body, until: date | None) -> None:
    if not agency.names.exists():
        AgencyName.objects.create(
            agency=agency,
            name=body.name,
            short_name=body.short,
            from_date=body.since,
            source=body.source,
            verified=body.verified,
        )
    if until:
        agency.names.filter(Q(to_date=None) | Q(to_date__gt=until), from_date__lt=until).update(to_date=until)
