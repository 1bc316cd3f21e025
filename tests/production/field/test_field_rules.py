"""What the phone and the house agree on."""

from __future__ import annotations

import base64
import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.field.rules import tus
from hoitu.production.field.rules.digest import BLOCK, digest_of, is_digest


def test_the_digest_is_that_of_the_digests_of_each_mebibyte() -> None:
    data = b"a" * BLOCK + b"b"
    parts = hashlib.sha256(b"a" * BLOCK).digest() + hashlib.sha256(b"b").digest()
    assert digest_of(io.BytesIO(data)) == hashlib.sha256(parts).hexdigest()


@given(st.binary(max_size=2000))
def test_digests_have_their_form(data: bytes) -> None:
    assert is_digest(digest_of(io.BytesIO(data)))


KEYS = st.from_regex(r"[a-z]{1,12}", fullmatch=True)
VALUES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(st.dictionaries(KEYS, VALUES, max_size=10))
def test_metadata_is_read_as_it_was_written(said: dict[str, str]) -> None:
    words = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in said.items())
    assert tus.metadata(words) == said


@pytest.mark.parametrize("number", ["", "-1", "1.5", "１", "9" * 16, "0x10"])
def test_numbers_nobody_sends_are_refused(number: str) -> None:
    with pytest.raises(tus.BadHeader):
        tus.number(number)
