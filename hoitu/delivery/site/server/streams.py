"""Large files: big pictures, recordings and documents, in parts where a player asks for parts."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from hoitu.delivery.site.server import headers
from hoitu.delivery.site.server.headers import Environ, StartResponse

CHUNK = 256 * 1024
_RANGE = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$")


def answer(file: str, path: str, environ: Environ, start_response: StartResponse) -> Iterable[bytes] | None:
    """Send a file piece by piece; None where there is no such file."""
    try:
        found = Path(file).stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    told, etag = headers.of_file(file, path, found)
    if headers.is_known(etag, found.st_mtime_ns, environ):
        start_response("304 Not Modified", told)
        return []
    return _send(file, found, [*told, ("Accept-Ranges", "bytes")], _asked(environ, etag), environ, start_response)


def _asked(environ: Environ, etag: str) -> tuple[str, str] | None:
    """Return first and last byte as asked; None for the whole file."""
    asked = _RANGE.match(environ.get("HTTP_RANGE", ""))
    if not asked or asked[0] == "bytes=-" or environ.get("HTTP_IF_RANGE", etag) != etag:
        return None
    return asked[1], asked[2]


def _send(
    file: str,
    found: os.stat_result,
    told: headers.Headers,
    asked: tuple[str, str] | None,
    environ: Environ,
    start_response: StartResponse,
) -> Iterable[bytes]:
    size = found.st_size
    first, last = _bounds(*asked, size) if asked else (0, size - 1)
    if asked and (first > last or first >= size):
        start_response("416 Range Not Satisfiable", [*told, ("Content-Range", f"bytes */{size}")])
        return []
    part = [("Content-Range", f"bytes {first}-{last}/{size}")] if asked else []
    status = "206 Partial Content" if asked else "200 OK"
    start_response(status, [*told, *part, ("Content-Length", str(last - first + 1))])
    return _chunks(file, first, last) if environ["REQUEST_METHOD"] == "GET" else []


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _chunks(file: str, first: int, last: int) -> Iterator[bytes]:
    with Path(file).open("rb") as stream:
        stream.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := stream.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
