"""Seals how a reader can be reached, so that a copy of the database alone does not tell."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def seal(words: str) -> bytes:
    """Return the words so that only this house reads them (AES and HMAC, under a key made of the secret key)."""
    return _cipher().encrypt(words.encode())


def unseal(sealed: bytes | memoryview) -> str:
    """Return sealed words; nothing where the secret key was changed without keeping the old one."""
    try:
        return _cipher().decrypt(bytes(sealed)).decode()
    except InvalidToken:
        return ""


def _cipher() -> MultiFernet:
    """Return what seals with the key of now, and opens with those before it too."""
    return MultiFernet([_fernet(key) for key in (settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS))])


def _fernet(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"readers.contact:{secret}".encode()).digest()))
