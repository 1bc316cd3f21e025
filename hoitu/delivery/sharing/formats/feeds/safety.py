"""What a feed may not be: feedparser forgives everything, so the hostile must be told before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoitu.delivery.sharing.formats.reading import Unreadable
from hoitu.kernel import safe_xml

MAX_BYTES = 4 * 1024 * 1024
MAX_ILL_FORMED = 512 * 1024  # what is not XML is searched sign by sign, which takes long

_ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)
_FIRST_LINE = re.compile(rb"^<\?.*")
_DECLARED = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)")
_EBCDIC = b"\x4c\x6f\xa7\x94"  # <?xm, as large machines write it


def refuse_hostile(data: bytes) -> None:
    """Raise Unreadable for what feedparser would expand or search for minutes."""
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", f"{len(data)} bytes are more than {MAX_BYTES}.")
    if any(_ENTITIES.search(text) for text in _ways_to_read(data)):
        raise Unreadable("doctype", "The document declares a document type with an inner part.")
    if len(data) > MAX_ILL_FORMED and not _well_formed(data):
        raise Unreadable("too_large", f"What is not well-formed may have {MAX_ILL_FORMED} bytes.")


def _ways_to_read(data: bytes) -> Iterator[str]:
    """The text as its bytes show it, and in each encoding it declares: some of them hide signs."""
    bare = data.replace(b"\0", b"")
    yield bare.decode("latin-1")
    if bare.startswith(_EBCDIC):
        yield data.decode("cp037")
    first = _FIRST_LINE.match(bare)
    for declared in _DECLARED.findall(first[0]) if first else ():
        try:
            yield data.decode(declared.decode("ascii", errors="replace"), errors="replace")
        except (LookupError, UnicodeError):
            continue  # feedparser cannot read it so either


def _well_formed(data: bytes) -> bool:
    try:
        safe_xml.parse(data, max_elements=MAX_BYTES)
    except safe_xml.UnsafeXml:
        return False
    return True
