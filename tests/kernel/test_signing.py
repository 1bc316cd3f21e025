from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.kernel.signing import WINDOW, BadSignature, sign, verify

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
SECRETS = {"dai-pt-th": b"a secret of enough bytes", "old": b"another one, retired soon"}


def signed(body: bytes = b"tin", key_id: str = "dai-pt-th", at: datetime = NOON) -> str:
    return sign(body, key_id=key_id, secret=SECRETS[key_id], at=at)


@given(st.binary())
def test_what_a_partner_signed_is_known_to_be_his(body: bytes) -> None:
    assert verify(signed(body), body, secrets=SECRETS, now=NOON) == "dai-pt-th"


def test_two_keys_of_one_partner_may_overlap() -> None:
    assert verify(signed(key_id="old"), b"tin", secrets=SECRETS, now=NOON) == "old"


@pytest.mark.parametrize(
    ("signature", "code"),
    [
        (signed(b"another body"), "mismatch"),
        (signed().replace("key=dai-pt-th", "key=old"), "mismatch"),
        (signed().replace("time=1", "time=2"), "mismatch"),
        (signed().replace("key=dai-pt-th", "key=nobody"), "unknown_key"),
        (signed(at=NOON - WINDOW - timedelta(seconds=1)), "out_of_window"),
        (signed(at=NOON + WINDOW + timedelta(seconds=1)), "out_of_window"),
        (signed() + "\n", "malformed"),
        (signed().upper(), "malformed"),
        ("", "malformed"),
        ("key=a,time=9999999999999999999,sha256=" + "0" * 64, "malformed"),
    ],
)
def test_anything_else_is_refused_with_its_reason(signature: str, code: str) -> None:
    with pytest.raises(BadSignature) as refused:
        verify(signature, b"tin", secrets=SECRETS, now=NOON)
    assert refused.value.code == code


@given(st.text())
def test_a_naughty_signature_is_only_refused(signature: str) -> None:
    with pytest.raises(BadSignature):
        verify(signature, b"tin", secrets=SECRETS, now=NOON)


def test_the_window_may_be_wider_for_slow_links() -> None:
    old = signed(at=NOON - timedelta(hours=1))
    assert verify(old, b"tin", secrets=SECRETS, now=NOON, window=timedelta(hours=2)) == "dai-pt-th"


def test_a_secret_that_can_be_guessed_and_a_key_id_that_breaks_the_form_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 16"):
        sign(b"", key_id="a", secret=b"short", at=NOON)
    with pytest.raises(ValueError, match="key id"):
        sign(b"", key_id="a,b", secret=SECRETS["old"], at=NOON)
