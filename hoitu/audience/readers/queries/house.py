"""The house's rule, and whether a contact is kept."""

from __future__ import annotations

from uuid import UUID

from hoitu.audience.readers.models import Contact, HouseRule
from hoitu.audience.readers.rules.opening import House


def newest_rule(agency_id: UUID) -> HouseRule | None:
    """Return the rule that counts, None where the agency has set none."""
    return HouseRule.objects.filter(agency_id=agency_id).select_related("by").order_by("-at", "-pk").first()


def house_of(agency_id: UUID) -> House:
    """Return what an agency has decided, or what holds without a decision."""
    rule = newest_rule(agency_id)
    if rule is None:
        return House()
    return House(rule.open_days, rule.contact_days, tuple(rule.words.splitlines()))


def has_contact(owner_id: UUID) -> bool:
    """Tell whether a contact is still kept."""
    return Contact.objects.filter(owner_id=owner_id).exists()
