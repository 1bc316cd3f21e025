"""What the house style finds in a text, and what a house asks for. Pure values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from hoitu.production.writing.rules.parts import Part


@dataclass(frozen=True)
class Edit:
    """Other letters from `start` to before `end` of a part's text."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Hit:
    """What a rule finds in one text: from `start` to before `end`, why (`what`, with `values`), and how to mend it.

    Without edits a person has to decide.
    """

    start: int
    end: int
    what: str
    edits: tuple[Edit, ...] = ()
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Finding:
    """A hit with the rule that made it and the part it stands in; `nth` counts the same words in the same place."""

    rule: str
    part: Part
    hit: Hit
    nth: int = 0

    @property
    def words(self) -> str:
        """The words found."""
        return self.part.text[self.hit.start : self.hit.end]

    @property
    def suggestion(self) -> str | None:
        """The words as they would be, or None where a person has to decide."""
        if not self.hit.edits:
            return None
        made, at = "", self.hit.start
        for edit in self.hit.edits:
            made += self.part.text[at : edit.start] + edit.new
            at = edit.end
        return made + self.part.text[at : self.hit.end]

    @property
    def key(self) -> str:
        """What names this finding in a form: it stays while the words around it change."""
        return f"{self.rule}:{self.part.place}:{self.nth}:{self.words}"


@dataclass(frozen=True)
class Term:
    """A name or title as it is not to be written from a day on (None: ever), and as it is (empty: to be decided)."""

    wrong: str
    right: str
    from_date: date | None = None
    source: str = ""
    verified: bool = False
    note: str = ""


@dataclass(frozen=True)
class PlaceFact:
    """A place that is no more on the day of the story: since when, and what it went into, if that is known."""

    name: str
    until: date
    now: tuple[str, ...]
    source: str
    verified: bool


@dataclass(frozen=True)
class House:
    """What one agency asks for on the day of a story.

    `asked` maps each rule that is on to its chosen way ("" where it has none); `accepted` are its own words in small
    letters; `places` the places of this text that are no more, by their names as the list of places has them.
    """

    day: date
    asked: Mapping[str, str]
    accepted: frozenset[str] = frozenset()
    terms: tuple[Term, ...] = ()
    places: Mapping[str, PlaceFact] = field(default_factory=lambda: MappingProxyType({}))


NOTHING: Mapping[str, str] = MappingProxyType({})


def swap(found_at: int, found_to: int, new: str, what: str, values: Mapping[str, str] = NOTHING) -> Hit:
    """Return a hit whose whole range is put differently."""
    return Hit(found_at, found_to, what, (Edit(found_at, found_to, new),), values)


def point(found_at: int, found_to: int, what: str, values: Mapping[str, str] = NOTHING) -> Hit:
    """Return a hit that a person has to decide."""
    return Hit(found_at, found_to, what, (), values)


def in_order(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits as they stand in the text."""
    return sorted(hits, key=lambda hit: (hit.start, hit.end))
