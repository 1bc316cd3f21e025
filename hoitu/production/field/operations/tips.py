"""Quick tips (tin nhanh): a few words from the field that become an idea."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.field.models import Tip
from hoitu.production.field.operations.uploads import UUID7
from hoitu.production.newsroom import operations as newsroom


@audited("field.tip.send")
def send_tip(*, by: Person, tip_id: UUID, unit_id: UUID, title: str, text: str = "", now: datetime) -> Tip:
    """Propose an idea to a desk under an id made on the phone; sent again, it is the same tip and one idea."""
    if tip_id.version != UUID7:
        raise NotReady(_("The phone sent something we cannot read: reload the page and send again."), code="bad_said")
    tip, _fresh = Tip.objects.select_related("idea").get_or_create(pk=tip_id, defaults={"person": by, "sent_at": now})
    if tip.person_id != by.pk:
        raise NotFound(_("This tip is not yours."))
    if tip.idea is None:
        tip.idea = newsroom.propose_idea(by=by, unit_id=unit_id, title=title, pitch=text, now=now)
        tip.save(update_fields=["idea"])
        audit.record(by=by, action="field.tip.send", target=tip, now=now)
    return tip
