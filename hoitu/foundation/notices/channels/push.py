"""Web push: one browser, through whichever push service it named, by the house's one door to the network."""

from __future__ import annotations

import json
from datetime import timedelta
from http import HTTPStatus

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoitu.foundation.notices.channels import push_key, push_message
from hoitu.foundation.notices.channels.letters import Letter, Outcome
from hoitu.foundation.notices.models import Device
from hoitu.foundation.notices.wording import shortened
from hoitu.kernel import clock, safe_http
from hoitu.kernel.addresses import UnsafeAddress

SECONDS = 15.0
SIGNED_FOR = timedelta(hours=12)
KEPT_S, KEPT_URGENT_S = 4 * 3600, 24 * 3600  # how long the push service tries a browser that is off
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
BUSY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUEST_TIMEOUT}
SHOWN = 3


def send(letter: Letter) -> Outcome:
    """Send a letter to its device; sent twice it shows once, since the second takes the place of the first."""
    device = letter.device
    if device is None:
        return Outcome("failed", _("This browser was removed from the list."))
    body = push_message.encrypted(words(letter), p256dh=device.p256dh, auth=device.auth)
    try:
        answer = safe_http.fetch(
            device.endpoint, method="POST", headers=_headers(letter, device), body=body, seconds=SECONDS
        )
    except UnsafeAddress as error:
        return Outcome("failed", str(error))
    except safe_http.NoAnswer as error:
        return Outcome("retry", str(error))
    return judged(answer)


def words(letter: Letter) -> bytes:
    """Return what the browser shows, as its service worker reads it (JSON, at most 3000 bytes)."""
    with translation.override(settings.LANGUAGE_CODE):
        first, count = letter.notices[0], len(letter.notices)
        title, body, link = first.kind_label, first.subject, first.link
        if count > 1:
            title = ngettext("%(count)s notice", "%(count)s notices", count) % {"count": count}
            body = "\n".join(shortened(notice.subject, 80) for notice in letter.notices[:SHOWN])
            link = "/toa-soan/thong-bao/"
    said = {"title": title, "body": body, "link": link, "tag": str(letter.delivery_id)}
    return json.dumps(said, ensure_ascii=False).encode()


def judged(answer: safe_http.Answer) -> Outcome:
    """Return what a push service's answer means."""
    if answer.ok:
        return Outcome("sent")
    if answer.status in GONE:
        return Outcome("gone", _("The browser no longer listens (%(code)s).") % {"code": answer.status})
    said = f"{answer.status} {answer.body[:200].decode('utf-8', 'replace')}".strip()
    again = answer.status in BUSY or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return Outcome("retry" if again else "failed", said)


def _headers(letter: Letter, device: Device) -> dict[str, str]:
    expires = int((clock.now() + SIGNED_FOR).timestamp())
    return {
        "Authorization": push_message.authorization(
            endpoint=device.endpoint,
            contact=f"mailto:{settings.DEFAULT_FROM_EMAIL}",
            expires=expires,
            private=push_key.private_key(),
        ),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_URGENT_S if letter.urgent else KEPT_S),
        "Urgency": "high" if letter.urgent else "normal",
        "Topic": letter.delivery_id.hex,
    }
