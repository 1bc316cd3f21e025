"""One door for bytes of any format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hoitu.delivery.sharing.formats import feeds, newsml_g2, ninjs, nitf
from hoitu.delivery.sharing.formats.payload import opened_xml, trimmed
from hoitu.delivery.sharing.formats.reading import Notes, Reading, Unreadable
from hoitu.delivery.sharing.formats.sniff import Sniffed, sniff

READERS: Mapping[Sniffed, Callable[[bytes], Reading]] = {
    "ninjs": ninjs.read,
    "newsml-g2": newsml_g2.read,
    "nitf": nitf.read,
    "feed": feeds.read,
    "json-feed": feeds.read_json,
}


def read(data: bytes) -> Reading:
    """Return what the bytes say in whatever format they are, or raise Unreadable."""
    if not trimmed(data):
        raise Unreadable("empty", "There is nothing in it.")
    found = sniff(data)
    if found is None:
        if trimmed(data).startswith(b"<"):  # a hostile document is told so, whatever it calls itself
            opened_xml(data, Notes())
        raise Unreadable("unknown_format", "This is none of the formats we read.")
    return READERS[found](data)
