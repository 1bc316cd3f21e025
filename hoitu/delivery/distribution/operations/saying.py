"""From rows to the values that senders understand."""

from __future__ import annotations

from datetime import datetime

from hoitu.delivery.distribution import sealing
from hoitu.delivery.distribution.channels.sender import Post, Rendered, Saying, Target
from hoitu.delivery.distribution.models import Channel, ChannelPost, Delivery, Payload
from hoitu.delivery.distribution.rules.matching import Wants
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.release_content import ReleaseContent


def target_of(channel: Channel) -> Target:
    """Return where a channel is, with its credentials opened."""
    return Target(
        channel.pk,
        channel.name,
        channel.address,
        channel.account,
        channel.language,
        channel.identity_sign,
        channel.send_budget_s,
        sealing.unseal(channel.credentials),
    )


def wants_of(channel: Channel) -> Wants:
    """Return what a channel takes."""
    kinds, sections = frozenset(channel.kinds), frozenset(channel.sections)
    return Wants(kinds, sections, channel.language, channel.opened_date, channel.closed_date)


def post_of(delivery: Delivery, verb: str, at: datetime, shown: ChannelPost | None = None) -> Post:
    """Return a delivery as its channel meets it; ids are those of what the channel shows, else its own."""
    return Post(
        delivery.item_id,
        delivery.seq,
        delivery.act,
        verb,
        delivery.idempotency_key,
        at,
        (shown.external_id if shown else "") or delivery.external_id,
        (shown.external_url if shown else "") or delivery.external_url,
    )


def rendered_of(payload: Payload) -> Rendered:
    """Return kept bytes."""
    return Rendered(bytes(payload.body), payload.media_type, payload.headers)


def saying_of_release(content: ReleaseContent) -> Saying:
    """Return what a release says."""
    return Saying(content.output_id, content.seq, content.act, content.released_at, content)


def saying_of_withdrawal(content: ReleaseContent, public_note: str, at: datetime) -> Saying:
    """Return what the withdrawal after a release says."""
    return Saying(content.output_id, content.seq + 1, "withdraw", at, content, public_note)


def saying_of(delivery: Delivery) -> Saying:
    """Return what a delivery is to say, from the newsroom's rows."""
    if delivery.release_id is not None:
        return saying_of_release(newsroom.release_content(delivery.release_id))
    content = newsroom.latest_release_of(delivery.item_id)
    withdrawn = newsroom.withdrawal_with_reason(delivery.item_id)
    if content is None or withdrawn is None:
        raise LookupError(delivery.item_id)
    return saying_of_withdrawal(content, withdrawn.public_note, withdrawn.at)
