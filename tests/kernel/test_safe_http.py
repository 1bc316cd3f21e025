from __future__ import annotations

import socket
import time
import tracemalloc
from collections.abc import Iterator

import httpcore
import pytest

from hoitu.kernel import addresses, safe_http
from hoitu.kernel.safe_http import Garbled, Policy, TooLarge, TooManyRedirects, TooSlow, Unreachable, UnsafeAddress
from hoitu.kernel.safe_http.network import CheckedNetwork, Deadline
from tests.kernel.faulty_server import MEGABYTE, faulty_server

LOOPBACK = Policy.of("127.0.0.1/32")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with faulty_server() as address:
        yield address


def fetch(url: str, **asked: object) -> safe_http.Answer:
    return safe_http.fetch(url, policy=LOOPBACK, **asked)  # type: ignore[arg-type]  # each test names its own


def test_an_answer_is_handed_over(server: str) -> None:
    answer = fetch(f"{server}/plain")
    assert (answer.status, answer.body.decode(), answer.ok) == (200, "Trà Vinh", True)
    assert answer.headers["content-length"] == "9"
    assert fetch(f"{server}/gzip").body == b"tin " * 1000


def test_a_refusal_of_the_other_side_is_an_answer_too(server: str) -> None:
    answer = fetch(f"{server}/nowhere")
    assert (answer.status, answer.ok) == (404, False)


def test_loopback_is_closed_unless_a_policy_opens_it(server: str) -> None:
    with pytest.raises(UnsafeAddress):
        safe_http.fetch(f"{server}/plain")


def test_the_policy_of_the_process_may_open_it(server: str) -> None:
    addresses.allow(LOOPBACK)
    try:
        assert safe_http.fetch(f"{server}/plain").ok
    finally:
        addresses.allow(Policy())


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.vn/", "gopher://example.vn/", "javascript:alert(1)", "//example.vn/",
        "", "example.vn", "http://", "http:///x", "http://user:pass@example.vn/", "http://a b/", "http://[::1/", "http://x:99999/",
    ],
)  # fmt: skip
def test_only_plain_web_addresses_are_asked(url: str) -> None:
    with pytest.raises(UnsafeAddress):
        fetch(url)


@pytest.mark.parametrize(
    "url",
    ["http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "http://127.0.0.2/", "file:///etc/passwd"],
)
def test_a_redirect_behind_a_wall_is_refused(server: str, url: str) -> None:
    with pytest.raises(UnsafeAddress):
        fetch(f"{server}/to?url={url}")


def test_redirects_are_followed_and_the_last_address_told(server: str) -> None:
    answer = fetch(f"{server}/to?url=/to?url=/plain")
    assert answer.url == f"{server}/plain"
    with pytest.raises(TooManyRedirects):
        fetch(f"{server}/loop")
    with pytest.raises(TooManyRedirects):
        fetch(f"{server}/to?url=/plain", max_redirects=0)


def test_what_was_posted_is_not_sent_on(server: str) -> None:
    answer = fetch(f"{server}/to?status=307&url=/echo", method="POST", body=b"x")
    assert (answer.status, answer.headers["location"], answer.body) == (307, "/echo", b"")


def test_credentials_stay_with_the_host_they_were_meant_for(server: str) -> None:
    secrets = {"Authorization": "Bearer s", "Cookie": "s=1", "X-Api-Key": "s", "Accept": "text/xml"}
    same = fetch(f"{server}/to?url=/echo", headers=secrets).body.decode()
    assert "authorization: Bearer s" in same
    with faulty_server() as other:
        elsewhere = fetch(f"{server}/to?url={other}/echo", headers=secrets).body.decode()
    assert "accept: text/xml" in elsewhere
    for kept in ("authorization", "cookie", "x-api-key"):
        assert kept not in elsewhere


def test_nothing_of_the_environment_is_used(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert fetch(f"{server}/plain").ok


def test_a_body_larger_than_allowed_is_dropped(server: str) -> None:
    with pytest.raises(TooLarge):
        fetch(f"{server}/huge", max_bytes=MEGABYTE)
    assert len(fetch(f"{server}/gzip", max_bytes=4000).body) == 4000
    with pytest.raises(TooLarge):
        fetch(f"{server}/gzip", max_bytes=3999)


def test_a_bomb_is_not_unpacked(server: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            fetch(f"{server}/bomb", max_bytes=MEGABYTE)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 * MEGABYTE


@pytest.mark.parametrize("path", ["silent", "drip", "drip-head"])
def test_time_is_counted_for_the_whole_exchange(server: str, path: str) -> None:
    before = time.monotonic()
    with pytest.raises(TooSlow):
        fetch(f"{server}/{path}", seconds=0.4)
    assert time.monotonic() - before < 1.5


@pytest.mark.parametrize("path", ["not-gzip", "cut-gzip", "brotli", "cut", "not-http"])
def test_garbage_is_called_garbage(server: str, path: str) -> None:
    with pytest.raises(Garbled) as garbled:
        fetch(f"{server}/{path}")
    assert not garbled.value.again


def test_a_closed_port_is_unreachable_and_may_be_tried_again() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(Unreachable) as unreachable:
        fetch(f"http://127.0.0.1:{port}/")
    assert unreachable.value.again


def test_a_name_that_changes_its_address_after_the_check_gains_nothing(server: str) -> None:
    port = int(server.rpartition(":")[2])
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    network = CheckedNetwork(LOOPBACK, Deadline(5), lookup=lambda _host, _port: answers.pop(0))
    stream = network.connect_tcp("rebinding.example", port)
    assert stream.get_extra_info("server_addr") == ("127.0.0.1", port)
    assert answers == [["10.0.0.1"]]  # asked once: the address that was checked is the one connected to
    stream.close()


def test_the_next_address_is_tried_where_the_first_is_closed(server: str) -> None:
    port = int(server.rpartition(":")[2])
    both = Policy.of("127.0.0.0/8")
    network = CheckedNetwork(both, Deadline(5), lookup=lambda _host, _port: ["127.0.0.1", "127.0.0.1"])
    network.connect_tcp("two.example", port).close()
    with pytest.raises(httpcore.ConnectError):
        CheckedNetwork(both, Deadline(5), lookup=lambda _host, _port: []).connect_tcp("none.example", port)
