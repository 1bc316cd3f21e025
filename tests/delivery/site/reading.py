"""A reader who asks the built-in server, as granian would hand the question on."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hoitu.delivery.site.server import public_files


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        plain = gzip.decompress(self.body) if self.headers.get("Content-Encoding") == "gzip" else self.body
        return plain.decode()


@dataclass
class Reader:
    """What the site does not have is answered 404 by "staff"."""

    folder: Path
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.app = public_files(_staff, self.folder)

    def get(self, path: str, method: str = "GET", **headers: str) -> Reply:
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path}
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        seen: list[Any] = []
        body = b"".join(self.app(environ, lambda status, told, *_rest: seen.append((status, told))))
        status, told = seen[-1]
        return Reply(int(status[:3]), dict(told), body)

    def sitemap_parts(self) -> list[str]:
        """Return the parts the index names, the fronts' first: which one has an article depends on its number."""
        return re.findall(r"<loc>[^<]*(/sitemap-[^<]+)</loc>", self.get("/sitemap.xml").text)


def _staff(_environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("404 Not Found", [("X-From", "staff")])
    return [b"staff"]
