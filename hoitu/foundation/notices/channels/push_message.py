"""The messages of web push: encrypted for one browser (RFC 8291, aes128gcm of RFC 8188), signed by us (RFC 8292)."""

from __future__ import annotations

import base64
import binascii
import json
import os
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
RECORD = 4096  # bytes of one record: all a push service has to take
MOST_BYTES = 3000  # of our words; encryption adds 103
LONGEST_ADDRESS = 1000
POINT_BYTES, SECRET_BYTES, NUMBER_BYTES = 65, 16, 32


def is_subscription(endpoint: str, p256dh: str, auth: str) -> bool:
    """Say whether these are the three things a browser gives: an https address, a point of the curve, a secret."""
    try:
        address = urlsplit(endpoint)
        _point(_bytes(p256dh))
        secret = _bytes(auth)
    except (ValueError, binascii.Error):
        return False
    is_address = address.scheme == "https" and address.hostname and not address.username
    return bool(is_address) and len(endpoint) <= LONGEST_ADDRESS and len(secret) == SECRET_BYTES


def encrypt(words: bytes, *, p256dh: str, auth: str, private: ec.EllipticCurvePrivateKey, salt: bytes) -> bytes:
    """Return the body only this browser can read; `private` and `salt` (16 bytes) are fresh for every message."""
    theirs, ours = _bytes(p256dh), _raw(private.public_key())
    shared = private.exchange(ec.ECDH(), _point(theirs))
    seed = _derived(shared, salt=_bytes(auth), info=b"WebPush: info\0" + theirs + ours, length=32)
    key = _derived(seed, salt=salt, info=b"Content-Encoding: aes128gcm\0", length=16)
    nonce = _derived(seed, salt=salt, info=b"Content-Encoding: nonce\0", length=12)
    head = salt + RECORD.to_bytes(4, "big") + bytes([len(ours)]) + ours
    return head + AESGCM(key).encrypt(nonce, words + b"\x02", None)


def encrypted(words: bytes, *, p256dh: str, auth: str) -> bytes:
    """Return the body with a key pair and a salt made for it alone."""
    return encrypt(words, p256dh=p256dh, auth=auth, private=ec.generate_private_key(CURVE), salt=os.urandom(16))


def authorization(*, endpoint: str, contact: str, expires: int, private: ec.EllipticCurvePrivateKey) -> str:
    """Return the header that says who we are: `contact` is a mailto: or https: address, `expires` in epoch seconds."""
    address = urlsplit(endpoint)
    claims = {"aud": f"{address.scheme}://{address.netloc}", "exp": expires, "sub": contact}
    signed = f"{_json({'typ': 'JWT', 'alg': 'ES256'})}.{_json(claims)}"
    r, s = decode_dss_signature(private.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    signature = text(r.to_bytes(NUMBER_BYTES, "big") + s.to_bytes(NUMBER_BYTES, "big"))
    return f"vapid t={signed}.{signature}, k={public_text(private)}"


def public_text(private: ec.EllipticCurvePrivateKey) -> str:
    """Return the public key as browsers take it (applicationServerKey)."""
    return text(_raw(private.public_key()))


def text(raw: bytes) -> str:
    """Return bytes in base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _json(value: dict[str, object]) -> str:
    return text(json.dumps(value, separators=(",", ":")).encode())


def _bytes(given: str) -> bytes:
    return base64.b64decode(given + "=" * (-len(given) % 4), altchars=b"-_", validate=True)


def _raw(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _point(raw: bytes) -> ec.EllipticCurvePublicKey:
    if len(raw) != POINT_BYTES:
        raise ValueError("A browser's key is an uncompressed point of 65 bytes.")
    return ec.EllipticCurvePublicKey.from_encoded_point(CURVE, raw)


def _derived(secret: bytes, *, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)
