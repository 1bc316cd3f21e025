"""Where files go to or come from, and what can be done there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

Kind = Literal["ftp", "ftps", "sftp"]
PORTS: dict[str, int] = {"ftp": 21, "ftps": 21, "sftp": 22}


@dataclass(frozen=True)
class Place:
    """A folder on a file server and how to get in.

    `private_key` (PEM, SFTP alone) goes before the password; `host_key` is the server's `SHA256:…` as `ssh-keygen -l`
    shows it, without which an SFTP server is not spoken to. `port` 0 is the protocol's own.
    """

    protocol: Kind
    host: str
    port: int = 0
    user: str = "anonymous"
    password: str = field(default="", repr=False)
    private_key: str = field(default="", repr=False)
    host_key: str = ""
    folder: str = ""

    @property
    def at_port(self) -> int:
        return self.port or PORTS[self.protocol]


class Folder(Protocol):
    """A folder that is open; every name is that of a file in it, without a path (ValueError otherwise)."""

    def names(self) -> list[str]:
        """Return the names of all that lies there, in order."""

    def size(self, name: str) -> int | None:
        """Return the bytes of exactly this file, or None where there is none."""

    def put(self, name: str, content: bytes) -> None:
        """Write a file whole, over one of this name."""

    def get(self, name: str) -> bytes:
        """Return a file; raises Refused where there is none, TooLarge where it is longer than allowed."""

    def rename(self, name: str, to: str) -> None:
        """Give a file another name, over one that has it."""

    def remove(self, name: str) -> None:
        """Take a file away; nothing happens where there is none."""


def plain(name: str) -> str:
    """Return the name of a file; ValueError for one that would lead out of the folder or into another command."""
    if not name or name in {".", ".."} or any(sign in name for sign in "/\\\r\n\0"):
        raise ValueError(f"{name!r} is not the name of a file.")
    return name
