"""The one door to XML from outside: bounded, without document types, entities or network.

To build XML of our own, take `etree` from here; to read any that somebody sent, use `parse`.
"""

from __future__ import annotations

from lxml import etree

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_ELEMENTS", "UnsafeXml", "etree", "parse"]

MAX_BYTES = 10 * 1024 * 1024
MAX_DEPTH = 100
MAX_ELEMENTS = 200_000


class UnsafeXml(Exception):  # noqa: N818 - an answer to a sender, not an error of ours
    """The document is refused; `code` is one of too_large, doctype, too_deep, too_many, malformed."""

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


def parse(
    data: bytes, *, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH, max_elements: int = MAX_ELEMENTS
) -> etree._Element:
    """Return the root element of the document, or raise UnsafeXml.

    Read twice: once to count and to refuse, keeping nothing; only then to build the tree (lxml).
    """
    if len(data) > max_bytes:
        raise UnsafeXml(f"The document has {len(data)} bytes, more than {max_bytes}.", code="too_large")
    try:
        etree.fromstring(data, _parser(target=_Inspector(max_depth, max_elements)))
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        raise UnsafeXml(f"The document is not well-formed: {error.msg}.", code="malformed") from error
    except ValueError as error:  # an encoding nobody knows
        raise UnsafeXml(f"The document cannot be read: {error}.", code="malformed") from error


def _parser(target: _Inspector | None = None) -> etree.XMLParser:
    return etree.XMLParser(
        target=target,  # type: ignore[arg-type]  # the stub asks for methods lxml does without
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        remove_pis=True,
    )


class _Inspector:
    """Walks through the document and stops at the first thing that may not be there."""

    def __init__(self, max_depth: int, max_elements: int) -> None:
        self._max_depth, self._max_elements = max_depth, max_elements
        self._depth = self._elements = 0

    def doctype(self, *_declaration: str | None) -> None:
        raise UnsafeXml("The document declares a document type (DOCTYPE): send it without.", code="doctype")

    def start(self, _tag: str, _attributes: object) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > self._max_depth:
            raise UnsafeXml(f"Elements stand more than {self._max_depth} deep in each other.", code="too_deep")
        if self._elements > self._max_elements:
            raise UnsafeXml(f"The document has more than {self._max_elements} elements.", code="too_many")

    def end(self, _tag: str) -> None:
        self._depth -= 1

    def close(self) -> None:
        """Nothing was kept."""
