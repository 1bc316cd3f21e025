"""Seals words so that a copy of the database alone does not tell them (AES and HMAC)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


def seal(words: str, *, purpose: str, secrets: Sequence[str]) -> bytes:
    """Return the words so that only this house reads them, under its first secret and for this purpose alone."""
    return _cipher(purpose, secrets).encrypt(words.encode())


def unseal(sealed: bytes | memoryview, *, purpose: str, secrets: Sequence[str]) -> str:
    """Return sealed words; nothing where the secret was changed without keeping the old one."""
    try:
        return _cipher(purpose, secrets).decrypt(bytes(sealed)).decode()
    except InvalidToken:
        return ""


def _cipher(purpose: str, secrets: Sequence[str]) -> MultiFernet:
    return MultiFernet([_fernet(f"{purpose}:{secret}") for secret in secrets])


def _fernet(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(secret.encode()).digest()))
