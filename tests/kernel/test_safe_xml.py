from __future__ import annotations

import contextlib
import pathlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.kernel import safe_xml
from hoitu.kernel.safe_xml import UnsafeXml, parse

HOSTILE = [
    "cyclic", "dtd", "dtd_element", "external", "external_file", "quadratic", "xmlbomb", "xmlbomb2",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_are_refused_at_once(material: pathlib.Path, name: str) -> None:
    data = (material / f"examples/hostile-xml/{name}.xml").read_bytes()
    before = time.process_time()
    with pytest.raises(UnsafeXml) as refused:
        parse(data)
    assert refused.value.code == "doctype"
    assert time.process_time() - before < 1


@pytest.mark.parametrize("name", ["simple", "simple-ns"])
def test_simple_documents_pass(material: pathlib.Path, name: str) -> None:
    assert len(parse((material / f"examples/hostile-xml/{name}.xml").read_bytes())) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_a_document_type_cannot_hide_in_an_encoding(encoding: str) -> None:
    declared = "utf-16" if encoding.startswith("utf-16") else encoding
    text = f"<?xml version='1.0' encoding='{declared}'?><!-- a --><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
    with pytest.raises(UnsafeXml):
        parse(text.encode(encoding))


def test_vietnamese_in_an_old_encoding_is_read() -> None:
    data = "<?xml version='1.0' encoding='utf-16'?><tin>Trà Vinh – ត្រាវិញ</tin>".encode("utf-16")
    assert parse(data).text == "Trà Vinh – ត្រាវិញ"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "malformed"),
        (b"not xml", "malformed"),
        (b"<a><b></a>", "malformed"),
        (b"<a>&nothing;</a>", "malformed"),
        (b"<a>\xff</a>", "malformed"),
        (b"<?xml version='1.0' encoding='no-such'?><a/>", "malformed"),
        (b"<a>" * 11 + b"</a>" * 11, "too_deep"),
        (b"<a>" * 5000 + b"</a>" * 5000, "too_deep"),
        (b"<a>" + b"<b/>" * 100 + b"</a>", "too_many"),
        (b"<a>" + b"x" * 1000 + b"</a>", "too_large"),
    ],
)
def test_what_is_broken_or_too_much_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(UnsafeXml) as refused:
        parse(data, max_bytes=1000 if code == "too_large" else 100_000, max_depth=10, max_elements=100)
    assert refused.value.code == code


def test_the_limits_themselves_are_allowed() -> None:
    assert len(parse(b"<a>" + b"<b/>" * 99 + b"</a>", max_bytes=403, max_depth=2, max_elements=100)) == 99


def test_nothing_is_fetched_or_included() -> None:
    root = parse(
        b"<?xml-stylesheet href='file:///etc/passwd'?>"
        b"<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='/etc/passwd' parse='text'/></a>"
    )
    assert "".join(str(piece) for piece in root.itertext()) == ""
    assert len(root) == 1


@given(st.binary(max_size=200) | st.text(alphabet="<>/a!&;[]'\"?DOCTYPE ", max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnsafeXml):
        parse(data)


def test_our_own_documents_are_built_with_the_same_door() -> None:
    root = safe_xml.etree.Element("tin")
    root.text = "Hội tụ"
    assert parse(safe_xml.etree.tostring(root, encoding="utf-8")).text == "Hội tụ"
