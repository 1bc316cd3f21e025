"""What readers say below an article: the newest on its own page, all of them on pages of their own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.defaultfilters import linebreaksbr
from django.utils import translation
from django.utils.safestring import SafeString

from hoitu.audience.readers import queries as readers
from hoitu.audience.readers.queries import Shown
from hoitu.audience.readers.values import AboutArticle
from hoitu.delivery.site import rules, wording
from hoitu.delivery.site.body import in_language
from hoitu.delivery.site.freezing import files
from hoitu.delivery.site.freezing.press import Press
from hoitu.delivery.site.models import Article
from hoitu.kernel.clock import plain_day

ON_THE_ARTICLE = 5
SHORTENED = 500  # characters: five long comments weigh a few kilobytes


@dataclass(frozen=True)
class Said:
    """A comment ready for a page."""

    name: str
    html: SafeString
    at: str
    shown_at: str
    answer: SafeString
    report_path: str


def about(article: Article) -> AboutArticle:
    """Return what readers' module is told of an article."""
    return AboutArticle(
        output_id=article.output_id,
        agency_id=article.agency_id,
        language=article.language,
        section_code=article.section_code,
        headline=article.headline,
        path=article.path,
        published_at=article.first_published_at,
        is_demo=article.is_demo,
    )


def context(article: Article, now: datetime) -> dict[str, Any]:
    """Return what an article's page shows of its comments: the newest, how many there are, whether more are taken."""
    below = readers.below(article.output_id, ON_THE_ARTICLE)
    opening = readers.opening_of(about(article), now)
    with translation.override(article.language):
        closed = wording.closed(opening)
    return {
        "comments": [said(each, article.language, SHORTENED) for each in below.newest],
        "comments_total": below.total,
        "comments_path": rules.comments_path(article.path),
        "comments_until": "" if closed else plain_day(opening.last),
        "comments_closed": closed,
        "commenting_path": rules.commenting_path(article.language, article.number),
    }


def freeze(press: Press, article: Article) -> None:
    """Freeze the pages of all comments of an article, page 1 with the oldest; take them away where none is left."""
    total = readers.below(article.output_id, 0).total
    if not total or article.withdrawn_at:
        remove(article.path)
        return
    last = rules.page_of(total, rules.COMMENTS_PAGE)
    for page in range(1, last + 1):
        _page(press, article, page, last)


def _page(press: Press, article: Article, page: int, last: int) -> None:
    rows = readers.shown_page(article.output_id, *rules.positions_of(page, rules.COMMENTS_PAGE))
    shown = {
        "article": article,
        "comments": [said(each, article.language) for each in rows],
        "page": page,
        "older": rules.comments_path(article.path, page - 1) if page > 1 else "",
        "newer": rules.comments_path(article.path, page + 1 if page + 1 < last else 0) if page < last else "",
        "commenting_path": rules.commenting_path(article.language, article.number),
    }
    press.page("comments.html", article.language, rules.comments_path(article.path, page), shown)
    if page == last:
        press.page("comments.html", article.language, rules.comments_path(article.path), {**shown, "page": 0})


def remove(article_path: str) -> None:
    """Take the pages of comments of an address away."""
    shutil.rmtree(files.file_of(rules.comments_path(article_path)).parent, ignore_errors=True)


def said(each: Shown, language: str, most: int = 0) -> Said:
    """Return a comment ready for a page, shortened to so many characters."""
    text = each.text if not most or len(each.text) <= most else f"{each.text[:most].rsplit(' ', 1)[0]}…"
    return Said(
        name=each.name,
        html=_lines(text, language),
        at=rules.iso(each.at),
        shown_at=f"{rules.clock_time(each.at)}, {rules.short_date(each.at)}",
        answer=_lines(each.answer, language),
        report_path=rules.reporting_path(language, each.id),
    )


def _lines(text: str, language: str) -> SafeString:
    return SafeString(in_language(str(linebreaksbr(text)), language))
