"""Sends a queued delivery: claimed in one transaction, sent outside of any, recorded in another."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hoitu.foundation.notices import kinds, rules
from hoitu.foundation.notices.channels import email, push
from hoitu.foundation.notices.channels.letters import Letter, Outcome
from hoitu.foundation.notices.models import Delivery, Device, Notice
from hoitu.foundation.notices.places import wishes_of
from hoitu.foundation.notices.wording import one_line

State, Channel = Delivery.State, Delivery.Channel
OPEN = (State.QUEUED, State.SENDING, State.RETRYING)
ENDED = {"sent": State.SENT, "failed": State.FAILED, "unknown": State.UNKNOWN, "gone": State.FAILED}


class TryAgain(Exception):  # noqa: N818 - what the outbox is to do
    """The place could not be reached for now: the outbox comes back after its back-off."""


def send(*, delivery_id: UUID, now: datetime) -> None:
    """Send a delivery that is due; do nothing where it has ended. Raises TryAgain for another attempt later.

    A delivery found “being sent” belongs to a worker that died between sending and recording. A letter may have
    arrived then: it ends as unknown and is not sent twice. A push is sent again: it replaces itself on the screen.
    """
    letter = _claim(delivery_id, now)
    if letter is None:
        return
    outcome = email.send(letter) if letter.device is None else push.send(letter)
    _record(delivery_id, letter, outcome, now)
    if outcome.state == "retry":
        raise TryAgain(outcome.reason)


def _claim(delivery_id: UUID, now: datetime) -> Letter | None:
    """Take a delivery up; None where nothing is to be sent (any more), which its row then says."""
    with transaction.atomic():
        rows = Delivery.objects.select_for_update(of=("self",), no_key=True).select_related("person", "device")
        delivery = rows.filter(pk=delivery_id, state__in=OPEN).first()
        if delivery is None:
            return None
        if delivery.state == State.SENDING and delivery.channel == Channel.EMAIL:
            _end(delivery, State.UNKNOWN, _("The worker stopped while sending: it may have arrived."), now)
            return None
        notices = _still_wanted(delivery)
        trouble = _trouble(delivery, notices, now)
        if trouble:
            _end(delivery, trouble[0], trouble[1], now)
            return None
        delivery.state, delivery.attempts, delivery.started_at = State.SENDING, delivery.attempts + 1, now
        delivery.save(update_fields=["state", "attempts", "started_at"])
    return Letter(delivery.pk, delivery.person, notices, delivery.device, delivery.queued_at)


def _still_wanted(delivery: Delivery) -> list[Notice]:
    """Return what is unread and not switched off since it was queued, oldest first."""
    wishes = wishes_of([delivery.person])[delivery.person_id]
    known = {kind.code: kind for kind in kinds.kinds()}
    unread = Notice.objects.filter(carried__delivery=delivery, read_at=None).order_by("happened_at", "pk")
    return [each for each in unread if each.kind in known and wishes.wants(known[each.kind], delivery.channel)]


def _trouble(delivery: Delivery, notices: list[Notice], now: datetime) -> tuple[Delivery.State, str] | None:
    if not delivery.person.is_active:
        return State.DROPPED, _("This account is disabled.")
    if now - delivery.due_at > rules.STALE:
        return State.DROPPED, _("More than a day late: it stands in the list.")
    if not notices:
        return State.DROPPED, _("Read meanwhile, or switched off.")
    if delivery.channel == Channel.EMAIL and not delivery.person.email:
        return State.FAILED, _("The person has no e-mail address any more.")
    if delivery.channel == Channel.PUSH and delivery.device is None:
        return State.DROPPED, _("This browser was removed from the list.")
    return None


def _record(delivery_id: UUID, letter: Letter, outcome: Outcome, now: datetime) -> None:
    with transaction.atomic():
        delivery = Delivery.objects.select_for_update(no_key=True).get(pk=delivery_id)
        if outcome.state != "retry":
            _end(delivery, ENDED[outcome.state], outcome.reason, now)
        elif delivery.attempts >= rules.MOST_ATTEMPTS:
            said = _("Given up after %(count)s attempts: %(reason)s")
            _end(delivery, State.FAILED, said % {"count": delivery.attempts, "reason": outcome.reason}, now)
        else:
            delivery.state, delivery.reason = State.RETRYING, one_line(outcome.reason)[:300] or "?"
            delivery.save(update_fields=["state", "reason"])
        if outcome.state == "gone" and letter.device:
            Device.objects.filter(pk=letter.device.pk).delete()
        elif outcome.state == "sent" and letter.device:
            Device.objects.filter(pk=letter.device.pk).update(reached_at=now)


def _end(delivery: Delivery, state: Delivery.State, reason: str, now: datetime) -> None:
    delivery.state, delivery.reason, delivery.ended_at = state, one_line(reason)[:300], now
    if state != State.SENT and not delivery.reason:
        delivery.reason = "?"
    delivery.save(update_fields=["state", "reason", "ended_at"])
