"""Puts a notice on its way: into the sending that is due at its hour, or into one of its own."""

from __future__ import annotations

from datetime import datetime, timedelta

from hoitu.foundation.notices import rules
from hoitu.foundation.notices.events import DeliveryQueued
from hoitu.foundation.notices.models import Carried, Delivery, Notice
from hoitu.foundation.notices.places import Place
from hoitu.foundation.notices.rules import Habits
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.clock import HO_CHI_MINH


def queue(notice: Notice, place: Place, *, habits: Habits, now: datetime) -> Delivery:
    """Queue a notice for a place, inside the caller's transaction; the outbox sends it when it is due."""
    lately = Delivery.objects.filter(
        person_id=notice.person_id, place=place.name, due_at__gt=now - timedelta(hours=1), due_at__lte=now
    ).count()
    due_at = rules.due_at(now, urgent=notice.urgent, habits=habits, lately=lately, zone=HO_CHI_MINH)
    # Locked: a sender that takes it up now would miss the notice.
    waiting = Delivery.objects.select_for_update(no_key=True)
    delivery, made = waiting.get_or_create(
        person_id=notice.person_id,
        place=place.name,
        due_at=due_at,
        state=Delivery.State.QUEUED,
        defaults={"channel": place.channel, "device": place.device, "queued_at": now},
    )
    Carried.objects.create(delivery=delivery, notice=notice, place=place.name)
    if made:
        outbox.publish(event=DeliveryQueued(str(delivery.pk)), now=now, not_before=due_at)
    return delivery
