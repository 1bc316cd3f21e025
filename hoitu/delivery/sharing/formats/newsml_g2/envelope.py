"""Several items on their way: the package that names them, the message that carries them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from hoitu.delivery.sharing.formats import elements, instants
from hoitu.delivery.sharing.formats.item import NewsItem
from hoitu.delivery.sharing.formats.newsml_g2.names import NAMESPACE, SUMMARY
from hoitu.delivery.sharing.formats.newsml_g2.writer import news_item, opened, put_management

_MIME = "application/vnd.iptc.g2.newsitem+xml"


def write_package(package: NewsItem, items: Sequence[NewsItem]) -> bytes:
    """Return a packageItem that names the items in their order; of `package` its own names and dates are written."""
    root = opened("packageItem", package)
    put_management(elements.put(root, "itemMeta"), package)
    elements.put_words(elements.put(root, "contentMeta"), "headline", package.headline)
    group = elements.put(
        elements.put(root, "groupSet", "", {"root": "main"}), "group", "", {"id": "main", "role": "group:main"}
    )
    for item in items:
        named = {"residref": item.guid, "version": item.version, "contenttype": _MIME}
        reference = elements.put(group, "itemRef", "", named)
        put_management(reference, item)
        elements.put_words(reference, "title", item.headline)
        elements.put_words(reference, "description", item.lead, {"role": SUMMARY})
    return elements.document(root)


def write_message(items: Sequence[NewsItem], *, sent: datetime, sender: str, transmit_id: str) -> bytes:
    """Return a newsMessage that carries the items whole (one at the least: the schema wants it)."""
    root = elements.root(NAMESPACE, "newsMessage")
    header = elements.put(root, "header")
    elements.put(header, "sent", instants.written(sent))
    elements.put_words(header, "sender", sender)
    elements.put_words(header, "transmitId", transmit_id)
    carried = elements.put(root, "itemSet")
    for item in items:
        carried.append(news_item(item))
    return elements.document(root)
