"""What a live blog touches: each entry its own pages at once, each turn all lists, feeds and maps within minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from hoitu.delivery.site import live, rules
from hoitu.delivery.site.freezing import articles, feeds, sitemaps
from hoitu.delivery.site.freezing import live as pages
from hoitu.delivery.site.freezing.run import open_press, take_files_away, touched
from hoitu.delivery.site.models import Article, Entry, Listing, LiveUpdate
from hoitu.delivery.site.placing import Placed

LATELY = timedelta(minutes=5)


def after_entry(output_id: UUID, place: int, *, now: datetime) -> None:
    """Freeze the article, the page on which the entry stays and the data; nothing else, for many entries come."""
    article = _told_live(output_id)
    if article is None:
        return
    with open_press(now, article) as press:
        article.refresh_from_db()
        was = live.files_of(article)
        pages.parts(press, article, live.follow(article, {place}))
        articles.freeze(press, article)
        take_files_away(article, live.dropped_files(article, was))


def after_turn(output_id: UUID, *, now: datetime) -> None:
    """Freeze the article and all that shows it: cards say whether it is told live now."""
    article = _told_live(output_id)
    if article is None:
        return
    with open_press(now, article) as press:
        article.refresh_from_db()
        pages.parts(press, article, live.follow(article))
        shown_in = {(entry.listing_id, entry.position) for entry in Entry.objects.filter(article=article)}
        touched(press, article, Placed(article, pages=shown_in))


def every_minute(*, now: datetime) -> None:
    """Freeze feeds and maps of articles whose live blog went on: they say when it last did."""
    moved = LiveUpdate.objects.filter(changed_at__gt=now - LATELY).values_list("article_id", flat=True).distinct()
    found = list(Article.objects.filter(pk__in=list(moved), withdrawn_at=None))
    if not found:
        return
    with open_press(now, found[0]) as press:
        for listing in Listing.objects.filter(entries__article__in=found).distinct():
            feeds.freeze(press, listing)
        sitemaps.freeze(press, {rules.sitemap_part(article.number) for article in found})


def _told_live(output_id: UUID) -> Article | None:
    """Return the article of a live blog; None before its first release, which brings in all entries."""
    article = Article.objects.filter(output_id=output_id, withdrawn_at=None).first()
    return article if article and article.card.get("live") else None
