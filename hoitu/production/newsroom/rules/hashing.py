"""The one form of a content and its hash: what an approval is bound to. Pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from hoitu.production.newsroom.content import DraftContent


@dataclass(frozen=True)
class Filing:
    """What readers see beside the text, or what decides where it appears.

    Section, topics and places by code; bylines as (person, name, part) in their order; of an open update or
    correction its act and the words readers are told.
    """

    section: str = ""
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    bylines: tuple[tuple[str, str, str], ...] = ()
    act: str = ""
    correction_note: str = ""
    false_information: str = ""


def canonical(content: DraftContent) -> bytes:
    """Return the one JSON form of a content: sorted keys, no blanks, UTF-8, block ids left out."""
    kept = content.as_json()
    kept["body"] = [{"type": block["type"], "value": block["value"]} for block in content.body]
    return _json(kept)


def text_hash(content: DraftContent) -> str:
    """Return the SHA-256 (hex) of a text: what one save is told from the next by."""
    return hashlib.sha256(canonical(content)).hexdigest()


def content_hash(content: DraftContent, filing: Filing) -> str:
    """Return the SHA-256 (hex) of all that a release would show: the text and its filing."""
    return hashlib.sha256(_json({"text": text_hash(content), "filing": asdict(filing)})).hexdigest()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
