"""How long a text is, by each measure its profile limits, and what is missing from it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from hoitu.kernel.text import SPOKEN_PER_MINUTE, reading_minutes, spoken_seconds, syllables
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.profiles import PROFILES
from hoitu.production.newsroom.rules.body import has_words, spoken_of, words_of
from hoitu.production.newsroom.rules.tidying import says_something


@dataclass(frozen=True)
class Measure:
    """One measure of a text; `limit` None where the profile sets none."""

    name: str
    value: int
    limit: int | None

    @property
    def is_over(self) -> bool:
        """Say whether the text is longer than it may be."""
        return self.limit is not None and self.value > self.limit


def measures(kind: str, content: DraftContent) -> list[Measure]:
    """Return how long the text is: the measures its profile limits first, then what is good to know."""
    limits = PROFILES[kind].limits
    found = lengths(content)
    named = [Measure(name, found[name], limit) for name, limit in limits.items()]
    extra = ("characters", "syllables") if "spoken_seconds" in limits else ("characters", "reading_minutes")
    return named + [Measure(name, found[name], None) for name in extra if name not in limits]


def over_limit(kind: str, content: DraftContent) -> list[Measure]:
    """Return the measures by which the text is too long."""
    return [each for each in measures(kind, content) if each.is_over]


def missing(kind: str, action: str, content: DraftContent, *, has_section: bool, has_author: bool) -> list[str]:
    """Return the fields the profile asks for before an action ("submit", "release") that are empty."""
    there = {
        "headline": says_something(content.headline),
        "lead": says_something(content.lead),
        "body": has_words(content.body),
        "section": has_section,
        "author": has_author,
    }
    return [name for name in PROFILES[kind].required.get(action, ()) if not there[name]]


def spoken_seconds_of(content: DraftContent, per_minute: int = SPOKEN_PER_MINUTE) -> int:
    """Return the seconds a content takes read aloud at a rate; recordings at their own length."""
    aloud = [spoken_of(block) for block in content.body]
    return spoken_seconds("\n".join(text for text, _ in aloud), per_minute) + sum(s for _, s in aloud)


def lengths(content: DraftContent) -> dict[str, int]:
    """Return how long the text is by every measure there is."""
    body = "\n".join(words_of(content.body))
    whole = "\n".join(filter(None, (content.headline, content.lead, body)))
    return {
        "headline_characters": len(content.headline),
        "lead_characters": len(content.lead),
        "characters": len(body),
        "syllables": syllables(whole),
        "reading_minutes": reading_minutes(whole),
        "spoken_seconds": spoken_seconds_of(content),
    }
