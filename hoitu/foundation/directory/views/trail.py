"""The head of every screen of the directory: title, and the trail from the desk down to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries
from hoitu.foundation.directory.models import Person
from hoitu.kernel.clock import local_date, now

Trail = Sequence[tuple[str, str]]


def head(title: str, icon: str, above: Trail = ()) -> dict[str, Any]:
    """Return what Wagtail's page header needs; `above` are (label, address) between the desk and this screen."""
    down = ((_("My desk"), reverse("wagtailadmin_home")), *above, (title, ""))
    return {
        "page_title": title,
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [{"label": label, "url": address} for label, address in down],
    }


def of_people() -> Trail:
    """Return the way to the list of people."""
    return ((_("Directory"), reverse("directory:people")),)


def of_person(person: Person) -> Trail:
    """Return the way to somebody's record."""
    return (*of_people(), (str(person), reverse("directory:person", args=[person.pk])))


def of_rights() -> Trail:
    """Return the way to the matrix of approval rights."""
    return (*of_people(), (_("Approval rights"), reverse("directory:rights")))


def of_agencies() -> Trail:
    """Return the way to the list of agencies."""
    return (*of_people(), (_("Agencies"), reverse("directory:agencies")))


def of_agency(agency_id: UUID) -> Trail:
    """Return the way to an agency."""
    name = queries.agency_name(agency_id, local_date(now())) or _("Agency")
    return (*of_agencies(), (name, reverse("directory:agency", args=[agency_id])))


def of_account() -> Trail:
    """Return the way to one's own account."""
    return ((_("My account"), reverse("directory_account")),)
