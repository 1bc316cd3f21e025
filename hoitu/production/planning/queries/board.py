"""The board: what is under way, in columns by state, by person or by day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import day as day_in_words
from hoitu.production.newsroom.queries import Output
from hoitu.production.newsroom.queries.planning import Planned, on_the_board, with_people
from hoitu.production.planning.labels import STAGES
from hoitu.production.planning.rules.stages import stage_of

MOST = 500
OUT_FOR = timedelta(days=3)
DAYS_SHOWN = 7


@dataclass
class Column:
    """One column: `key` says what moving a card into it means (a stage, a person's id, a day)."""

    key: str
    title: str
    cards: list[Planned] = field(default_factory=list)


@dataclass(frozen=True)
class Board:
    """The columns, and the page of the cards shown (at most 500 at a time)."""

    columns: list[Column]
    page: Page[Output]


def board(
    person: Person,
    now: datetime,
    *,
    by: str,
    first: date,
    people: Iterable[Person],
    unit_id: UUID | None = None,
    kind: str = "",
    page: str | None = None,
) -> Board:
    """Return the board by "state", "person" or "day" (from `first` on); six queries, however many cards."""
    rows = on_the_board(person, now, released_since=now - OUT_FOR, unit_id=unit_id, kind=kind)
    shown = Paginator(rows, MOST).get_page(page)
    cards = with_people(shown.object_list)
    columns, key_of = _columns(by, first, people)
    by_key = {column.key: column for column in columns}
    for card in cards:
        key = key_of(card)
        if key in by_key:
            by_key[key].cards.append(card)
    return Board(columns, shown)


def _columns(by: str, first: date, people: Iterable[Person]) -> tuple[list[Column], Callable[[Planned], str]]:
    if by == "person":
        named = [Column(str(each.pk), str(each)) for each in people]
        return [Column("", _("nobody yet")), *named], lambda card: str(card.people[0].pk) if card.people else ""
    if by == "day":
        days = [first + timedelta(days=number) for number in range(DAYS_SHOWN)]
        dated = [Column(day.isoformat(), day_in_words(day)) for day in days]
        return [*dated, Column("", _("no day yet"))], _day_key
    return [Column(key, str(label)) for key, label in STAGES.items()], lambda card: stage_of(card.output.state)


def _day_key(card: Planned) -> str:
    return card.planned_date.isoformat() if card.planned_date else ""
