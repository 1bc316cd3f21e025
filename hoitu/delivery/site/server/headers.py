"""What goes with each public file: its type, how long it keeps, and the rules a browser must hold to."""

from __future__ import annotations

import mimetypes
import os
import re
from collections.abc import Callable, Iterable
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path
from typing import Any

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WsgiApp = Callable[[Environ, StartResponse], Iterable[bytes]]
Headers = list[tuple[str, str]]

CSP = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
SECURITY: Headers = [
    ("Content-Security-Policy", CSP),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"),
]
SHORT = "public, max-age=60, stale-while-revalidate=600"
LONG = "public, max-age=31536000, immutable"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}

_NEVER = re.compile(r"\s*q\s*=\s*0(?:\.0*)?\s*$", re.IGNORECASE)


def of_file(file: str, path: str, found: os.stat_result) -> tuple[Headers, str]:
    """Return the headers of a file at an address, and its entity tag."""
    etag = f'"{found.st_mtime_ns:x}-{found.st_size:x}"'
    return [
        ("Content-Type", _type(Path(file).suffix, path)),
        ("ETag", etag),
        ("Last-Modified", formatdate(found.st_mtime, usegmt=True)),
        ("Cache-Control", LONG if path.startswith("/assets/") else SHORT),
        *SECURITY,
    ], etag


def _type(suffix: str, path: str) -> str:
    if suffix == ".xml":
        kind = "rss+xml" if "/rss/" in path else "atom+xml" if "/atom/" in path else "xml"
        return f"application/{kind}; charset=utf-8"
    if suffix == ".json" and "/feed/" in path:
        return "application/feed+json; charset=utf-8"
    return _TYPES.get(suffix) or mimetypes.types_map.get(suffix) or "application/octet-stream"


def is_known(etag: str, mtime_ns: int, environ: Environ) -> bool:
    """Tell whether the reader's copy is still the newest (If-None-Match, else If-Modified-Since)."""
    tags = environ.get("HTTP_IF_NONE_MATCH")
    if tags is not None:
        return tags.strip() == "*" or any(tag.strip().removeprefix("W/") == etag for tag in tags.split(","))
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    return bool(since) and _not_after(mtime_ns, str(since))


def _not_after(mtime_ns: int, since: str) -> bool:
    try:
        return mtime_ns // 10**9 <= parsedate_to_datetime(since).timestamp()
    except (TypeError, ValueError, OverflowError):
        return False


def takes_gzip(accepted: str) -> bool:
    """Tell whether a reader's Accept-Encoding takes gzip (`gzip;q=0` does not)."""
    if "gzip" not in accepted:
        return False
    for part in accepted.split(","):
        name, _semicolon, quality = part.partition(";")
        if name.strip().lower() == "gzip":
            return not _NEVER.match(quality)
    return False
