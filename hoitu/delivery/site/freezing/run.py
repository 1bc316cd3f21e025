"""Which pages a change touches, frozen one run at a time from the newest rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

from hoitu.audience.readers import operations as readers
from hoitu.delivery.site import live, media_files, rules
from hoitu.delivery.site.freezing import (
    answers,
    arranging,
    articles,
    assets,
    comments,
    corrections,
    feeds,
    files,
    gathering,
    lists,
    offline,
    podcasts,
    sitemaps,
)
from hoitu.delivery.site.freezing import live as live_pages
from hoitu.delivery.site.freezing.press import Press
from hoitu.delivery.site.models import Article, Listing, PublicFile, SitemapPart
from hoitu.delivery.site.placing import Placed

NEWEST_OF_SECTION = 200
Progress = Callable[[str, int, int], None]


@contextmanager
def open_press(now: datetime, article: Article | None = None) -> Iterator[Press]:
    """Open the press under the lock of the public folder."""
    with files.one_at_a_time():
        assets.publish()
        offline.publish()
        yield Press(now, article.agency_id if article else _newest_agency())


def _newest_agency() -> UUID | None:
    return Article.objects.order_by("-number").values_list("agency_id", flat=True).first()


def after_release(placed: Placed, *, now: datetime) -> None:
    """Freeze the article, the pages that show it, and what every change touches.

    The row is read again under the lock: whoever comes late with an older release freezes the newer one.
    """
    with open_press(now, placed.article) as press:
        article = Article.objects.get(pk=placed.article.pk)
        _told_live(press, article)
        touched(press, article, placed)
        if placed.moved_from or article.old_addresses.exists():
            articles.redirect_map()


def after_withdrawal(placed: Placed, *, now: datetime) -> None:
    """Freeze the note in place of the page, keep the page aside, and take the article's own files away."""
    article = placed.article
    with open_press(now, article) as press:
        files.set_aside(files.file_of(article.path), f"withdrawn/{article.number}/{article.seq}.html")
        touched(press, article, placed)
        offline.withdrawn(press)
        take_files_away(article)


def after_comments(output_id: UUID, *, now: datetime) -> None:
    """Freeze an article and the pages of its comments."""
    article = Article.objects.filter(output_id=output_id, withdrawn_at=None).first()
    if article is None:
        return
    readers.follow_article(article=comments.about(article))
    with open_press(now, article) as press:
        articles.freeze(press, article)
        comments.freeze(press, article)


def after_answering(language: str, number: int, *, now: datetime) -> None:
    """Freeze the page of an answer to a question, and the lists of its edition."""
    with open_press(now) as press:
        answers.freeze(press, language, number)


def after_closing(language: str, section: str, *, now: datetime) -> None:
    """Freeze the newest articles of a section, whose readers are asked for comments or no more."""
    listing = Listing.objects.filter(language=language, kind=Listing.Kind.SECTION, key=section).first()
    if listing is None:
        return
    with open_press(now) as press:
        for near in arranging.newest(listing, NEWEST_OF_SECTION):
            articles.freeze(press, Article.objects.get(pk=near.pk))


def after_editing(language: str, section: str, *, now: datetime) -> None:
    """Freeze a front the desk has edited, and the home page, which shows a part of each section."""
    with open_press(now) as press:
        listing = Listing.objects.filter(language=language, kind=Listing.Kind.SECTION, key=section).first()
        if listing:
            lists.front(press, listing)
        lists.home(press, language)
        _first_pages(press)


def after_ranking(language: str, section: str, *, now: datetime) -> None:
    """Freeze a front whose articles read most are others now."""
    with open_press(now) as press:
        listing = Listing.objects.filter(language=language, kind=Listing.Kind.SECTION, key=section).first()
        if listing:
            lists.front(press, listing)
        elif not section:
            lists.home(press, language)


def _told_live(press: Press, article: Article) -> None:
    """Bring a live blog up to date and freeze every page of its entries: their address may have changed."""
    if article.card.get("live"):
        live.follow(article)
        live_pages.every_part(press, article)


def touched(press: Press, article: Article, placed: Placed) -> None:
    """Freeze an article, the pages that show it, and what every change touches."""
    articles.freeze(press, article)
    if placed.moved_from:
        comments.freeze(press, article)
    for neighbour in _neighbours(article):
        articles.freeze(press, neighbour)
    positions: dict[int, set[int]] = defaultdict(set)
    for listing_id, position in placed.pages:
        positions[listing_id].add(position)
    for listing in Listing.objects.filter(pk__in=positions):
        lists.changed(press, listing, positions[listing.pk])
        feeds.freeze(press, listing)
        if listing.kind == Listing.Kind.AUDIO:
            podcasts.freeze(press, article.language, "")
            podcasts.freeze(press, article.language, article.section_code)
    lists.home(press, article.language)
    if article.corrections.exists():
        corrections.of_article(press, article)
    _first_pages(press)
    sitemaps.freeze(press, {rules.sitemap_part(article.number)})


