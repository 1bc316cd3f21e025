"""NewsML-G2 of any version into items: one item, a message with many, a package that names them."""

from __future__ import annotations

from hoitu.delivery.sharing.formats import elements
from hoitu.delivery.sharing.formats.item import NewsItem
from hoitu.delivery.sharing.formats.newsml_g2 import content, meta
from hoitu.delivery.sharing.formats.payload import opened_xml
from hoitu.delivery.sharing.formats.reading import Notes, Reading, Unreadable
from hoitu.kernel.safe_xml import etree

NOT_NEWS = frozenset({"conceptItem", "knowledgeItem", "planningItem", "catalogItem", "catalog"})
ITEMS = frozenset({"newsItem", "packageItem", *NOT_NEWS})


def read(data: bytes) -> Reading:
    """Return the items of the document; a single newsItem without a guid raises Unreadable, one of several does not."""
    notes = Notes()
    root = opened_xml(data, notes)
    if elements.name_of(root) == "newsMessage":
        return _message(root, notes)
    if elements.name_of(root) not in ITEMS:
        raise Unreadable("unknown_format", "The root element is none of NewsML-G2.", where=elements.name_of(root))
    items, named = _one(root, notes)
    return Reading(items, notes.all(), named)


def _message(root: etree._Element, notes: Notes) -> Reading:
    items: list[NewsItem] = []
    named: list[str] = []
    for each in elements.every(root, "itemSet/*"):
        try:
            found, names = _one(each, notes)
        except Unreadable as error:
            notes.add("bad_item", error.where)
            continue
        items += found
        named += names
    held = {item.guid for item in items}
    return Reading(tuple(items), notes.all(), tuple(each for each in named if each not in held))


def _one(root: etree._Element, notes: Notes) -> tuple[tuple[NewsItem, ...], tuple[str, ...]]:
    """The item if it is one, and the guids it names if it is a package."""
    kind = elements.name_of(root)
    if kind == "newsItem":
        return (_item(root, notes),), ()
    if kind == "packageItem":
        named = [elements.attribute(each, "residref") for each in elements.anywhere(root, "itemRef")]
        return (), tuple(dict.fromkeys(filter(None, named)))
    notes.add("not_news" if kind in NOT_NEWS else "unknown_field", kind)
    return (), ()


def _item(root: etree._Element, notes: Notes) -> NewsItem:
    guid = elements.attribute(root, "guid")
    if not guid:
        raise Unreadable("no_guid", "The newsItem has no guid.", where="newsItem")
    inside = content.read(root, notes)
    told = meta.management(root, notes) | meta.rights(root) | meta.description(root, notes)
    # What G2 says of the text wins over what the text says of itself.
    said = inside | {field: value for field, value in told.items() if value not in (None, "", ())}
    return NewsItem(guid=guid, **said)
