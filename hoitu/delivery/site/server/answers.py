"""Finished answers: what stands in the public folder at an address, read once."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from pathlib import Path

from hoitu.delivery.site.server import headers
from hoitu.delivery.site.server.headers import Headers

LARGEST_KEPT = 1024 * 1024
# Addresses the site makes: letters, digits and marks; no segment starts with a dot (files being written do).
PLAIN = re.compile(r"^(?:/[A-Za-z0-9_-][A-Za-z0-9._~-]{0,200})*/?$")
LONGEST = 1000


@dataclass(frozen=True)
class Answer:
    """A finished answer kept in memory, with what tells whether it is still the newest."""

    file: str
    stamp: tuple[int, int]
    status: str
    etag: str
    headers: Headers
    body: bytes
    packed_headers: Headers
    packed: bytes
    not_modified: Headers

    @property
    def comes_in_parts(self) -> bool:
        """Whether a part may be asked for: of recordings and pictures, not of pages and redirects."""
        return ("Accept-Ranges", "bytes") in self.headers

    @property
    def size(self) -> int:
        return len(self.body) + len(self.packed)


def is_hidden(path: str) -> bool:
    """Tell whether a path names a file that serves another: the mark of a redirect, a compressed copy, a 410 page."""
    return len(path) > LONGEST or not PLAIN.match(path) or path.endswith(("/301", "/410.html", ".gz"))


def read(root: str, path: str) -> Answer | None:
    """Return the answer for an address, None where the folder has nothing (or nothing small) there."""
    if is_hidden(path):
        return None
    if not path.endswith("/"):
        folder = Path(root + path)
        if (folder / "index.html").is_file() or (folder / "410.html").is_file():
            return _moved(folder, f"{path}/")
        return _file(root + path, path)
    redirect = Path(f"{root}{path}301")
    if redirect.is_file():
        return _moved(redirect, redirect.read_text(encoding="utf-8"))
    return _file(f"{root}{path}index.html", path) or _file(f"{root}{path}410.html", path, "410 Gone")


def _file(file: str, path: str, status: str = "200 OK") -> Answer | None:
    try:
        found = Path(file).stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST_KEPT:
            return None
        body = Path(file).read_bytes()
    except OSError:
        return None
    common, etag = headers.of_file(file, path, found)
    packed = _packed(file, found.st_mtime_ns)
    vary = [("Vary", "Accept-Encoding")] if packed else []
    parts = [] if packed or path.endswith("/") else [("Accept-Ranges", "bytes")]
    kept = {"ETag", "Cache-Control", "Last-Modified", "Content-Security-Policy"}
    return Answer(
        file=file,
        stamp=(found.st_mtime_ns, found.st_size),
        status=status,
        etag=etag if status.startswith("200") else "",
        headers=[*common, *vary, *parts, ("Content-Length", str(len(body)))],
        body=body,
        packed_headers=[*common, *vary, ("Content-Encoding", "gzip"), ("Content-Length", str(len(packed)))],
        packed=packed,
        not_modified=[*(row for row in common if row[0] in kept), *vary],
    )


def _packed(file: str, mtime_ns: int) -> bytes:
    """Return the compressed copy, unless it is newer than its file: then a kill came between the two renames."""
    copy = Path(f"{file}.gz")
    try:
        return copy.read_bytes() if copy.stat().st_mtime_ns <= mtime_ns + 10**9 else b""
    except OSError:
        return b""


def _moved(file: Path, target: str) -> Answer:
    found = file.stat()
    told: Headers = [
        ("Location", target),
        ("Cache-Control", headers.SHORT),
        *headers.SECURITY,
        ("Content-Length", "0"),
    ]
    stamp = (found.st_mtime_ns, found.st_size)
    return Answer(str(file), stamp, "301 Moved Permanently", "", told, b"", told, b"", told)
