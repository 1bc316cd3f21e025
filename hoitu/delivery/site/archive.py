"""Gives an archive its places at once: rows, lists and search entries as if each piece had come by itself.

Nothing is frozen here: `operations.rebuild` makes the pages afterwards.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction

from hoitu.delivery.site import body, media_files, placing, rules, sitemap_parts
from hoitu.delivery.site.models import Article, Entry, Gathered, Listing, Located, PublicFile, RelatedLink
from hoitu.delivery.site.placing import RELATED
from hoitu.delivery.site.search import index
from hoitu.production.newsroom.release_content import ReleaseContent

BATCH = 500


def place_new(contents: Iterable[ReleaseContent]) -> Iterator[int]:
    """Place releases of kind web, oldest first, a batch in each transaction; yield how many are done.

    First releases go fast, later ones the usual way; what has its place already is passed over, so that a broken
    import may simply be run again.
    """
    web, done = (content for content in contents if content.kind == "web"), 0
    while batch := list(islice(web, BATCH)):
        rows = Article.objects.filter(output_id__in=[content.output_id for content in batch])
        known = dict(rows.values_list("output_id", "seq"))
        _place([content for content in batch if content.seq == 1 and content.output_id not in known])
        for content in batch:
            if content.seq > known.get(content.output_id, 1):
                placing.place(content)
        done += len(batch)
        yield done


def _place(contents: list[ReleaseContent]) -> None:
    shelf = media_files.public().filled(*contents)
    made = [body.make(content.body, content.language, shelf) for content in contents]
    cards = [placing.card_of(content, each, shelf) for content, each in zip(contents, made, strict=True)]
    with transaction.atomic():
        articles = [placing.fill(Article(), *row) for row in zip(contents, made, cards, strict=True)]
        Article.objects.bulk_create(articles)
        shelves = _Shelves()
        for article, content in zip(articles, contents, strict=True):
            shelves.enter(article, content)
        shelves.save()
        PublicFile.objects.bulk_create(
            PublicFile(article=article, name=name)
            for article, each in zip(articles, made, strict=True)
            for name in sorted({*each.files, *(article.card["cover"]["files"] if article.card["cover"] else [])})
        )
        Gathered.objects.bulk_create(row for article in articles for row in placing.gathered_of(article))
        Located.objects.bulk_create(
            row
            for article, content in zip(articles, contents, strict=True)
            for row in placing.located_of(article, content)
        )
        for article in {rules.sitemap_part(article.number): article for article in articles}.values():
            sitemap_parts.touch(article)
        for article in articles:
            index.put(article)


@dataclass
class _Shelves:
    """The lists a batch goes into, each locked while it grows, with what stands newest in it."""

    listings: dict[tuple[str, str, str], Listing] = field(default_factory=dict)
    newest: dict[int, deque[tuple[int, object]]] = field(default_factory=lambda: defaultdict(lambda: deque(maxlen=32)))
    entries: list[Entry] = field(default_factory=list)
    links: list[RelatedLink] = field(default_factory=list)

    def enter(self, article: Article, content: ReleaseContent) -> None:
        """Append an article to its lists and tie it to the newest ones there, of its topics first."""
        lists = [self._listing(row) for row in placing.wanted_lists(content)]
        near = [each for each in lists if each.kind in {Listing.Kind.TOPIC, Listing.Kind.SECTION}]
        found: dict[int, None] = {}
        for listing in sorted(near, key=lambda each: each.kind != Listing.Kind.TOPIC):
            others = [number for number, story in reversed(self.newest[listing.pk]) if story != article.story_id]
            found.update(dict.fromkeys(others[:RELATED]))
        self.links += [
            RelatedLink(article=article, other_id=number, position=position)
            for position, number in enumerate(list(found)[:RELATED])
        ]
        for listing in lists:
            listing.size += 1
            self.entries.append(Entry(listing=listing, article=article, position=listing.size))
            self.newest[listing.pk].append((article.number, article.story_id))

    def save(self) -> None:
        """Write what grew."""
        Listing.objects.bulk_update(self.listings.values(), ["size"])
        Entry.objects.bulk_create(self.entries)
        RelatedLink.objects.bulk_create(self.links)

    def _listing(self, row: tuple[str, str, str, str, str]) -> Listing:
        if row[:3] not in self.listings:
            listing = Listing.objects.select_for_update(no_key=True).get(pk=placing.listing_of(*row).pk)
            self.listings[row[:3]] = listing
            last = Entry.objects.filter(listing=listing).order_by("-position")[:32]
            self.newest[listing.pk].extend(reversed(list(last.values_list("article_id", "article__story_id"))))
        return self.listings[row[:3]]
