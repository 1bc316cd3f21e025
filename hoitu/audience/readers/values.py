"""What the site tells of an article, and what a reader writes into a form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

CONSENT = "2026-11"  # the version of the words of consent on the public forms; a new one when they change
ANONYMOUS = {"vi": "Bạn đọc", "km": "មិត្តអ្នកអាន"}
LONGEST_COMMENT = 2000
LONGEST_LETTER = 6000
LONGEST_SUBJECT = 160
LONGEST_NAME = 60
LONGEST_CONTACT = 120


@dataclass(frozen=True)
class AboutArticle:
    """The article a comment is sent to, as it stands on the site."""

    output_id: UUID
    agency_id: UUID
    language: str
    section_code: str
    headline: str
    path: str
    published_at: datetime
    is_demo: bool = False


@dataclass(frozen=True)
class Words:
    """What a reader wrote: name as they like, text, and (never shown) how to reach them."""

    name: str
    text: str
    contact: str = ""


@dataclass(frozen=True)
class LetterWords:
    """What a reader wrote in a letter: about what, where, under which name, how to reach them, with a fee or not."""

    subject: str
    text: str
    name: str = ""
    place: str = ""
    contact: str = ""
    wants_fee: bool = False
