"""What readers see below an article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from hoitu.audience.readers.models import Closing, Comment, Reply, State
from hoitu.audience.readers.queries.house import house_of
from hoitu.audience.readers.rules import opening
from hoitu.audience.readers.values import AboutArticle


@dataclass(frozen=True)
class Opening:
    """Whether comments are taken: `closed` is empty, or says why not: by_hand, none (the house takes none), over.

    `last` is the last day on which they are, or were, taken.
    """

    last: date | None = None
    closed: str = ""


@dataclass(frozen=True)
class Shown:
    """A comment on the page; `answer` is the newsroom's, empty without one."""

    id: UUID
    name: str
    text: str
    at: datetime
    answer: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True)
class Below:
    """The newest comments of an article, and how many there are in all."""

    newest: tuple[Shown, ...] = ()
    total: int = 0


def has_comments(agency_id: UUID) -> bool:
    """Tell whether readers have ever commented on an agency's articles."""
    return Comment.objects.filter(discussion__agency_id=agency_id).exists()


def below(output_id: UUID, most: int) -> Below:
    """Return the newest comments on an article's page (two or three queries)."""
    rows = _shown(output_id)
    total = rows.count()
    return Below(tuple(map(_as_shown, rows.order_by("-sent_at", "-pk")[:most])), total) if total else Below()


def shown_page(output_id: UUID, first: int, last: int) -> list[Shown]:
    """Return comments by their place, counted from 1, the oldest; the newest of them first."""
    return [_as_shown(row) for row in reversed(_shown(output_id).order_by("sent_at", "pk")[first - 1 : last])]


def shown_comment(comment_id: UUID) -> Comment | None:
    """Return a comment that is on a page, with its discussion; None for any other."""
    return Comment.objects.filter(pk=comment_id, state=State.SHOWN).select_related("discussion").first()


def opening_of(article: AboutArticle, now: datetime) -> Opening:
    """Return whether comments are taken below an article now (two queries)."""
    closed = Closing.objects.filter(reopened_at=None, agency_id=article.agency_id)
    by_hand = closed.filter(output_id=article.output_id) | closed.filter(
        output_id=None, language=article.language, section_code=article.section_code
    )
    house = house_of(article.agency_id)
    last = opening.last_day(article.published_at, house)
    if by_hand.exists():
        return Opening(last, "by_hand")
    if last is None:
        return Opening(closed="none")
    return Opening(last, "" if opening.is_open(article.published_at, house, now) else "over")


def _shown(output_id: UUID) -> QuerySet[Comment]:
    answers = Prefetch("replies", Reply.objects.filter(withdrawn_at=None), to_attr="standing")
    return Comment.objects.filter(discussion=output_id, state=State.SHOWN).prefetch_related(answers)


def _as_shown(row: Comment) -> Shown:
    standing: list[Reply] = getattr(row, "standing", [])
    answer = standing[0] if standing else None
    return Shown(
        row.pk,
        row.name,
        row.text,
        row.sent_at,
        answer.text if answer else "",
        answer.at if answer else None,
    )
