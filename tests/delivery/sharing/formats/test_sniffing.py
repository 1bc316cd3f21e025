from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.delivery.sharing.formats import intake, newsml_g2, ninjs, nitf
from hoitu.delivery.sharing.formats.reading import Unreadable
from hoitu.delivery.sharing.formats.sniff import sniff
from tests.delivery.sharing.formats.stories import WHOLE

WRITTEN = {"ninjs": ninjs.write(WHOLE), "newsml-g2": newsml_g2.write(WHOLE), "nitf": nitf.write(WHOLE)}


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize(
    "before", [b"", codecs.BOM_UTF8, b" " * 255 + b"\r\n", b"\n\n\t", codecs.BOM_UTF8 + b"\n", b"\n" + codecs.BOM_UTF8]
)
def test_the_format_is_told_by_content_whatever_stands_before_it(form: str, before: bytes) -> None:
    assert sniff(before + WRITTEN[form]) == form
    assert intake.read(before + WRITTEN[form]).items[0].guid == WHOLE.guid


@pytest.mark.parametrize("form", WRITTEN)
def test_wide_letters_are_read_too(form: str) -> None:
    wide = WRITTEN[form].decode().replace("encoding='UTF-8'", "encoding='UTF-16'").encode("utf-16")
    assert sniff(wide) == form
    assert intake.read(wide).items[0].headline == WHOLE.headline


def test_comments_and_declarations_are_passed_over() -> None:
    assert sniff(b'<?xml version="1.0"?><!-- <newsItem> --><!DOCTYPE nitf SYSTEM "a">\n<n:nitf xmlns:n="x">') == "nitf"


@pytest.mark.parametrize(("data", "code"), [
    (b"", "empty"), (b" \n" * 200, "empty"), (codecs.BOM_UTF8, "empty"), (b"<html></html>", "unknown_format"),
    (b"Tin", "unknown_format"), (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "doctype"),
])  # fmt: skip
def test_what_is_none_of_ours_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        intake.read(data)
    assert refused.value.code == code


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        intake.read(data)
