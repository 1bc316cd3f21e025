"""The one door to the network: checked addresses, bounded time and size, no credentials carried elsewhere.

The house asks only for what it was told to ask: http and https, never a machine behind its own walls unless
the policy allows it. Every redirect is checked like the first address.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import httpx

from hoitu.kernel.addresses import Policy, UnsafeAddress, house_policy
from hoitu.kernel.safe_http.body import collect
from hoitu.kernel.safe_http.errors import Garbled, NoAnswer, TooLarge, TooManyRedirects, TooSlow, Unreachable
from hoitu.kernel.safe_http.network import CheckedNetwork, CheckedTransport, Deadline

__all__ = [
    "Answer",
    "Garbled",
    "NoAnswer",
    "Policy",
    "TooLarge",
    "TooManyRedirects",
    "TooSlow",
    "Unreachable",
    "UnsafeAddress",
    "fetch",
]

MAX_BYTES = 10 * 1024 * 1024
SECONDS = 20.0
MAX_REDIRECTS = 5
USER_AGENT = "HoiTu/1"

_REDIRECTS = {301, 302, 303, 307, 308}
# What may follow a redirect to another origin; anything else could be a credential.
_HARMLESS = {"accept", "accept-language", "if-modified-since", "if-none-match", "user-agent"}

_HOST = re.compile(r"[A-Za-z0-9._:-]+")
_LAST_PORT = 65535


@dataclass(frozen=True)
class Answer:
    """What came back: `url` is where it came from in the end, header names are small letters."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300  # noqa: PLR2004 - HTTP's own numbers


def fetch(
    url: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    policy: Policy | None = None,
    max_bytes: int = MAX_BYTES,
    seconds: float = SECONDS,
    max_redirects: int = MAX_REDIRECTS,
) -> Answer:
    """Ask the address and return its answer, whatever its status.

    Redirects are followed for GET and HEAD alone; for other methods the redirect is the answer. `seconds` is for
    the whole exchange, redirects included. `policy` stands in for that of the process. Raises UnsafeAddress for
    an address we do not speak to, else a NoAnswer (Unreachable, TooSlow, TooLarge, TooManyRedirects, Garbled).
    """
    deadline = Deadline(seconds)
    sent = {"user-agent": USER_AGENT, **{name.lower(): value for name, value in (headers or {}).items()}}
    target = _address(url)
    network = CheckedNetwork(policy or house_policy(), deadline)
    with httpx.Client(transport=CheckedTransport(network, _tls()), trust_env=False) as client:
        for _ in range(max_redirects + 1):
            request = client.build_request(method, target, headers=_asked(sent), content=body)
            answer = _answer(client, request, max_bytes=max_bytes, deadline=deadline)
            onward = answer.headers.get("location")
            if answer.status not in _REDIRECTS or onward is None or method not in {"GET", "HEAD"}:
                return answer
            before, target = target, _address(onward, base=target)
            if not _same_origin(before, target):
                sent = {name: value for name, value in sent.items() if name in _HARMLESS}
    raise TooManyRedirects(f"{url} sends on more than {max_redirects} times.")


def _address(url: str, base: httpx.URL | None = None) -> httpx.URL:
    """Return the address, made whole by `base`; raise UnsafeAddress where it is not plain http(s)."""
    try:
        parsed = httpx.URL(url) if base is None else base.join(url)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise UnsafeAddress(f"{url!r} is not a web address.") from error
    host, port = parsed.raw_host.decode("ascii"), parsed.port or 1
    if parsed.scheme not in {"http", "https"} or not _HOST.fullmatch(host) or port > _LAST_PORT:
        raise UnsafeAddress(f"{url!r} is not an http or https address.")
    if parsed.userinfo:
        raise UnsafeAddress("The address holds a user name: send credentials in a header.")
    return parsed


def _same_origin(one: httpx.URL, other: httpx.URL) -> bool:
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)


def _asked(sent: Mapping[str, str]) -> dict[str, str]:
    """Return the headers to send: gzip is the only packing we can bound."""
    return {**sent, "accept-encoding": "gzip"}


def _answer(client: httpx.Client, request: httpx.Request, *, max_bytes: int, deadline: Deadline) -> Answer:
    try:
        return _exchange(client, request, max_bytes=max_bytes, deadline=deadline)
    except NoAnswer as error:
        error.bytes_left = deadline.bytes_left
        raise


def _exchange(client: httpx.Client, request: httpx.Request, *, max_bytes: int, deadline: Deadline) -> Answer:
    request.extensions["timeout"] = httpx.Timeout(max(deadline.left(), 0.001)).as_dict()
    try:
        response = client.send(request, stream=True)
        try:
            body = _body(request, response, max_bytes)
        finally:
            response.close()
    except httpx.TimeoutException as error:
        raise TooSlow(f"{request.url.host} did not answer in the time allowed.") from error
    except (httpx.RemoteProtocolError, httpx.DecodingError) as error:
        raise Garbled(f"{request.url.host} does not speak HTTP as it should: {error}") from error
    except httpx.TransportError as error:
        raise Unreachable(f"{request.url.host} cannot be reached: {error}") from error
    return Answer(str(request.url), response.status_code, dict(response.headers), body)


def _body(request: httpx.Request, response: httpx.Response, max_bytes: int) -> bytes:
    if response.status_code in _REDIRECTS or request.method == "HEAD":
        return b""
    return collect(response.iter_raw(), encoding=response.headers.get("content-encoding", ""), max_bytes=max_bytes)


@cache
def _tls() -> ssl.SSLContext:
    """Read the authorities once: it takes longer than many a fetch."""
    return httpx.create_ssl_context()
