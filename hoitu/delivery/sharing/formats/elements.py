"""Small words for elements: put one in, find one, read what it says; namespaces look after themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hoitu.delivery.sharing.formats import texts
from hoitu.kernel.safe_xml import etree

_ADDRESSES = frozenset({"href", "uri", "renditionuri"})  # what NewsML-G2's schema looks at

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def root(namespace: str, name: str) -> etree._Element:
    """Return a new element that declares the namespace as its own."""
    return etree.Element(f"{{{namespace}}}{name}", nsmap={None: namespace})  # type: ignore[dict-item]  # None is the default


def put(
    parent: etree._Element, name: str, text: str = "", attributes: Mapping[str, object] | None = None
) -> etree._Element:
    """Put an element at the end of its parent, in the parent's namespace; empty attributes are left out."""
    namespace = etree.QName(parent).namespace
    made = etree.SubElement(parent, f"{{{namespace}}}{name}" if namespace else name)
    made.text = texts.legal(text) or None
    for key, value in (attributes or {}).items():
        if value not in (None, ""):
            said = texts.legal(str(value))
            made.set(key, texts.address(said) if key in _ADDRESSES else said)
    return made


def put_words(parent: etree._Element, name: str, text: str, attributes: Mapping[str, object] | None = None) -> None:
    """Put an element with one line of words, or none where there are no words."""
    if said := texts.line(text):
        put(parent, name, said, attributes)


def name_of(element: etree._Element) -> str:
    """Return the element's name without its namespace, empty for a comment."""
    tag: object = element.tag  # of a comment it is a function
    return str(etree.QName(element).localname) if isinstance(tag, str) else ""


def first(parent: etree._Element, path: str) -> etree._Element | None:
    """Return the first element at the path (names and slashes), whatever namespace it is in."""
    return next(every(parent, path), None)


def every(parent: etree._Element, path: str) -> Iterator[etree._Element]:
    """Go through the elements at the path (names and slashes), whatever namespace they are in."""
    return parent.iterfind("/".join(name if name == "*" else f"{{*}}{name}" for name in path.split("/")))


def anywhere(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Go through all elements of that name below, whatever namespace they are in."""
    return parent.iter(f"{{*}}{name}")


def text_of(element: etree._Element) -> str:
    """Return all words in the element as they stand, without comments."""
    return "".join(map(str, element.itertext("*")))


def words(element: etree._Element | None) -> str:
    """Return all words in the element as one line, empty for none."""
    return "" if element is None else texts.line(text_of(element))


def attribute(element: etree._Element | None, key: str) -> str:
    """Return the attribute as one line, empty for none."""
    return "" if element is None else texts.line(str(element.get(key, "")))


def document(element: etree._Element) -> bytes:
    """Return the element as a whole document in UTF-8."""
    return etree.tostring(element, encoding="UTF-8", xml_declaration=True)


def number(element: etree._Element | None, key: str) -> int | None:
    """Return the attribute as a whole number, None where it is none."""
    said = attribute(element, key)
    return int(said) if said.isdecimal() and len(said) < 16 else None  # noqa: PLR2004 - longer ones count nothing
