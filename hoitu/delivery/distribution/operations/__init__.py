"""All writes of distribution: what machines do to deliveries, and what people do to channels, deliveries and tasks."""

from __future__ import annotations

from hoitu.delivery.distribution.operations.asking import ask_due
from hoitu.delivery.distribution.operations.channels import (
    ChannelData,
    change_channel,
    close_channel,
    hold_channel,
    note_notification,
    open_channel,
    resume_channel,
    set_credentials,
)
from hoitu.delivery.distribution.operations.checking import check_due
from hoitu.delivery.distribution.operations.claiming import claim
from hoitu.delivery.distribution.operations.enqueueing import enqueue_release, enqueue_withdrawal
from hoitu.delivery.distribution.operations.preparing import prepare_due
from hoitu.delivery.distribution.operations.pumping import drain, look_around, send_due
from hoitu.delivery.distribution.operations.reaping import reap
from hoitu.delivery.distribution.operations.resending import agree_to_resend, resend, retime
from hoitu.delivery.distribution.operations.sending import carry
from hoitu.delivery.distribution.operations.tasks import Evidence, cannot, claim_task, done, escalate_overdue

__all__ = [
    "ChannelData",
    "Evidence",
    "agree_to_resend",
    "ask_due",
    "cannot",
    "carry",
    "change_channel",
    "check_due",
    "claim",
    "claim_task",
    "close_channel",
    "done",
    "drain",
    "enqueue_release",
    "enqueue_withdrawal",
    "escalate_overdue",
    "hold_channel",
    "look_around",
    "note_notification",
    "open_channel",
    "prepare_due",
    "reap",
    "resend",
    "resume_channel",
    "retime",
    "send_due",
    "set_credentials",
]
