"""How much is counted from one address: kept in memory, under a hash whose key is thrown away every ten minutes."""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Lock

WINDOW = timedelta(minutes=10)
FROM_ONE = 600  # a whole mobile network may stand behind one address
OF_ONE_ARTICLE = 20
MOST_KEYS = 50_000


class Limits:
    """One instance per process, shared by its threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._window = -1
        self._key = b""
        self._seen: Counter[bytes] = Counter()

    def allow(self, address: str, article: int, now: datetime) -> bool:
        """Tell whether one more read of an article counts from an address, and remember it until the window ends."""
        near = _network(address)
        window = int(now.timestamp() // WINDOW.total_seconds())
        with self._lock:
            if window != self._window:
                self._window, self._key = window, secrets.token_bytes(32)
                self._seen.clear()
            keys = [self._hashed(near), self._hashed(f"{near} {article}")]
            new = sum(key not in self._seen for key in keys)
            full = len(self._seen) + new > MOST_KEYS
            if full or self._seen[keys[0]] >= FROM_ONE or self._seen[keys[1]] >= OF_ONE_ARTICLE:
                return False
            self._seen.update(keys)
        return True

    def _hashed(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode(), key=self._key, digest_size=12).digest()


def _network(address: str) -> str:
    """Return the address, of IPv6 the network one household has."""
    with suppress(ValueError):
        parsed = ipaddress.ip_address(address)
        if parsed.version == 6:  # noqa: PLR2004 - the name of the protocol
            return str(ipaddress.ip_network((parsed, 64), strict=False))
    return address
