from __future__ import annotations

import ipaddress
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.kernel.addresses import Policy, UnsafeAddress, safe_addresses

INSIDE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",  # noqa: S104 - an address, not a door
    "169.254.169.254", "100.64.0.1", "100.127.255.255", "224.0.0.1", "239.255.255.250", "240.0.0.1",
    "255.255.255.255", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
    "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1",
    "2002:7f00:1::", "2002:a00:1::1", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::10.0.0.1",
]  # fmt: skip
OUTSIDE = ["1.1.1.1", "8.8.8.8", "113.160.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("address", INSIDE)
def test_no_address_behind_a_wall_is_spoken_to(address: str) -> None:
    with pytest.raises(UnsafeAddress, match="not allowed"):
        Policy().check(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_the_open_internet_is(address: str) -> None:
    Policy().check(ipaddress.ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_old_address_is_judged_alike_in_every_dress(address: ipaddress.IPv4Address) -> None:
    def refused(judged: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
        try:
            Policy().check(judged)
        except UnsafeAddress:
            return True
        return False

    mapped = ipaddress.IPv6Address(f"::ffff:{address}")
    translated = ipaddress.IPv6Address(int(ipaddress.IPv6Address("64:ff9b::")) | int(address))
    assert refused(mapped) == refused(address)
    assert refused(translated) >= refused(address)


def test_a_policy_opens_what_it_names_and_nothing_more() -> None:
    policy = Policy.of("127.0.0.1/32", "10.8.0.0/16")
    policy.check(ipaddress.ip_address("127.0.0.1"))
    policy.check(ipaddress.ip_address("10.8.3.4"))
    policy.check(ipaddress.ip_address("::ffff:10.8.3.4"))
    for address in ("127.0.0.2", "10.9.0.1", "::1"):
        with pytest.raises(UnsafeAddress):
            policy.check(ipaddress.ip_address(address))


def test_a_policy_that_is_no_network_is_refused() -> None:
    with pytest.raises(ValueError, match="does not appear"):
        Policy.of("localhost")


def test_a_name_with_one_private_address_is_refused_whole() -> None:
    with pytest.raises(UnsafeAddress):
        safe_addresses(
            "trap.example", 80, policy=Policy(), seconds=1, lookup=lambda _host, _port: ["1.1.1.1", "10.0.0.1"]
        )


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "localhost"])
def test_loopback_in_disguise_is_seen(host: str) -> None:
    with pytest.raises(UnsafeAddress):
        safe_addresses(host, 80, policy=Policy(), seconds=5)


def test_a_resolver_that_hangs_does_not_hold_us() -> None:
    def hang(_host: str, _port: int) -> list[str]:
        time.sleep(0.5)
        return ["1.1.1.1"]

    before = time.monotonic()
    with pytest.raises(TimeoutError):
        safe_addresses("slow.example", 80, policy=Policy(), seconds=0.05, lookup=hang)
    assert time.monotonic() - before < 0.4


def test_a_name_that_cannot_exist_is_unknown() -> None:
    with pytest.raises(OSError, match=r".+"):
        safe_addresses("a" * 64 + ".example", 80, policy=Policy(), seconds=5)
