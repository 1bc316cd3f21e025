"""The key by which push services know us: made at the first start, kept in the data folder, never shown."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from hoitu.foundation.notices.channels.push_message import CURVE


def private_key() -> ec.EllipticCurvePrivateKey:
    """Return the house's key; every browser's consent is bound to it, so it is kept as long as the house."""
    return _read(Path(settings.PUSH_KEY_FILE))


@cache
def _read(file: Path) -> ec.EllipticCurvePrivateKey:
    if not file.exists():
        _make(file)
    try:
        key = load_pem_private_key(file.read_bytes(), password=None)
    except ValueError as error:
        raise ImproperlyConfigured(f"{file} holds no private key: put the old one back, or delete it.") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ImproperlyConfigured(f"{file} holds a key of another kind: web push takes P-256.")
    return key


def _make(file: Path) -> None:
    """Write a new key whole; whoever comes second keeps the first one's."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    made = ec.generate_private_key(CURVE).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
        stream.write(made)
    try:
        os.link(part, file)
    except FileExistsError:
        pass
    finally:
        part.unlink()
