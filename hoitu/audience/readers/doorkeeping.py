"""Keeps machines out of the public forms: a signed form that takes time to fill in, a trap, a limit per address.

No address of a reader is kept: it is counted under a keyed hash whose key is thrown away every day.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core import signing
from django.core.cache import cache
from django.utils.translation import gettext as _

from hoitu.kernel.clock import local_date
from hoitu.kernel.ids import new_id
from hoitu.kernel.refusal import NotReady, Refusal

QUICKEST = timedelta(seconds=3)
LONGEST = timedelta(hours=12)
WINDOW = timedelta(minutes=10)
AT_MOST = 5  # sendings of one kind from one address in a window
PER_DAY = 30
_SALT = "hoitu.readers.form"


class TooMany(Refusal):
    """Too much came from one address: wait."""

    status = 429


@dataclass(frozen=True)
class Form:
    """A form that was handed out: the id of what it will bring, what it is about, when it was made."""

    id: UUID
    about: str
    made_at: datetime


def hand_out(about: str, now: datetime) -> str:
    """Return the token of a new form about something (`comment:17`)."""
    return signing.dumps([str(new_id()), about, now.timestamp()], salt=_SALT, compress=True)


def take_back(token: str, about: str, now: datetime) -> Form:
    """Return the form a token was handed out for.

    Raises NotReady where it is forged, of something else, older than twelve hours, or came back within three seconds:
    nobody writes that fast. The page then hands out a new one, with the words still in it.
    """
    try:
        made_id, of, made = signing.loads(token, salt=_SALT)
        form = Form(UUID(made_id), of, datetime.fromtimestamp(made, now.tzinfo))
    except (signing.BadSignature, ValueError, TypeError):
        raise NotReady(
            _("This form is not complete any more. Check your words and send them again."), code="broken_form"
        ) from None
    age = now - form.made_at
    if form.about != about or age > LONGEST:
        raise NotReady(_("This form lay open for too long. Check your words and send them again."), code="old_form")
    if age < QUICKEST:
        raise NotReady(_("That was very quick. Read your words once more, then send them."), code="too_quick")
    return form


def count(kind: str, address: str, now: datetime) -> None:
    """Count one sending from an address; raises TooMany beyond five in ten minutes or thirty in a day."""
    who = hmac.new(_key_of_the_day(now), f"{kind}|{address}".encode(), hashlib.sha256).hexdigest()
    slot = int(now.timestamp() // WINDOW.total_seconds())
    for name, most, kept in ((f"{who}.{slot}", AT_MOST, WINDOW), (f"{who}.day", PER_DAY, timedelta(days=1))):
        key = f"readers.sent.{name}"
        cache.add(key, 0, timeout=int(kept.total_seconds()))
        if cache.incr(key) > most:
            raise TooMany(
                _("Much has come from your connection in a short time. Wait a while, then send it again."),
                code="too_many",
            )


def _key_of_the_day(now: datetime) -> bytes:
    """Return today's random key, made when first asked for; yesterday's is thrown away with it."""
    day = local_date(now)
    fresh = secrets.token_bytes(32)
    name = f"readers.key.{day:%Y%m%d}"
    if cache.add(name, fresh, timeout=int(timedelta(days=1).total_seconds())):
        cache.delete(f"readers.key.{day - timedelta(days=1):%Y%m%d}")
        return fresh
    kept: bytes = cache.get(name, fresh)
    return kept