def _neighbours(article: Article) -> list[Article]:
    """Return the articles whose frozen pages name this one: its pair in the other edition, related ones, dossiers."""
    # Two steps by index: one question with "or" reads the whole archive.
    pair = Article.objects.filter(story_id=article.story_id).values_list("pk", flat=True)
    near = sorted({*pair, *article.shown_by.values_list("article_id", flat=True)} - {article.pk})
    dossiers = [number for number in gathering.gatherers(article) if number != article.pk]
    return list(Article.objects.filter(pk__in=[*near[:50], *dossiers[:50]]))


def _first_pages(press: Press, *, anew: bool = False) -> None:
    """Freeze what must be there from the first day: fronts of empty sections, both home pages, error pages.

    What is there already is left, unless `anew`: after a change of templates or of the house's own address.
    """
    for language in rules.LANGUAGES:
        for item in press.common(language)["menu"]:
            if anew or not files.file_of(item.path).exists():
                _empty_front(press, language, Listing.Kind.SECTION, item.code, item.name)
        if anew or not files.file_of(rules.latest_path(language)).exists():
            _empty_front(press, language, Listing.Kind.ALL)
        if anew or not files.file_of(rules.listen_path(language)).exists():
            _empty_front(press, language, Listing.Kind.AUDIO)
        if anew or not files.file_of(rules.podcast_path(language)).exists():
            podcasts.freeze(press, language)
        firsts = {
            rules.home_path: lists.home,
            rules.corrections_path: corrections.front,
            rules.answers_path: answers.freeze,
        }
        for path, freeze in firsts.items():
            if not files.file_of(path(language)).exists():
                freeze(press, language)
        offline.manifest(press, language)
    _messages(press, anew=anew)
    if anew or not files.file_of("/da-go.txt").exists():
        offline.withdrawn(press)


def _messages(press: Press, *, anew: bool) -> None:
    """Freeze the pages that tell of what is not there."""
    for path in ("/404.html", *offline.offline_pages()):
        if anew or not files.file_of(path).exists():
            language = "km" if path.startswith("/km/") else "vi"
            press.page(Path(path).name, language, path, {})


def _empty_front(press: Press, language: str, kind: Listing.Kind, code: str = "", name: str = "") -> None:
    slug = rules.ALL_NEWS if kind == Listing.Kind.ALL else code
    empty = Listing(language=language, kind=kind, key=code, slug=slug, name=name)
    listing = Listing.objects.filter(language=language, kind=kind, key=code).first() or empty
    if listing.pk:
        lists.front(press, listing)
    else:
        lists.empty_front(press, listing)
    feeds.freeze(press, listing)


def take_files_away(article: Article, names: set[str] | None = None) -> None:
    """Remove public files of an article (all, or these) that no other article on the site shows."""
    if names is None:
        names = set(PublicFile.objects.filter(article=article).values_list("name", flat=True))
    shared = PublicFile.objects.filter(name__in=names, article__withdrawn_at=None).exclude(article=article)
    for name in names - set(shared.values_list("name", flat=True)):
        files.remove(media_files.public().folder / name)


def aging(*, now: datetime) -> None:
    """Freeze home pages, corrections pages and the news sitemap."""
    with open_press(now) as press:
        for language in rules.LANGUAGES:
            lists.home(press, language)
            corrections.front(press, language)
        _first_pages(press)
        press.put("/sitemap-news.xml", sitemaps.news(press))
        sitemaps.robots(press)


def everything(tell: Progress, *, now: datetime) -> int:
    """Freeze every page from the rows; return how many files changed."""
    with open_press(now) as press:
        total = Article.objects.count()
        for done, article in enumerate(Article.objects.order_by("number").iterator(chunk_size=200), 1):
            _told_live(press, article)
            articles.freeze(press, article)
            comments.freeze(press, article)
            tell("articles", done, total)
        total = Listing.objects.count()
        for done, listing in enumerate(Listing.objects.order_by("pk").iterator(chunk_size=200), 1):
            lists.everything(press, listing)
            feeds.freeze(press, listing)
            tell("lists", done, total)
        for language in rules.LANGUAGES:
            lists.home(press, language)
            corrections.everything(press, language)
            answers.everything(press, language)
        _first_pages(press, anew=True)
        articles.redirect_map()
        sitemaps.freeze(press, set(SitemapPart.objects.values_list("part", flat=True)))
        return press.written
