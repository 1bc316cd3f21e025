"""The house's rule, and how readers can be reached: kept for a time, looked at by few, then erased."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hoitu.audience.readers import queries, sealing
from hoitu.audience.readers.models import Contact, HouseRule
from hoitu.audience.readers.operations.permit import must_keep
from hoitu.audience.readers.rules.opening import House
from hoitu.audience.readers.values import LONGEST_CONTACT
from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.newsroom.rules.tidying import says_something, tidy_line, tidy_paragraph

MOST_DAYS = 366
MOST_WORDS = 500


@audited("readers.rule.set")
def set_rule(
    *, by: Person, agency_id: UUID, open_days: int, contact_days: int, words: str = "", now: datetime
) -> HouseRule:
    """Set how long comments stay open, how long contacts are kept, and which words to look at; holds from now on."""
    must_keep(by, agency_id, now)
    if not 0 <= open_days <= MOST_DAYS or not 1 <= contact_days <= MOST_DAYS:
        raise NotReady(_("Choose days within a year."))
    lines = list(dict.fromkeys(line for each in tidy_paragraph(words).splitlines() if (line := tidy_line(each))))
    if len(lines) > MOST_WORDS:
        raise NotReady(_("The list has at most %(most)s lines.") % {"most": MOST_WORDS})
    made = HouseRule.objects.create(
        agency_id=agency_id, open_days=open_days, contact_days=contact_days, words="\n".join(lines), by=by, at=now
    )
    detail = {"open_days": open_days, "contact_days": contact_days, "words": len(lines)}
    audit.record(by=by, action="readers.rule.set", target=made, detail=detail, agency_id=agency_id, now=now)
    return made


def keep_contact(*, owner_id: UUID, contact: str, house: House, now: datetime) -> None:
    """Seal how a reader can be reached, to be erased after the house's days; nothing where nothing was given."""
    contact = tidy_line(contact)[:LONGEST_CONTACT]
    if says_something(contact):
        until = local_date(now) + timedelta(days=house.contact_days)
        Contact.objects.create(owner_id=owner_id, sealed=sealing.seal(contact), kept_until=until)


@audited("readers.contact.view")
def show_contact(*, by: Person, owner_id: UUID, now: datetime) -> str:
    """Return how a reader can be reached, and record who looked."""
    must_keep(by, queries.agency_of(owner_id), now)
    found = Contact.objects.filter(owner_id=owner_id).first()
    if found is None:
        raise NotFound(_("No contact is kept: none was given, or its time was over."))
    audit.record(
        by=by,
        action="readers.contact.view",
        target_type="readers.contact",
        target_id=str(owner_id),
        agency_id=queries.agency_of(owner_id),
        now=now,
    )
    return sealing.unseal(found.sealed)


def forget_contacts(now: datetime) -> int:
    """Erase the contacts whose day has passed; return how many. A sweep calls it."""
    with transaction.atomic():
        gone, _by_model = Contact.objects.filter(kept_until__lt=local_date(now)).delete()
    return gone
