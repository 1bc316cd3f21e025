"""What search engines read: an index of bounded sitemaps, the news of two days, robots.txt."""

from __future__ import annotations

from datetime import timedelta
from xml.sax.saxutils import escape

from hoitu.delivery.site import rules
from hoitu.delivery.site.freezing import chrome
from hoitu.delivery.site.freezing.press import Press
from hoitu.delivery.site.models import Article, SitemapPart

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def freeze(press: Press, parts: set[int]) -> None:
    """Freeze the touched parts of the sitemap, its index, the fronts' part and the news sitemap."""
    for part in sorted(parts):
        press.put(f"/sitemap-{part}.xml", _part(part))
    press.put("/sitemap-trang.xml", _fronts(press))
    press.put("/sitemap.xml", _index())
    press.put("/sitemap-news.xml", news(press))
    robots(press)


def robots(press: Press) -> None:
    """Freeze robots.txt: readers' pages are open, staff and search pages are not for robots."""
    lines = [
        "User-agent: *",
        "Disallow: /toa-soan/",
        "Disallow: /tai-khoan/",
        "Disallow: /tim-kiem/",
        "Disallow: /km/tim-kiem/",
        "Disallow: /tiet-kiem/",
        "Disallow: /km/tiet-kiem/",
        "",
        f"Sitemap: {chrome.absolute('/sitemap.xml')}",
        f"Sitemap: {chrome.absolute('/sitemap-news.xml')}",
        "",
    ]
    press.put("/robots.txt", "\n".join(lines))


def _part(part: int) -> str:
    first = part * rules.SITEMAP_PART_SIZE
    rows = (
        Article.objects.filter(number__gte=first, number__lt=first + rules.SITEMAP_PART_SIZE, withdrawn_at=None)
        .only("number", "language", "section_code", "slug", "updated_at")
        .order_by("number")
    )
    return _urlset([(article.path, rules.iso(article.updated_at)) for article in rows])


def _fronts(press: Press) -> str:
    paths = [rules.home_path(language) for language in rules.LANGUAGES]
    paths += [item.path for language in rules.LANGUAGES for item in press.common(language)["menu"]]
    paths += [rules.listen_path(language) for language in rules.LANGUAGES]
    paths += [rules.corrections_path(language) for language in rules.LANGUAGES]
    return _urlset([(path, "") for path in paths])


def _urlset(rows: list[tuple[str, str]]) -> str:
    urls = "".join(
        f"<url><loc>{escape(chrome.absolute(path))}</loc>{f'<lastmod>{at}</lastmod>' if at else ''}</url>\n"
        for path, at in rows
    )
    return f"{_HEAD}<urlset {_SITEMAP}>\n{urls}</urlset>\n"


def _index() -> str:
    """Return the index; the news sitemap is announced in robots.txt, for the schema knows no extension."""
    rows = [(f"/sitemap-{row.part}.xml", rules.iso(row.changed_at)) for row in SitemapPart.objects.order_by("part")]
    maps = "".join(
        f"<sitemap><loc>{escape(chrome.absolute(path))}</loc><lastmod>{at}</lastmod></sitemap>\n" for path, at in rows
    )
    fronts = f"<sitemap><loc>{escape(chrome.absolute('/sitemap-trang.xml'))}</loc></sitemap>\n"
    return f"{_HEAD}<sitemapindex {_SITEMAP}>\n{fronts}{maps}</sitemapindex>\n"


def news(press: Press) -> str:
    """Return the news sitemap: at most 1,000 articles of the last 48 hours."""
    since = press.now - timedelta(hours=rules.NEWS_SITEMAP_HOURS)
    rows = (
        Article.objects.filter(withdrawn_at=None, first_published_at__gt=since)
        .only("number", "language", "section_code", "slug", "headline", "first_published_at")
        .order_by("-first_published_at")[: rules.NEWS_SITEMAP_LIMIT]
    )
    urls = "".join(_news_url(press, article) for article in rows)
    return f"{_HEAD}<urlset {_SITEMAP} {_NEWS}>\n{urls}</urlset>\n"


def _news_url(press: Press, article: Article) -> str:
    name = press.common(article.language)["site_name"]
    return (
        f"<url><loc>{escape(chrome.absolute(article.path))}</loc><news:news><news:publication>"
        f"<news:name>{escape(name)}</news:name><news:language>{article.language}</news:language></news:publication>"
        f"<news:publication_date>{rules.iso(article.first_published_at)}</news:publication_date>"
        f"<news:title>{escape(article.headline)}</news:title></news:news></url>\n"
    )
