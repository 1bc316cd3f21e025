"""A release gets its page, a withdrawal takes it away, everything can be made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from hoitu.audience.readers import operations as readers
from hoitu.delivery.site import archive, placing, sitemap_parts
from hoitu.delivery.site.freezing import assets, comments, offline, run
from hoitu.delivery.site.models import Article, Entry, Pin, PublicFile
from hoitu.delivery.site.placing import Placed
from hoitu.delivery.site.search import index
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.release_content import ReleaseContent

Progress = Callable[[str, int, int], None]


def freeze_release(*, content: ReleaseContent, now: datetime) -> str | None:
    """Put a release of kind web on the site and return its address; None when a newer one, or a withdrawal, is there.

    May be called again for the same release: rows and files stay as they are.
    """
    if content.kind != "web":
        return None
    placed = placing.place(content)
    if placed is None:
        return None
    readers.follow_article(article=comments.about(placed.article))
    run.after_release(placed, now=now)
    return placed.article.path


def withdraw_article(*, output_id: UUID, public_note: str, now: datetime) -> str | None:
    """Take an article off every page, feed, sitemap and the search; its address answers 410 with the note.

    The row, and a copy of the page beside the public folder, are kept for inspection (norm `correction`,
    keep_false_item_on_server_for_inspection). Returns its address; None where the output never was on the site.
    """
    with transaction.atomic():
        article = Article.objects.select_for_update(no_key=True).filter(output_id=output_id).first()
        if article is None:
            return None
        positions = {(entry.listing_id, entry.position) for entry in Entry.objects.filter(article=article)}
        if article.withdrawn_at is None:
            article.withdrawn_at, article.withdrawal_note = now, public_note
            article.save(update_fields=["withdrawn_at", "withdrawal_note"])
            Pin.objects.filter(article=article, ended_at=None).update(ended_at=now)
        sitemap_parts.touch(article)
        index.drop(article.number)
    run.after_withdrawal(Placed(article, pages=positions), now=now)
    with transaction.atomic():  # only now: until the pages are frozen the entries say which of them to freeze
        Entry.objects.filter(article=article).delete()
        PublicFile.objects.filter(article=article).delete()
    return article.path


def rebuild(
    progress: Progress | None = None, *, contents: Iterable[ReleaseContent] | None = None, now: datetime
) -> int:
    """Place every release again (or `contents`, oldest first) and freeze every page; return how many files changed.

    Numbers and addresses are kept. Call it after templates, sections or the imprint have changed.
    """
    tell = progress or (lambda _step, _done, _total: None)
    place_all(newsroom.released_since(None) if contents is None else contents, tell)
    return run.everything(tell, now=now)


def take_in_archive(*, now: datetime) -> int:
    """Give every release that has no place yet one, and freeze every page; return how many files changed."""
    place_archive(contents=newsroom.released_since(None))
    return run.everything(lambda _step, _done, _total: None, now=now)


def place_all(contents: Iterable[ReleaseContent], tell: Progress) -> int:
    """Place releases of kind web, oldest first, without freezing anything."""
    done = 0
    for content in contents:
        if content.kind == "web":
            placing.place(content)
            done += 1
            tell("place", done, 0)
    return done


def place_archive(*, contents: Iterable[ReleaseContent], progress: Callable[[int], object] = lambda _done: None) -> int:
    """Place an imported archive, oldest first, some hundred at a time; return how many. Freeze it with `rebuild`."""
    done = 0
    for done in archive.place_new(contents):
        progress(done)
    return done


def publish_assets() -> None:
    """Put the assets of this version into the public folder, before any page links to them."""
    assets.publish()
    offline.publish()


def refresh(*, now: datetime) -> None:
    """Freeze what grows old by itself: home pages, corrections, the news sitemap. A sweep calls it every hour."""
    run.aging(now=now)
