"""Connections that go to the very address that was checked, and end when the time is over."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable

import httpcore
import httpx

from hoitu.kernel.addresses import Lookup, Policy, look_up, safe_addresses

_EACH_ADDRESS = 5.0  # seconds to wait for one of several addresses of a name


class Deadline:
    """The instant (of the monotonic clock) at which a whole exchange must be over; `bytes_left` once one was sent."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self.bytes_left = False

    def left(self) -> float:
        return self._end - time.monotonic()

    def cap(self, timeout: float | None, error: type[Exception]) -> float:
        """Return the seconds one step may take; raise `error` where none are left."""
        left = self.left()
        if left <= 0:
            raise error("The time for the whole exchange is over.")
        return left if timeout is None else min(timeout, left)


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every step is cut by the deadline, so that a byte now and then does not keep it alive."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.cap(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._deadline.bytes_left = True
        self._inner.write(buffer, self._deadline.cap(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        seconds = self._deadline.cap(timeout, httpcore.ConnectTimeout)
        return _TimedStream(self._inner.start_tls(ssl_context, server_hostname, seconds), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class CheckedNetwork(httpcore.NetworkBackend):
    """Resolves a name once, checks every address, and connects to one of those: no second look-up, no rebinding."""

    def __init__(self, policy: Policy, deadline: Deadline, lookup: Lookup = look_up) -> None:
        self._policy, self._deadline, self._lookup = policy, deadline, lookup
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failed: Exception = httpcore.ConnectError(f"{host} has no address.")
        for address in self._resolve(host, port, timeout):
            seconds = min(self._deadline.cap(timeout, httpcore.ConnectTimeout), _EACH_ADDRESS)
            try:
                stream = self._plain.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failed

    def _resolve(self, host: str, port: int, timeout: float | None) -> list[str]:
        seconds = self._deadline.cap(timeout, httpcore.ConnectTimeout)
        try:
            return safe_addresses(host, port, policy=self._policy, seconds=seconds, lookup=self._lookup)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.ConnectError(f"{host} is not known: {error}") from error


class CheckedTransport(httpx.HTTPTransport):
    """httpx over the checked network; it never looks at proxies or other settings of the environment."""

    def __init__(self, network: CheckedNetwork, context: ssl.SSLContext) -> None:
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=network)
