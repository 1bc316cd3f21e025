from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pytest_django import Settings

from hoitu.foundation.notices import operations
from hoitu.foundation.notices.channels import push, push_key, push_message
from hoitu.foundation.notices.channels.letters import Letter
from hoitu.foundation.notices.models import Delivery, Device
from hoitu.foundation.notices.rules import Habits
from hoitu.kernel import addresses
from hoitu.kernel.addresses import Policy
from hoitu.kernel.refusal import NotFound, NotReady
from tests.conftest import Clock
from tests.foundation.notices.telling import AUTH, FIRE, P256DH, device, log, one, tell, work
from tests.world import NOON, World

HOUR = timedelta(hours=1)
ONLY_PUSH = {("tests.rice", "email"): False, ("tests.fire", "email"): False}


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Browser:
    """A browser's side: its keys, and how it reads what comes."""

    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = b"0123456789abcdef"

    @property
    def p256dh(self) -> str:
        return push_message.public_text(self.private)

    def read(self, body: bytes) -> bytes:
        salt, length = body[:16], body[20]
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        shared = self.private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender))
        info = b"WebPush: info\0" + raw(self.p256dh) + sender
        seed = HKDF(hashes.SHA256(), 32, self.secret, info).derive(shared)
        key = HKDF(hashes.SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(seed)
        nonce = HKDF(hashes.SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(seed)
        return AESGCM(key).decrypt(nonce, sealed, None).rstrip(b"\0")[:-1]


@dataclass
class PushService:
    """A push service on loopback: what it was asked, and what it answers."""

    answer: int = 201
    asked: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    address: str = ""


@pytest.fixture
def service(world: World, stopped_clock: Clock) -> Iterator[PushService]:  # noqa: ARG001 - one world, one clock
    """A running push service, which the house may speak to."""
    made = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            made.asked.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(made.answer)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name the standard library gave it
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    made.address = f"http://127.0.0.1:{server.server_address[1]}/send/1"
    before = addresses.house_policy()
    addresses.allow(Policy.of("127.0.0.1/32"))
    try:
        yield made
    finally:
        addresses.allow(before)
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def browser(world: World, service: PushService) -> Browser:
    """Anh Bình's browser, which said yes; he wants no letters."""
    made = Browser()
    Device.objects.create(
        person=world.binh, endpoint=service.address, p256dh=made.p256dh, auth=push_message.text(made.secret),
        label="Firefox, Android", added_at=NOON,
    )  # fmt: skip
    operations.set_preferences(by=world.binh, habits=Habits(), wanted=ONLY_PUSH, now=NOON)
    return made


def test_the_published_example_comes_out_letter_by_letter() -> None:
    """RFC 8291, appendix A."""
    private = ec.derive_private_key(
        int.from_bytes(raw("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big"), ec.SECP256R1()
    )
    body = push_message.encrypt(
        b"When I grow up, I want to be a watermelon", p256dh=P256DH, auth=AUTH, private=private,
        salt=raw("DGv6ra1nlYgDCS1FRnbzlw"),
    )  # fmt: skip
    assert push_message.text(body) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_y"
        "l95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_only_the_browser_reads_what_was_pushed(world: World, service: PushService, browser: Browser) -> None:
    tell(world.binh, subject="Lúa đã chín ở Long Đức")
    work(NOON)
    (headers, body) = service.asked[0]
    assert b"L\xc3\xbaa" not in body
    told = json.loads(browser.read(body))
    assert told["title"] == "Lúa chín"
    assert told["body"] == "Lúa đã chín ở Long Đức"
    assert told["link"] == "/toa-soan/"
    assert (headers["content-encoding"], headers["urgency"]) == ("aes128gcm", "normal")
    assert log(world.binh) == [("push", "sent")]
    assert Device.objects.get().reached_at == NOON


@pytest.mark.usefixtures("browser")
def test_the_push_service_can_tell_that_it_is_us(world: World, service: PushService) -> None:
    tell(world.binh, kind=FIRE)
    work(NOON)
    headers, _body = service.asked[0]
    token, key = (part.strip()[2:] for part in headers["authorization"].removeprefix("vapid ").split(","))
    signed, _dot, signature = token.rpartition(".")
    claims = json.loads(raw(signed.partition(".")[2]))
    address = urlsplit(service.address)
    assert claims["aud"] == f"{address.scheme}://{address.netloc}"
    assert claims["exp"] == int((NOON + 12 * HOUR).timestamp())
    assert claims["sub"].startswith("mailto:")
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(key))
    pair = raw(signature)
    proof = encode_dss_signature(int.from_bytes(pair[:32], "big"), int.from_bytes(pair[32:], "big"))
    public.verify(proof, signed.encode(), ec.ECDSA(hashes.SHA256()))
    with pytest.raises(InvalidSignature):
        public.verify(proof, signed.encode() + b"x", ec.ECDSA(hashes.SHA256()))
    assert headers["urgency"] == "high"


@pytest.mark.usefixtures("browser")
@pytest.mark.parametrize("answer", [404, 410])
def test_a_browser_that_is_gone_is_removed(world: World, service: PushService, answer: int) -> None:
    service.answer = answer
    tell(world.binh)
    work(NOON)
    assert not Device.objects.exists()
    delivery = one(world.binh)
    assert (delivery.state, delivery.device) == ("failed", None)
    assert str(answer) in delivery.reason
    tell(world.binh)
    assert Delivery.objects.count() == 1


@pytest.mark.usefixtures("browser")
@pytest.mark.parametrize("answer", [429, 500, 503])
def test_a_busy_push_service_is_asked_again(
    world: World, service: PushService, stopped_clock: Clock, answer: int
) -> None:
    service.answer = answer
    tell(world.binh)
    work(NOON)
    assert log(world.binh) == [("push", "retrying")]
    service.answer = 201
    work(stopped_clock.advance(hours=1))
    assert log(world.binh) == [("push", "sent")]
    assert Device.objects.count() == 1


@pytest.mark.usefixtures("browser")
def test_a_refusal_of_ours_is_kept_with_its_words(world: World, service: PushService) -> None:
    service.answer = 403
    tell(world.binh)
    work(NOON)
    assert one(world.binh).state == "failed"
    assert one(world.binh).reason.startswith("403")
    assert Device.objects.count() == 1


def test_after_a_crash_a_push_is_sent_again_since_it_replaces_itself(
    world: World, service: PushService, browser: Browser
) -> None:
    tell(world.binh)
    Delivery.objects.update(state="sending", attempts=1, started_at=NOON)
    work(NOON)
    assert log(world.binh) == [("push", "sent")]
    headers, body = service.asked[0]
    assert headers["topic"] == one(world.binh).pk.hex
    assert json.loads(browser.read(body))["tag"] == str(one(world.binh).pk)


@pytest.mark.usefixtures("browser")
def test_an_endpoint_behind_our_own_walls_is_never_asked(world: World, service: PushService) -> None:
    addresses.allow(Policy())
    tell(world.binh)
    work(NOON)
    assert service.asked == []
    assert one(world.binh).state == "failed"


@pytest.mark.parametrize(
    ("endpoint", "p256dh", "auth"),
    [
        ("http://push.example.net/1", P256DH, AUTH),
        ("https://user@push.example.net/1", P256DH, AUTH),
        ("https://push.example.net/" + "x" * 1000, P256DH, AUTH),
        ("https://[oops/", P256DH, AUTH),
        ("https://push.example.net/1", P256DH[:-4], AUTH),
        ("https://push.example.net/1", "A" * 87, AUTH),
        ("https://push.example.net/1", "không phải khóa", AUTH),
        ("https://push.example.net/1", P256DH, "c2hvcnQ"),
    ],
    ids=["http", "user", "long", "broken", "short key", "no point", "no base64", "short secret"],
)
def test_what_no_browser_would_say_is_refused(world: World, endpoint: str, p256dh: str, auth: str) -> None:
    with pytest.raises(NotReady):
        operations.add_device(by=world.binh, endpoint=endpoint, p256dh=p256dh, auth=auth, label="x", now=NOON)
    assert not Device.objects.exists()


def test_a_shared_browser_belongs_to_who_uses_it_now(world: World) -> None:
    for person in (world.binh, world.sarone):
        operations.add_device(
            by=person, endpoint="https://push.example.net/1", p256dh=P256DH, auth=AUTH, label="Chrome", now=NOON
        )
    assert Device.objects.get().person == world.sarone


def test_the_eleventh_browser_is_refused_and_another_s_is_not_removed(world: World) -> None:
    for number in range(10):
        device(world.binh, f"https://push.example.net/{number}")
    with pytest.raises(NotReady):
        operations.add_device(
            by=world.binh, endpoint="https://push.example.net/x", p256dh=P256DH, auth=AUTH, label="Chrome", now=NOON
        )
    first = Device.objects.order_by("pk")[0]
    with pytest.raises(NotFound):
        operations.remove_device(by=world.tam, device_id=first.pk, now=NOON)
    operations.remove_device(by=world.binh, device_id=first.pk, now=NOON)
    assert Device.objects.count() == 9


def test_many_notices_fit_into_one_push(world: World, service: PushService, browser: Browser) -> None:
    night = NOON.replace(hour=16)
    for number in range(30):
        tell(world.binh, subject=f"Tin số {number} " + "Đ" * 200, now=night)
    work(night + 8 * HOUR)
    told = json.loads(browser.read(service.asked[0][1]))
    assert told["title"] == "30 thông báo"
    assert told["link"] == "/toa-soan/thong-bao/"
    assert len(service.asked[0][1]) <= 4096


def test_the_key_is_made_once_for_its_owner_alone(settings: Settings, tmp_path: Path) -> None:
    settings.PUSH_KEY_FILE = tmp_path / "new" / "push.key"
    first = push_key.private_key()
    assert settings.PUSH_KEY_FILE.stat().st_mode & 0o777 == 0o600
    push_key._read.cache_clear()
    assert push_key.private_key().private_numbers() == first.private_numbers()
    assert [file.name for file in settings.PUSH_KEY_FILE.parent.iterdir()] == ["push.key"]


def test_the_words_of_the_longest_notice_fit(world: World) -> None:
    tell(world.binh, subject="ឡ" * 200)
    letter = Letter(one(world.binh).pk, world.binh, list(one(world.binh).notices.all()), None, NOON)
    assert len(push.words(letter)) <= push_message.MOST_BYTES
