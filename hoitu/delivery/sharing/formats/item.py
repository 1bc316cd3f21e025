"""One piece of news, in no format: what every writer takes and every reader gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from hoitu.delivery.sharing.formats.concepts import Concept, Place
from hoitu.delivery.sharing.formats.media import Association, Kind, Rendition
from hoitu.kernel.html import plain_text

Status = Literal["usable", "withheld", "canceled"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, kw_only=True)
class Trust:
    """Something that says why this source may be trusted."""

    role: str  # an address naming what it says
    href: str
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class NewsItem:
    """Plain words are one line each (`texts.line`), HTML is tidy (`markup.tidy`), instants are aware, to the second."""

    guid: str  # names the item for ever, the same in all its versions
    version: int = 1  # counts up from 1
    version_created: datetime | None = None
    first_created: datetime | None = None
    language: str = ""  # BCP 47: vi, km, en-US
    kind: Kind = "text"
    urgency: int | None = None  # 1 (most urgent) to 9
    status: Status = "usable"
    embargoed_until: datetime | None = None  # not to be published before

    headline: str = ""
    slugline: str = ""  # a working name
    lead: str = ""
    body_html: str = ""
    located: str = ""  # where the story was written
    bylines: tuple[str, ...] = ()
    creditline: str = ""

    provider: str = ""  # who sends it
    source: str = ""  # whom they have it from
    copyright_holder: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""

    note: str = ""  # from editors to editors, never for readers
    correction: str = ""  # what readers are told was corrected
    ai_use: str = ""  # what readers are told of machines that took part
    digital_source: str = ""  # code of IPTC's digital source types: trainedAlgorithmicMedia

    subjects: tuple[Concept, ...] = ()  # sections and topics
    people: tuple[Concept, ...] = ()
    organisations: tuple[Concept, ...] = ()
    places: tuple[Place, ...] = ()

    renditions: tuple[Rendition, ...] = ()  # files of the item itself, where it is no text
    associations: tuple[Association, ...] = ()
    page_url: str = ""  # the page for readers
    trust: tuple[Trust, ...] = ()

    @property
    def body_text(self) -> str:
        """The words of the body alone, one line per paragraph."""
        return plain_text(self.body_html)
