"""What the law wants said on every page of a newspaper: who publishes it, under whom, by which licence.

Norms: topic `imprint` (Law 103/2016/QH13 art.46; ND 237/2026/ND-CP art.23).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings

from hoitu.foundation.directory import queries as directory


@dataclass(frozen=True)
class Imprint:
    """Header: product, agency, supervisory body, domain. Footer: licence, address, phone, e-mail, head."""

    product_name: str
    agency_name: str
    supervisory_body: str
    domain: str
    licence_no: str
    licence_date: str
    licence_issuer: str
    address: str
    phone: str
    email: str
    head_name: str
    is_demo: bool


def on(day: date, agency_id: UUID | None) -> Imprint | None:
    """Return the imprint of the site's own agency (setting SITE_AGENCY), or else of `agency_id`, as of a day."""
    agency = directory.agencies_on(day).filter(code=settings.SITE_AGENCY).first()
    if agency is None and agency_id is not None:
        agency = directory.agency(agency_id)
    if agency is None:
        return None
    name = directory.agency_name(agency.pk, day)
    return Imprint(
        product_name=settings.SITE_NAME or name,
        agency_name=name,
        supervisory_body=directory.agency_name(agency.parent_id, day) if agency.parent_id else "",
        domain=agency.domain or settings.BASE_URL.partition("//")[2],
        licence_no=agency.licence_no,
        licence_date=f"{agency.licence_date:%d/%m/%Y}" if agency.licence_date else "",
        licence_issuer=agency.licence_issuer,
        address=agency.address,
        phone=agency.phone,
        email=agency.email,
        head_name=agency.head_name,
        is_demo=agency.is_demo,
    )
