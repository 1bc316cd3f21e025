"""Keeps a channel's credentials sealed: opened only for the conversation that needs them, shown to nobody."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.conf import settings

from hoitu.kernel import sealing

PURPOSE = "distribution.credentials"
_SHORTEST = 4  # letters: what is shorter would blank half of a text
BLANK = "•••"


def seal(credentials: Mapping[str, str]) -> bytes:
    """Return credentials sealed; no bytes for none."""
    if not credentials:
        return b""
    return sealing.seal(json.dumps(dict(credentials)), purpose=PURPOSE, secrets=_secrets())


def unseal(sealed: bytes | memoryview) -> dict[str, str]:
    """Return sealed credentials; none where the secret key was changed without keeping the old one."""
    words = sealing.unseal(sealed, purpose=PURPOSE, secrets=_secrets()) if sealed else ""
    return {str(name): str(value) for name, value in json.loads(words).items()} if words else {}


def cleaned(text: str, credentials: Mapping[str, str]) -> str:
    """Return a text that may be kept: without any of the credentials, were they said back to us."""
    for secret in credentials.values():
        if len(secret) >= _SHORTEST:
            text = text.replace(secret, BLANK)
    return text


def _secrets() -> list[str]:
    return [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]
