"""The first step of every act of a person: the row under its lock, and whether they may."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.delivery.distribution.models import Channel, Delivery, HumanTask
from hoitu.delivery.distribution.rules import rights
from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotFound
from hoitu.production.newsroom import operations as newsroom


def reason_of(reason: str) -> str:
    """Return a reason tidied; raises NotReady where there is none."""
    return newsroom.reason_of(reason)


def distributor(by: Person, agency_id: UUID, now: datetime) -> None:
    """Refuse who does not work on the deliveries of an agency; raises NotFound where they may not even know of them."""
    _known(by, agency_id, now)
    if not rights.distributes(people.standing(by, local_date(now)), agency_id):
        raise NotAllowed(_("This belongs to the distribution desk, the secretariat and the chief of this agency."))


def keeper(by: Person, agency_id: UUID, now: datetime) -> None:
    """Refuse who does not set up the channels of an agency."""
    if not rights.keeps(people.standing(by, local_date(now)), agency_id):
        raise NotAllowed(_("Channels are set up by the distribution desk, the chief or an administrator."))


def _known(by: Person, agency_id: UUID, now: datetime) -> None:
    if not rights.looks(people.standing(by, local_date(now)), agency_id):
        raise NotFound(_("There is no such delivery, or it belongs to another newsroom."))


def channel(channel_id: UUID) -> Channel:
    """Lock a channel; raises NotFound."""
    found = Channel.objects.select_for_update(no_key=True).filter(pk=channel_id).first()
    if found is None:
        raise NotFound(_("There is no such channel."))
    return found


def delivery(by: Person, delivery_id: UUID, now: datetime) -> Delivery:
    """Lock a delivery for somebody who works on it."""
    rows = Delivery.objects.select_related("channel", "item", "payload").select_for_update(of=("self",), no_key=True)
    found = rows.filter(pk=delivery_id).first()
    if found is None:
        raise NotFound(_("There is no such delivery, or it belongs to another newsroom."))
    distributor(by, found.channel.agency_id, now)
    return found


def task(by: Person, task_id: UUID, now: datetime) -> tuple[HumanTask, Delivery]:
    """Lock the delivery of a task by hand, then read the task."""
    delivery_id = HumanTask.objects.filter(pk=task_id).values_list("delivery_id", flat=True).first()
    if delivery_id is None:
        raise NotFound(_("There is no such task."))
    found = delivery(by, delivery_id, now)
    return HumanTask.objects.get(pk=task_id), found
