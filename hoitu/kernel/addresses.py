"""Which machines the house may speak to: the open internet, never what stands behind its own walls."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Lookup = Callable[[str, int], list[str]]

# Addresses of the new internet that carry one of the old inside: NAT64 and its local twin.
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))


class UnsafeAddress(Exception):  # noqa: N818 - an answer about an address, not an error of ours
    """The house does not speak to this address."""

    code = "unsafe_address"


@dataclass(frozen=True)
class Policy:
    """What is allowed beyond the open internet: networks such as `127.0.0.1/32` or `10.8.0.0/16`."""

    allowed: tuple[Network, ...] = ()

    @classmethod
    def of(cls, *networks: str) -> Policy:
        """Return the policy that also allows these networks; ValueError where one is not written as a network."""
        return cls(tuple(ipaddress.ip_network(network) for network in networks))

    def check(self, address: Address) -> None:
        """Raise UnsafeAddress unless the address is public or explicitly allowed."""
        for inner in _carried(address):
            if not _is_public(inner) and not any(inner in network for network in self.allowed):
                raise UnsafeAddress(f"{address} is a private or special address: not allowed here.")


_house_policy = Policy()


def allow(policy: Policy) -> None:
    """Set the policy of this process, once at its start (from the setting of the installation)."""
    global _house_policy  # noqa: PLW0603 - one policy per process, set where settings are read
    _house_policy = policy


def house_policy() -> Policy:
    """Return the policy of this process: nothing beyond the open internet unless `allow` said so."""
    return _house_policy


def _carried(address: Address) -> list[Address]:
    """Return the addresses a packet to this one may end at: those hidden inside, or itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    hidden: list[Address] = [address]
    if address.sixtofour:
        hidden.append(address.sixtofour)
    if address.teredo:
        hidden += address.teredo
    if any(address in network for network in _NAT64):
        hidden.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return hidden


def _is_public(address: Address) -> bool:
    special = address.is_multicast or address.is_reserved or address.is_unspecified or address.is_link_local
    site_local = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    return address.is_global and not special and not site_local


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses of the name as the machine's resolver gives them, best first; OSError for none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


def safe_addresses(host: str, port: int, *, policy: Policy, seconds: float, lookup: Lookup = look_up) -> list[str]:
    """Return the addresses of the name, every one of them checked; raise UnsafeAddress if one is not safe.

    A name with both a public and a private address is refused whole: it is a trap or a mistake. TimeoutError
    after `seconds`, OSError for a name nobody knows.
    """
    addresses = _in_time(lambda: lookup(host, port), seconds)
    for address in addresses:
        policy.check(ipaddress.ip_address(address))
    return addresses


def _in_time(work: Callable[[], list[str]], seconds: float) -> list[str]:
    """Do the work in a thread of its own: the system's resolver knows no time limit."""
    box: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()

    def run() -> None:
        try:
            box.put(work())
        except (OSError, UnicodeError) as error:  # no such name, or none that could exist
            box.put(error)

    threading.Thread(target=run, daemon=True, name="name look-up").start()
    try:
        answer = box.get(timeout=max(seconds, 0.001))
    except queue.Empty:
        raise TimeoutError("The name was not resolved in time.") from None
    if isinstance(answer, UnicodeError):
        raise OSError("No host can have this name.") from answer
    if isinstance(answer, Exception):
        raise answer
    return answer
