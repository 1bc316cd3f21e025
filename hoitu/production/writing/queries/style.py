"""What the house style finds in an output, and how an agency keeps it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hoitu.foundation.reading.together import together
from hoitu.foundation.vocabulary import queries as vocabulary
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound
from hoitu.kernel.text import fold
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.writing.models import HouseWord, StyleAnswer, StyleChoice
from hoitu.production.writing.rules.parts import Content
from hoitu.production.writing.rules.style import catalog, checking, names
from hoitu.production.writing.rules.style.catalog import Standing
from hoitu.production.writing.rules.style.finding import Finding, House, PlaceFact, Term
from hoitu.production.writing.shipped import shipped_terms

LANGUAGES = ("vi", "km")


@dataclass(frozen=True)
class Review:
    """What was found in a text: what is open, what was left as it is and by whom, and which rules hold a release."""

    open: tuple[Finding, ...]
    left: tuple[StyleAnswer, ...]
    holding: frozenset[str]

    @property
    def held(self) -> tuple[Finding, ...]:
        """What has to be settled before the text is released."""
        return tuple(finding for finding in self.open if finding.rule in self.holding)

    @property
    def mendable(self) -> tuple[Finding, ...]:
        """What can be put in without a further word."""
        return tuple(finding for finding in self.open if finding.suggestion is not None)

    def of(self, key: str) -> Finding | None:
        """Return the open finding of this key."""
        return next((finding for finding in self.open if finding.key == key), None)


def review(output: newsroom.Output, now: datetime) -> Review:
    """Look an output through as it is saved now (two to four queries); its story has to be at hand."""
    content = newsroom.content_of(output).as_json()
    if output.language not in LANGUAGES:
        return Review((), (), frozenset())
    rows = together(**_kept(output))
    stands = standings_of(rows["choices"])
    found = checking.check(content, output.language, _house(output, content, stands, rows["words"], now))
    left = tuple(rows["left"])
    said = {(answer.rule, answer.words) for answer in left}
    still_open = tuple(finding for finding in found if (finding.rule, finding.words[:500]) not in said)
    holding = frozenset(each.rule.code for each in stands if each.standing == catalog.HOLDS)
    return Review(still_open, left, holding)


def _kept(output: newsroom.Output) -> dict[str, QuerySet[Any]]:
    agency_id = output.story.agency_id
    return {
        "choices": StyleChoice.objects.filter(agency_id=agency_id, ended_at=None),
        "words": HouseWord.objects.filter(agency_id=agency_id, dropped_at=None),
        "left": left_in(output.pk),
    }


def _house(
    output: newsroom.Output, content: Content, stands: list[Standing], words: list[HouseWord], now: datetime
) -> House:
    """Return what the agency asks for on the day of the story: the one it is planned for, else today."""
    day = output.story.planned_date or local_date(now)
    asked = {each.rule.code: each.way for each in stands if each.standing != catalog.OFF}
    text = checking.prose_of(content)
    gone = vocabulary.gone_on(names.place_names_in(text), day) if "places" in asked and output.language == "vi" else []
    return House(
        day=day,
        asked=asked,
        accepted=frozenset(word.word.lower() for word in words if word.sort == HouseWord.Sort.ACCEPTED),
        terms=(*shipped_terms(), *(_term(word) for word in words if word.sort == HouseWord.Sort.REPLACED)),
        places={each.name: PlaceFact(each.name, each.until, each.now, each.source, each.verified) for each in gone},
    )


def _term(word: HouseWord) -> Term:
    return Term(
        word.word, word.better, word.from_date, word.source, verified=not names.cites_law(word.source), note=word.note
    )


def left_in(output_id: UUID) -> QuerySet[StyleAnswer]:
    """Return what was left as it is in an output and not called back."""
    rows = StyleAnswer.objects.filter(output_id=output_id, answer=StyleAnswer.Answer.LEFT, recalled_at=None)
    return rows.select_related("by").order_by("at", "pk")


def standings(agency_id: UUID) -> list[Standing]:
    """Return every rule as it stands in an agency (one query)."""
    rows = StyleChoice.objects.filter(agency_id=agency_id, ended_at=None)
    return catalog.standings(rows.values_list("rule", "standing", "way"))


def standings_of(choices: Iterable[StyleChoice]) -> list[Standing]:
    """Return every rule as choices that are at hand have it."""
    return catalog.standings((row.rule, row.standing, row.way) for row in choices)


def choices_of(agency_id: UUID) -> dict[str, StyleChoice]:
    """Return the choice in force of each rule an agency ever chose about, with who made it."""
    rows = StyleChoice.objects.filter(agency_id=agency_id, ended_at=None).select_related("by")
    return {row.rule: row for row in rows}


def house_words(agency_id: UUID, *, text: str = "", sort: str = "", dropped: bool = False) -> QuerySet[HouseWord]:
    """Return an agency's own words (or those taken out), the newest first; `text` with or without accents."""
    found = HouseWord.objects.filter(agency_id=agency_id, dropped_at__isnull=not dropped)
    if sort:
        found = found.filter(sort=sort)
    for word in fold(text).split()[:8]:
        found = found.filter(folded__contains=word)
    return found.select_related("by", "dropped_by").order_by("-at", "pk")


def house_word(word_id: UUID) -> HouseWord:
    """Return one word of a house; raises NotFound."""
    found = HouseWord.objects.filter(pk=word_id).first()
    if found is None:
        raise NotFound(_("There is no such word in the dictionary."))
    return found
