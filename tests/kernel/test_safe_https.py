"""Over TLS the certificate is checked against the name that was asked, not the address that was connected to."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from hoitu.kernel import safe_http
from hoitu.kernel.safe_http.network import CheckedNetwork, CheckedTransport, Deadline
from tests.kernel.faulty_server import Faulty, Server
from tests.stand_ins.certificates import certificate_of

LOOPBACK = safe_http.Policy.of("127.0.0.1/32")


@dataclass(frozen=True)
class Partner:
    port: int
    authority: Path


@pytest.fixture(scope="module")
def partner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Partner]:
    cert, key = certificate_of("partner.example", tmp_path_factory.mktemp("tls"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    server: ThreadingHTTPServer = Server(("127.0.0.1", 0), Faulty)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield Partner(server.server_address[1], cert)
    server.shutdown()
    server.server_close()
    thread.join()


def ask(name: str, partner: Partner) -> httpx.Response:
    network = CheckedNetwork(LOOPBACK, Deadline(5), lookup=lambda _host, _port: ["127.0.0.1"])
    context = ssl.create_default_context(cafile=str(partner.authority))
    with httpx.Client(transport=CheckedTransport(network, context), trust_env=False) as client:
        return client.get(f"https://{name}:{partner.port}/plain")


def test_the_partner_whose_certificate_names_him_is_trusted(partner: Partner) -> None:
    assert ask("partner.example", partner).text == "Trà Vinh"


def test_another_name_at_the_same_address_is_not(partner: Partner) -> None:
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        ask("impostor.example", partner)


def test_a_certificate_nobody_vouches_for_is_not_trusted(partner: Partner) -> None:
    with pytest.raises(safe_http.Unreachable, match="CERTIFICATE_VERIFY_FAILED"):
        safe_http.fetch(f"https://127.0.0.1:{partner.port}/plain", policy=LOOPBACK)
