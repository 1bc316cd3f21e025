"""What comes in, kept up to a limit: a list of names, a file in parts."""

from __future__ import annotations

from hoitu.kernel.safe_ftp.errors import TooLarge

MOST_NAMES = 100_000


class Names:
    """The names a server lists."""

    def __init__(self, host: str) -> None:
        self._host = host
        self.found: list[str] = []

    def add(self, name: str) -> None:
        if len(self.found) >= MOST_NAMES:
            raise TooLarge(f"{self._host} lists more than {MOST_NAMES} files.")
        self.found.append(name)


class Content:
    """The bytes of a file."""

    def __init__(self, name: str, max_bytes: int) -> None:
        self._name, self._max_bytes = name, max_bytes
        self.kept = bytearray()

    def add(self, part: bytes) -> None:
        self.kept += part
        if len(self.kept) > self._max_bytes:
            raise TooLarge(f"{self._name} is longer than {self._max_bytes} bytes.")
