"""“Thông tin cải chính, xin lỗi”: the notices of the last days for home pages, and the page that keeps them all.

A notice outlives its article: what was withdrawn is named there, never linked to as if it could be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet

from hoitu.delivery.site import rules
from hoitu.delivery.site.freezing import chrome
from hoitu.delivery.site.freezing.press import Press
from hoitu.delivery.site.models import Article, CorrectionNotice
from hoitu.foundation.norms import queries as norms
from hoitu.kernel.clock import local_date

HOME_SHOWS = 10


def recent(press: Press, language: str) -> list[CorrectionNotice]:
    """Return the notices still to be shown on the home page (norm `correction`, online_keep_days)."""
    days = int(norms.value("correction", "online_keep_days", local_date(press.now)) or 7)
    since = press.now - timedelta(days=days)
    return list(_notices(language).filter(at__gt=since).order_by("-at", "-pk")[:HOME_SHOWS])


def front(press: Press, language: str) -> None:
    """Freeze the page a reader comes to first: the newest notices."""
    total = len(_in_order(language))
    older = rules.page_of(total - rules.PAGE_SIZE) if total > rules.PAGE_SIZE else 0
    newest = _notices(language).order_by("-at", "-pk")[: rules.PAGE_SIZE]
    _freeze(press, language, 0, newest, older=older, newer=0)


def of_article(press: Press, article: Article) -> None:
    """Freeze the front and the numbered pages with notices of one article."""
    own = set(article.corrections.values_list("pk", flat=True))
    order = _in_order(article.language)
    pages = {rules.page_of(position) for position, pk in enumerate(order, 1) if pk in own}
    front(press, article.language)
    for page in sorted(pages | {page - 1 for page in pages if page > 1}):  # a full page links to the one that begins
        _numbered(press, article.language, page)


def everything(press: Press, language: str) -> None:
    """Freeze the front and every numbered page."""
    front(press, language)
    total = len(_in_order(language))
    for page in range(1, rules.page_of(total) + 1 if total else 1):
        _numbered(press, language, page)


def _numbered(press: Press, language: str, page: int) -> None:
    """Freeze one numbered page, 1 with the oldest notices: once full it changes only with an article of its own."""
    first, last = rules.positions_of(page)
    rows = list(_notices(language).order_by("at", "pk")[first - 1 : last + 1])
    newer = page + 1 if len(rows) > rules.PAGE_SIZE else 0
    _freeze(press, language, page, reversed(rows[: rules.PAGE_SIZE]), older=page - 1, newer=newer)


def _freeze(
    press: Press, language: str, page: int, notices: Iterable[CorrectionNotice], *, older: int, newer: int
) -> None:
    alternates = [{"language": each, "href": chrome.absolute(rules.corrections_path(each))} for each in rules.LANGUAGES]
    context = {
        "notices": list(notices),
        "page": page,
        "older": rules.corrections_path(language, older) if older else "",
        "newer": rules.corrections_path(language, newer) if newer else "",
        "alternates": [] if page else alternates,
    }
    press.page("corrections.html", language, rules.corrections_path(language, page), context)


def _notices(language: str) -> QuerySet[CorrectionNotice]:
    return (
        CorrectionNotice.objects.filter(article__language=language)
        .select_related("article")
        .defer("article__body_html", "article__text")
    )


def _in_order(language: str) -> list[int]:
    """Return the ids of all notices of an edition, the oldest first: some hundreds in a newspaper's life.

    Counting them in the database would begin with the articles, which are a thousand times as many.
    """
    return list(_notices(language).order_by("at", "pk").values_list("pk", flat=True))
