"""Browsers that may show somebody's notices."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.notices.channels import push_message
from hoitu.foundation.notices.models import Device
from hoitu.foundation.notices.wording import one_line
from hoitu.kernel.refusal import NotFound, NotReady

MOST_DEVICES = 10


@audited("notices.device.add")
def add_device(*, by: Person, endpoint: str, p256dh: str, auth: str, label: str, now: datetime) -> Device:
    """Keep a browser's subscription; a known endpoint changes hands to who uses that browser now.

    `endpoint` is the push service's https address, `p256dh` and `auth` the browser's keys in base64url.
    Raises NotReady where one of them is not what a browser gives, or for too many devices.
    """
    if not push_message.is_subscription(endpoint, p256dh, auth):
        message = _("This browser's subscription cannot be used. Switch it off and on again.")
        raise NotReady(message, code="subscription")
    others = Device.objects.filter(person=by).exclude(endpoint=endpoint)
    if others.count() >= MOST_DEVICES:
        raise NotReady(_("You have ten browsers already: remove one first."), code="too_many")
    device, _made = Device.objects.update_or_create(
        endpoint=endpoint,
        defaults={
            "person": by, "p256dh": p256dh, "auth": auth, "label": one_line(label)[:120] or _("Browser"),
            "added_at": now, "reached_at": None,
        },
    )  # fmt: skip
    audit.record(by=by, action="notices.device.add", target=device, detail={"label": device.label}, now=now)
    return device


@audited("notices.device.remove")
def remove_device(*, by: Person, device_id: UUID, now: datetime) -> None:
    """Forget one of one's own browsers. Raises NotFound."""
    device = Device.objects.filter(pk=device_id, person=by).first()
    if device is None:
        raise NotFound(_("This browser is not on your list."))
    audit.record(by=by, action="notices.device.remove", target=device, detail={"label": device.label}, now=now)
    device.delete()
