"""What a newsItem says about itself: management, rights and description, by the fields of an item."""

from __future__ import annotations

from typing import Any

from hoitu.delivery.sharing.formats import elements, instants
from hoitu.delivery.sharing.formats.item import STATUSES, Trust
from hoitu.delivery.sharing.formats.media import KINDS
from hoitu.delivery.sharing.formats.newsml_g2 import about
from hoitu.delivery.sharing.formats.newsml_g2.names import DESCRIPTIONS, PAGE, SUMMARY, TRUST
from hoitu.delivery.sharing.formats.reading import Notes
from hoitu.delivery.sharing.formats.texts import language_tag
from hoitu.kernel.safe_xml import etree

INSTANTS = {"version_created": "versionCreated", "first_created": "firstCreated", "embargoed_until": "embargoed"}
_LISTED = {"kind": ("itemClass", KINDS), "status": ("pubStatus", STATUSES)}


def management(root: etree._Element, notes: Notes) -> dict[str, Any]:
    """Return what stands in the root and in itemMeta."""
    links = list(elements.every(root, "itemMeta/link"))
    provider = about.name_of(elements.first(root, "itemMeta/provider"))
    return {
        "version": elements.number(root, "version") or None,
        "language": language_tag(elements.attribute(root, elements.XML_LANG)),
        "provider": "" if provider == "-" else provider,
        "note": " ".join(map(elements.words, elements.every(root, "itemMeta/edNote"))),
        "page_url": next((elements.attribute(each, "href") for each in links if each.get("reluri") == PAGE), ""),
        "trust": tuple(_trust(each) for each in links if each.get("reluri") == TRUST),
        **_listed(root, notes),
        **_instants(root, notes),
    }


def _trust(link: etree._Element) -> Trust:
    role, href = elements.attribute(link, "residref"), elements.attribute(link, "href")
    return Trust(role=role, href=href, title=elements.words(elements.first(link, "title")))


def _listed(root: etree._Element, notes: Notes) -> dict[str, Any]:
    """Words from closed lists; one that is not in its list is remarked on."""
    found = {}
    for field, (name, known) in _LISTED.items():
        element = elements.first(root, f"itemMeta/{name}")
        code = about.concept_of(element).code
        if code in known:
            found[field] = code
        elif element is not None:
            notes.add("unknown_value", name)
    return found


def _instants(root: etree._Element, notes: Notes) -> dict[str, Any]:
    found = {}
    for field, name in INSTANTS.items():
        said = elements.words(elements.first(root, f"itemMeta/{name}"))
        found[field] = instants.read(said) if said else None
        if said and found[field] is None:
            notes.add("unreadable_instant", name)
    return found


def rights(root: etree._Element) -> dict[str, Any]:
    """Return what stands in rightsInfo."""
    info = "rightsInfo"
    return {
        "copyright_holder": about.name_of(elements.first(root, f"{info}/copyrightHolder")),
        "copyright_notice": " ".join(map(elements.words, elements.every(root, f"{info}/copyrightNotice"))),
        "usage_terms": " ".join(map(elements.words, elements.every(root, f"{info}/usageTerms"))),
    }


def description(root: etree._Element, notes: Notes) -> dict[str, Any]:
    """Return what stands in contentMeta."""
    meta = elements.first(root, "contentMeta")
    if meta is None:
        return {}
    urgency = elements.words(elements.first(meta, "urgency"))
    if urgency and urgency not in set("123456789"):
        notes.add("unreadable_number", "urgency")
        urgency = ""
    return {
        "urgency": int(urgency) if urgency else None,
        "digital_source": about.concept_of(elements.first(meta, "digitalSourceType")).code,
        "located": about.name_of(elements.first(meta, "located")),
        "source": about.name_of(elements.first(meta, "infoSource")),
        "slugline": elements.words(elements.first(meta, "slugline")),
        "headline": elements.words(elements.first(meta, "headline")),
        "creditline": elements.words(elements.first(meta, "creditline")),
        "bylines": _bylines(meta),
        **_descriptions(meta),
        **about.read(root, meta),
    }


def _bylines(meta: etree._Element) -> tuple[str, ...]:
    """Return the by lines; without any, the names of the creators."""
    said = tuple(filter(None, map(elements.words, elements.every(meta, "by"))))
    return said or tuple(filter(None, map(about.name_of, elements.every(meta, "creator"))))


def _descriptions(meta: etree._Element) -> dict[str, str]:
    roles: dict[str, str] = {}
    for each in elements.every(meta, "description"):
        role = elements.attribute(each, "roleuri") or elements.attribute(each, "role")
        roles.setdefault(role, elements.words(each))
    lead = {"lead": roles.get(SUMMARY) or roles.get("") or roles.get("drol:caption", "")}
    return lead | {field: roles.get(role, "") for field, role in DESCRIPTIONS.items()}
