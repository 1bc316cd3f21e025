"""The bytes somebody sent, opened: a byte order mark, blank lines on top and too much of anything are dealt with."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any

from hoitu.delivery.sharing.formats.reading import Notes, Unreadable
from hoitu.kernel import safe_xml
from hoitu.kernel.safe_xml import MAX_BYTES, MAX_DEPTH, UnsafeXml, etree

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDE_BEGINNINGS = tuple(sign.encode(order) for sign in "<{[" for order in ("utf-16-le", "utf-16-be"))
_BLANKS = b" \t\r\n\x00"
# Many agencies declare NITF's own document type. Without an inner part it defines nothing, and it is never fetched.
_NITF_DOCTYPE = re.compile(rb"<!DOCTYPE\s+nitf\b[^\[\]<>]*>", re.IGNORECASE)


def is_wide(data: bytes) -> bool:
    """Two bytes a sign: told by a mark, or by the empty byte beside the first one."""
    return data.startswith((*_WIDE_MARKS, *_WIDE_BEGINNINGS))


def trimmed(data: bytes) -> bytes:
    """Return the bytes without what stands before the first sign; two bytes a sign stay as they are."""
    if is_wide(data):
        return data
    return data.strip(_BLANKS).removeprefix(codecs.BOM_UTF8).lstrip(_BLANKS)


def opened_json(data: bytes) -> Any:
    """Return what the JSON says, or raise Unreadable."""
    if len(data) > MAX_BYTES:
        raise Unreadable("too_large", f"{len(data)} bytes are more than {MAX_BYTES}.")
    try:
        said = json.loads(trimmed(data))
    except RecursionError as error:
        raise Unreadable("too_deep", "The JSON is nested too deep.") from error
    except ValueError as error:  # not JSON, or letters that are none
        raise Unreadable("malformed", f"This is not JSON: {error}.") from error
    if _depth_exceeds(said, MAX_DEPTH):
        raise Unreadable("too_deep", f"The JSON is nested more than {MAX_DEPTH} deep.")
    return said


def _depth_exceeds(said: Any, limit: int) -> bool:
    level = [said]
    for _ in range(limit):
        inner = [each.values() if isinstance(each, dict) else each for each in level if isinstance(each, dict | list)]
        level = [value for values in inner for value in values]
        if not level:
            return False
    return True


def opened_xml(data: bytes, notes: Notes) -> etree._Element:
    """Return the root of the XML, or raise Unreadable."""
    data = trimmed(data)
    bare = _NITF_DOCTYPE.sub(b"", data, count=1)
    if bare != data:
        notes.add("doctype_ignored", "nitf")
    try:
        return safe_xml.parse(bare)
    except UnsafeXml as error:
        raise Unreadable(error.code, str(error)) from error  # type: ignore[arg-type]  # its codes are ours
