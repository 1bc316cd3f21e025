"""Seals how a reader can be reached, so that a copy of the database alone does not tell."""

from __future__ import annotations

from django.conf import settings

from hoitu.kernel import sealing

PURPOSE = "readers.contact"


def seal(words: str) -> bytes:
    """Return the words so that only this house reads them."""
    return sealing.seal(words, purpose=PURPOSE, secrets=_secrets())


def unseal(sealed: bytes | memoryview) -> str:
    """Return sealed words; nothing where the secret key was changed without keeping the old one."""
    return sealing.unseal(sealed, purpose=PURPOSE, secrets=_secrets())


def _secrets() -> list[str]:
    """Return what seals now, and what opens with it: the keys before."""
    return [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]
