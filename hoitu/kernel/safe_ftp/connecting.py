"""Connections that go to the very address that was checked, and are cut when the time is over."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

from hoitu.kernel.addresses import Policy, safe_addresses
from hoitu.kernel.safe_ftp.errors import TooSlow, Unreachable
from hoitu.kernel.safe_ftp.place import Place

_EACH_ADDRESS = 10.0  # seconds to wait for one of several addresses of a name


def connect(place: Place, policy: Policy, seconds: float) -> socket.socket:
    """Return a connection to one of the checked addresses of the place."""
    try:
        found = safe_addresses(place.host, place.at_port, policy=policy, seconds=seconds)
    except TimeoutError as error:
        raise TooSlow(f"{place.host} was not found in time.") from error
    except OSError as error:
        raise Unreachable(f"{place.host} is not known: {error}.") from error
    failed: OSError | None = None
    for address in found:
        try:
            return socket.create_connection((address, place.at_port), timeout=min(seconds, _EACH_ADDRESS))
        except OSError as error:
            failed = error
    raise Unreachable(f"{place.host} cannot be reached: {failed}.") from failed


class Watched:
    """A conversation that is cut after so many seconds, however slowly the other side drips."""

    def __init__(self, line: socket.socket, seconds: float) -> None:
        self.line, self.seconds, self.is_cut = line, seconds, False
        self._lines = [line]
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def also(self, line: socket.socket) -> socket.socket:
        """Cut this connection, too, when the time is over."""
        self._lines.append(line)
        if self.is_cut:
            self._cut()
        return line

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        for line in self._lines:
            line.close()

    def _cut(self) -> None:
        self.is_cut = True
        for line in self._lines:
            with suppress(OSError):  # ended by itself meanwhile
                line.shutdown(socket.SHUT_RDWR)
