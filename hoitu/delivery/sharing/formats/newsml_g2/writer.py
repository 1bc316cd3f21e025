"""An item as a NewsML-G2 newsItem; its text is NITF inside."""

from __future__ import annotations

from hoitu.delivery.sharing.formats import elements, instants, nitf
from hoitu.delivery.sharing.formats.concepts import DIGITAL_SOURCE, Concept
from hoitu.delivery.sharing.formats.item import NewsItem
from hoitu.delivery.sharing.formats.media import Rendition
from hoitu.delivery.sharing.formats.newsml_g2.names import (
    CATALOG,
    DESCRIPTIONS,
    NAMESPACE,
    NATURES,
    PAGE,
    RENDITION,
    SUMMARY,
    TRUST,
    VERSION,
)
from hoitu.delivery.sharing.formats.texts import language_tag
from hoitu.kernel.safe_xml import etree


def write(item: NewsItem) -> bytes:
    """Return the item as a document of its own; ValueError where `version_created` is missing, which G2 demands."""
    return elements.document(news_item(item))


def news_item(item: NewsItem) -> etree._Element:
    """Return the newsItem element, for a document or a message."""
    root = opened("newsItem", item)
    _put_rights(root, item)
    _put_item_meta(root, item)
    _put_content_meta(root, item)
    _put_points(root, item)
    content = elements.put(root, "contentSet")
    if item.body_html or item.associations:
        xml = elements.put(content, "inlineXML", "", {"contenttype": "application/nitf+xml"})
        xml.append(nitf.written_text(item))
    for file in item.renditions:
        _put_file(content, file)
    return root


def opened(name: str, item: NewsItem) -> etree._Element:
    """Return the root element of an item or package, with its catalogue."""
    root = elements.root(NAMESPACE, name)
    said = {"guid": item.guid, "version": item.version, "standard": "NewsML-G2", "standardversion": VERSION}
    for key, value in (said | {"conformance": "power", elements.XML_LANG: language_tag(item.language)}).items():
        if value:
            root.set(key, str(value))
    elements.put(root, "catalogRef", "", {"href": CATALOG})
    return root


def put_management(meta: etree._Element, item: NewsItem) -> None:
    """Put what every itemMeta begins with, and a reference to an item too."""
    if item.version_created is None:
        raise ValueError(f"NewsML-G2 demands versionCreated, and item {item.guid} has none.")
    elements.put(meta, "itemClass", "", {"qcode": f"ninat:{item.kind}"})
    elements.put_words(elements.put(meta, "provider"), "name", item.provider or "-")
    elements.put(meta, "versionCreated", instants.written(item.version_created))
    if item.first_created:
        elements.put(meta, "firstCreated", instants.written(item.first_created))
    if item.embargoed_until:
        elements.put(meta, "embargoed", instants.written(item.embargoed_until))
    elements.put(meta, "pubStatus", "", {"qcode": f"stat:{item.status}"})


def _put_rights(root: etree._Element, item: NewsItem) -> None:
    if not (item.copyright_holder or item.copyright_notice or item.usage_terms):
        return
    rights = elements.put(root, "rightsInfo")
    if item.copyright_holder:
        elements.put_words(elements.put(rights, "copyrightHolder"), "name", item.copyright_holder)
    elements.put_words(rights, "copyrightNotice", item.copyright_notice)
    elements.put_words(rights, "usageTerms", item.usage_terms)


def _put_item_meta(root: etree._Element, item: NewsItem) -> None:
    meta = elements.put(root, "itemMeta")
    put_management(meta, item)
    elements.put_words(meta, "edNote", item.note)
    if item.correction:
        elements.put(meta, "signal", "", {"qcode": "sig:correction"})
    if item.page_url:
        elements.put(meta, "link", "", {"reluri": PAGE, "href": item.page_url, "contenttype": "text/html"})
    for each in item.trust:
        link = elements.put(meta, "link", "", {"reluri": TRUST, "href": each.href, "residref": each.role})
        elements.put_words(link, "title", each.title)


def _put_content_meta(root: etree._Element, item: NewsItem) -> None:
    meta = elements.put(root, "contentMeta")
    if item.urgency is not None:
        elements.put(meta, "urgency", str(item.urgency))
    if item.digital_source:
        elements.put(meta, "digitalSourceType", "", {"uri": DIGITAL_SOURCE + item.digital_source})
    for name, said in (("located", item.located), ("infoSource", item.source)):
        if said:
            elements.put_words(elements.put(meta, name), "name", said)
    if tag := language_tag(item.language):
        elements.put(meta, "language", "", {"tag": tag})
    for field in ("subjects", *NATURES):
        for concept in getattr(item, field):
            made = elements.put(meta, "subject", "", {"type": NATURES.get(field)} | _named(concept))
            elements.put_words(made, "name", concept.name)
    elements.put_words(meta, "slugline", item.slugline)
    elements.put_words(meta, "headline", item.headline)
    for byline in item.bylines:
        elements.put_words(meta, "by", byline)
    elements.put_words(meta, "creditline", item.creditline)
    elements.put_words(meta, "description", item.lead, {"role": SUMMARY})
    for field, role in DESCRIPTIONS.items():
        elements.put_words(meta, "description", getattr(item, field), {"roleuri": role})


def _named(concept: Concept) -> dict[str, object]:
    return {"uri": concept.uri, "literal": concept.code}


def _put_points(root: etree._Element, item: NewsItem) -> None:
    """Where places are: G2 says it beside the subject, in an assertion on the same concept."""
    for place in item.places:
        if place.point is None:
            continue
        told = elements.put(root, "assert", "", {"uri": place.uri, "literal": place.code or place.name})
        longitude, latitude = (f"{degrees:.7f}" for degrees in place.point)
        details = elements.put(told, "geoAreaDetails")
        elements.put(details, "position", "", {"latitude": latitude, "longitude": longitude})


def _put_file(content: etree._Element, file: Rendition) -> None:
    known: dict[str, object] = {
        "renditionuri": RENDITION + file.name,
        "href": file.href,
        "contenttype": file.mime,
        "title": file.title,
    }
    numbers = {"size": file.size, "width": file.width, "height": file.height, "duration": file.duration}
    elements.put(content, "remoteContent", "", known | numbers)
