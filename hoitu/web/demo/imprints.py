"""What stands in the imprint of the demo's agencies: every value says that it is made up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from hoitu.foundation.directory import operations as directory
from hoitu.foundation.directory import queries
from hoitu.foundation.directory.queries import Agency, AgencyKind, Verification
from hoitu.kernel.actor import SystemActor

HOUSE = SystemActor("demo")
START = date(2023, 10, 24)
VALUES = {
    "bao-tra-vinh": {"head_name": "Phạm Thị Hạnh (minh họa)", "email": "toasoan@example.vn"},
    "dai-pt-th": {"head_name": "Huỳnh Văn Đức (minh họa)", "email": "dai@example.vn"},
}
COMMON = {
    "licence_no": "00/GP-MINH-HOA",
    "licence_date": START,
    "licence_issuer": "cơ quan cấp phép (minh họa)",
    "address": "Số 1, đường Minh Họa, Trà Vinh",
    "phone": "0294 000 0000",
}


def fill(agencies: Mapping[str, Agency], *, now: datetime) -> None:
    """Give the newspaper and the station an imprint and a supervisory body, once."""
    if queries.agency_by_code("tinh-uy") is not None:
        return
    party = directory.found_agency(
        by=HOUSE,
        code="tinh-uy",
        kind=AgencyKind.OTHER,
        name="Tỉnh ủy Trà Vinh",
        from_date=START,
        source="Cơ quan chủ quản trong bản minh họa (chưa xác minh)",
        verified=Verification.UNVERIFIED,
        is_demo=True,
        now=now,
    )
    above = {"bao-tra-vinh": party.pk, "dai-pt-th": agencies["ubnd-tinh"].pk}
    for code, own in VALUES.items():
        directory.edit_agency(by=HOUSE, agency_id=agencies[code].pk, now=now, **COMMON, **own)
        directory.put_under(by=HOUSE, agency_id=agencies[code].pk, parent_id=above[code], now=now)
