"""Opening, changing, holding and closing channels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hoitu.delivery.distribution import sealing
from hoitu.delivery.distribution.channels import registry
from hoitu.delivery.distribution.models import Channel, ChannelPause, Circuit, Delivery, Notification
from hoitu.delivery.distribution.operations import permit
from hoitu.delivery.distribution.operations.moving import move_all
from hoitu.delivery.distribution.rules import states
from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotReady, Stale


@dataclass(frozen=True)
class ChannelData:
    """All of a channel but its credentials; empty `kinds`, `sections`, `language` take all."""

    name: str
    transport: str
    platform: str
    opened_date: date
    is_foreign: bool = False
    account: str = ""
    address: str = ""
    identity_sign: str = ""
    language: str = ""
    kinds: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    quiet_from: time | None = None
    quiet_until: time | None = None
    ordering: str = Channel.Ordering.LATEST
    send_budget_s: int = 60
    lease_s: int = 120
    settle_s: int = 30
    give_up_after_s: int = 86_400


@audited("distribution.channel.open")
def open_channel(
    *,
    by: Person,
    agency_id: UUID,
    data: ChannelData,
    credentials: Mapping[str, str] | None = None,
    is_demo: bool = False,
    now: datetime,
) -> Channel:
    """Open a channel of an agency: releases go there from its opening day on."""
    permit.keeper(by, agency_id, now)
    made = Channel(agency_id=agency_id, is_demo=is_demo, **_checked(data))
    if credentials:
        made.credentials, made.credentials_set_at = sealing.seal(credentials), now
    _save(made)
    audit.record(by=by, action="distribution.channel.open", target=made, detail=_told(data), now=now)
    return made


@audited("distribution.channel.change")
def change_channel(*, by: Person, channel_id: UUID, data: ChannelData, now: datetime) -> Channel:
    """Change what a channel is; what waits for it goes by the new values."""
    channel = permit.channel(channel_id)
    permit.keeper(by, channel.agency_id, now)
    for name, value in _checked(data).items():
        setattr(channel, name, value)
    _save(channel)
    audit.record(by=by, action="distribution.channel.change", target=channel, detail=_told(data), now=now)
    return channel


@audited("distribution.channel.credentials")
def set_credentials(*, by: Person, channel_id: UUID, credentials: Mapping[str, str], now: datetime) -> Channel:
    """Put in new credentials, and try the channel again at once; the audit keeps their names alone."""
    channel = permit.channel(channel_id)
    permit.keeper(by, channel.agency_id, now)
    channel.credentials, channel.credentials_set_at = sealing.seal(credentials), now
    channel.save(update_fields=["credentials", "credentials_set_at"])
    Circuit.objects.filter(channel=channel, opened_at__isnull=False).update(probe_at=now)
    waits = Delivery.objects.filter(channel=channel, state=Delivery.State.RETRY_WAIT, next_attempt_at__gt=now)
    waits.update(next_attempt_at=now)
    detail = {"names": sorted(credentials)}
    audit.record(by=by, action="distribution.channel.credentials", target=channel, detail=detail, now=now)
    return channel


@audited("distribution.channel.close")
def close_channel(*, by: Person, channel_id: UUID, closed_date: date, reason: str, now: datetime) -> Channel:
    """Close a channel from a day on: what waits for it is cancelled, withdrawals still go there."""
    reason = permit.reason_of(reason)
    channel = permit.channel(channel_id)
    permit.keeper(by, channel.agency_id, now)
    if closed_date < channel.opened_date:
        raise NotReady(_("A channel cannot close before it opened."), code="dates")
    channel.closed_date = closed_date
    channel.save(update_fields=["closed_date"])
    waits = Delivery.objects.filter(channel=channel, state__in=states.before("closed"))
    pks = list(waits.exclude(act=Delivery.Act.WITHDRAW).values_list("pk", flat=True))
    is_closed = closed_date <= local_date(now)
    cancelled = move_all(pks, "closed", now=now, last_error=reason) if is_closed else 0
    detail = {"reason": reason, "on": closed_date.isoformat(), "cancelled": cancelled}
    audit.record(by=by, action="distribution.channel.close", target=channel, detail=detail, now=now)
    return channel


@audited("distribution.channel.hold")
def hold_channel(*, by: Person, channel_id: UUID, reason: str, now: datetime) -> ChannelPause:
    """Hold a channel: nothing but withdrawals goes there until it is resumed."""
    reason = permit.reason_of(reason)
    channel = permit.channel(channel_id)
    permit.distributor(by, channel.agency_id, now)
    if channel.pauses.filter(resumed_at=None).exists():
        raise Stale(_("This channel is held already."))
    made = ChannelPause.objects.create(channel=channel, reason=reason, by=by, at=now)
    audit.record(by=by, action="distribution.channel.hold", target=channel, detail={"reason": reason}, now=now)
    return made


@audited("distribution.channel.resume")
def resume_channel(*, by: Person, channel_id: UUID, reason: str = "", now: datetime) -> ChannelPause:
    """Let a held channel go on with what has waited."""
    channel = permit.channel(channel_id)
    permit.distributor(by, channel.agency_id, now)
    pause = channel.pauses.filter(resumed_at=None).first()
    if pause is None:
        raise Stale(_("This channel is not held any more."))
    pause.resumed_by, pause.resumed_at, pause.resumed_reason = by, now, reason.strip()
    pause.save(update_fields=["resumed_by", "resumed_at", "resumed_reason"])
    audit.record(by=by, action="distribution.channel.resume", target=channel, detail={"reason": reason}, now=now)
    return pause


@audited("distribution.channel.notify")
def note_notification(
    *, by: Person, channel_id: UUID, number: str, sent_date: date, sent_to: str, now: datetime
) -> Notification:
    """Note by which document the authority was told of a channel."""
    channel = permit.channel(channel_id)
    permit.keeper(by, channel.agency_id, now)
    if not number.strip() or not sent_to.strip():
        raise NotReady(_("Give the number of the document and who it was sent to."), code="document")
    made = Notification.objects.create(
        channel=channel, number=number.strip(), sent_date=sent_date, sent_to=sent_to.strip(), by=by, at=now
    )
    detail = {"number": made.number, "date": sent_date.isoformat(), "to": made.sent_to}
    audit.record(by=by, action="distribution.channel.notify", target=channel, detail=detail, now=now)
    return made


def _checked(data: ChannelData) -> dict[str, object]:
    """Return the values to keep; raises NotReady with all there is to mend."""
    codes = {sender.code for sender in registry.senders()}
    problems = [
        said
        for wrong, said in (
            (not data.name.strip(), _("Give the channel a name.")),
            (data.transport not in codes, _("Choose how the channel is served.")),
            (data.platform not in Channel.Platform.values, _("Choose the platform.")),
            ((data.quiet_from is None) != (data.quiet_until is None), _("Quiet hours need a beginning and an end.")),
            (data.lease_s < 2 * data.send_budget_s, _("The lease must be at least twice the time of one sending.")),
            (data.transport == "http_push" and not data.address.startswith("http"), _("Give the partner's address.")),
        )
        if wrong
    ]
    if problems:
        raise NotReady(" ".join(problems), problems=problems, code="channel")
    return {each.name: getattr(data, each.name) for each in fields(data)} | {"name": data.name.strip()}


def _save(channel: Channel) -> None:
    try:
        with transaction.atomic():
            channel.save()
    except IntegrityError as error:
        raise NotReady(_("Another channel of this agency has that name."), code="name") from error


def _told(data: ChannelData) -> dict[str, object]:
    return {"transport": data.transport, "platform": data.platform, "address": data.address, "account": data.account}
