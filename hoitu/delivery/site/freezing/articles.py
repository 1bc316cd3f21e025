"""An article's own page: finished, withdrawn (410), or moved (301)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from hoitu.delivery.site import rules
from hoitu.delivery.site.body import is_magazine
from hoitu.delivery.site.freezing import chrome, comments, files, gathering
from hoitu.delivery.site.freezing import live as live_pages
from hoitu.delivery.site.freezing.cards import Card, card, finished, picture
from hoitu.delivery.site.freezing.live import Timeline
from hoitu.delivery.site.freezing.press import Press
from hoitu.delivery.site.models import Article, CorrectionNotice, Listing, OldAddress

SCRIPT_SAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@dataclass(frozen=True)
class Link:
    """A name and where it leads."""

    name: str
    path: str


def freeze(press: Press, article: Article) -> None:
    """Freeze what stands at the article's address: its page, or the note that it was withdrawn."""
    folder = files.file_of(article.path).parent
    if article.withdrawn_at:
        text = press.render("withdrawn.html", article.language, article.path, {"article": article})
        files.write(folder / files.GONE_FILE, text.encode())
        files.remove(folder / "index.html")
        comments.remove(article.path)
        live_pages.remove(article.path)
    else:
        said = comments.context(article, press.now)
        shown = context(article)
        press.page("article.html", article.language, article.path, {**shown, **said})
        if shown["live"]:
            live_pages.data(press, article, shown["live"])
    files.remove(folder / files.REDIRECT_FILE)
    for old in OldAddress.objects.filter(article=article):
        redirect(old.path, article.path)


def redirect(old: str, new: str) -> None:
    """Answer an old address: 301 by our server (file `301`), and a page that passes on from any file server."""
    folder = files.file_of(old).parent
    target = escape(chrome.absolute(new))
    page = (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(new)}</title>'
        f'<meta name="robots" content="noindex"><link rel="canonical" href="{target}">'
        f'<meta http-equiv="refresh" content="0; url={escape(new)}"></head>'
        f'<body><p><a href="{escape(new)}">{target}</a></p></body></html>'
    )
    files.write(folder / files.REDIRECT_FILE, new.encode())
    files.remove(folder / files.GONE_FILE)
    files.write(folder / "index.html", page.encode())
    comments.remove(old)
    live_pages.remove(old)


def redirect_map() -> None:
    """Write all redirects where nginx reads them (a `map` file beside the public folder)."""
    olds = OldAddress.objects.select_related("article").only(
        "path", "article__language", "article__section_code", "article__slug"
    )
    lines = [f"{old.path} {old.article.path};\n" for old in olds.order_by("path").iterator()]
    files.write(files.beside("redirects.map"), "".join(lines).encode())


def context(article: Article, lists: Iterable[Listing] | None = None) -> dict[str, Any]:
    """Return what the article template shows; `lists` of an article without a place yet are given by the caller."""
    kept, language = article.card, article.language
    found = Listing.objects.filter(entries__article=article) if lists is None else lists
    links = [
        (listing.kind, Link(listing.name, rules.listing_path(language, listing.kind, listing.slug)))
        for listing in found
    ]
    topics = [link for kind, link in links if kind == Listing.Kind.TOPIC]
    pair, social, groups = _alternates(article), picture(kept), gathering.cards_of(article)
    live = live_pages.timeline(article)
    return {
        "article": article,
        "headline": kept.get("headline") or article.headline,
        "lead": kept.get("lead") or article.lead,
        "body": live_pages.filled(gathering.filled(finished(article.body_html), article, groups), article, live),
        "live": live,
        "is_magazine": is_magazine(article.body_html),
        "cover": kept.get("cover"),
        "shown": kept.get("shown", "current"),
        "social": social and {**social, "social": chrome.absolute(social["social"])},
        "card": card(article),
        "bylines": [link for kind, link in links if kind == Listing.Kind.AUTHOR],
        "topics": topics,
        "section": Link(article.section_name, rules.listing_path(language, "section", article.section_code)),
        "current_section": article.section_code,
        **_dates(article),
        "notice": _notice(article),
        "ai_uses": [each for each in [article.ai_use, *kept.get("ai_uses", [])] if each],
        "related": related(article),
        "alternates": pair,
        "other_path": next((each["path"] for each in pair if each["language"] != language), ""),
        "share": rules.share_links(chrome.absolute(article.path), article.headline),
        "feeds": chrome.feeds(language, article.section_code, article.section_name),
        "json_ld": json_ld(
            article, [link.name for link in topics], [each for group in groups for each, _note in group], live
        ),
    }


def _dates(article: Article) -> dict[str, str]:
    published, updated = article.first_published_at, article.updated_at
    return {
        "published_iso": rules.iso(published),
        "published_day": rules.long_date(published, article.language),
        "published_time": rules.clock_time(published),
        "updated_iso": rules.iso(updated),
        "updated_at": f"{rules.clock_time(updated)}, {rules.short_date(updated)}",
    }


def _notice(article: Article) -> dict[str, str] | None:
    """Return the newest correction: it stays on the page through later updates."""
    notice = CorrectionNotice.objects.filter(article=article).order_by("-at").first()
    if notice is None:
        return None
    at = f"{rules.clock_time(notice.at)}, {rules.short_date(notice.at)}"
    return {"iso": rules.iso(notice.at), "at": at, "note": notice.note}


def related(article: Article) -> list[Card]:
    """Return the cards of the articles chosen at release that are still there."""
    links = (
        article.related_links.filter(other__withdrawn_at=None)
        .select_related("other")
        .defer("other__body_html", "other__text")
        .order_by("position")
    )
    return [card(link.other) for link in links]


def _alternates(article: Article) -> list[dict[str, str]]:
    """Return the article and its pair in the other edition; nothing where there is no pair."""
    pair = Article.objects.filter(story_id=article.story_id, withdrawn_at=None).defer("body_html", "text")
    rows = [
        {"language": each.language, "path": each.path, "href": chrome.absolute(each.path)}
        for each in sorted(pair, key=lambda each: each.language, reverse=True)
    ]
    return rows if len(rows) > 1 else []


def json_ld(
    article: Article, keywords: list[str], items: Iterable[Card] = (), live: Timeline | None = None
) -> SafeString:
    """Return the schema.org description (of a dossier: a collection of its `items`; of a live blog: its entries).

    It is safe inside a `<script>` data block (which runs nothing, so CSP allows it).
    """
    kept = article.card
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline[:110],
        "description": article.lead,
        "inLanguage": article.language,
        "url": chrome.absolute(article.path),
        "mainEntityOfPage": chrome.absolute(article.path),
        "datePublished": rules.iso(article.first_published_at),
        "dateModified": rules.iso(article.updated_at),
        "articleSection": article.section_name,
        "author": [{"@type": "Person", "name": each["name"]} for each in kept.get("bylines", [])]
        or [{"@type": "Organization", "name": kept.get("agency", "")}],
        "publisher": {"@type": "NewsMediaOrganization", "name": kept.get("agency", "")},
        "isAccessibleForFree": True,
    }
    if listed := [chrome.absolute(each.path) for each in items]:
        data |= {"@type": "CollectionPage", "name": article.headline, "mainEntity": _item_list(listed)}
    if live:
        data |= live_pages.described(article, live)
    if keywords:
        data["keywords"] = keywords
    if shown := picture(kept):
        data["image"] = [chrome.absolute(shown["social"])]
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(SCRIPT_SAFE)
    return mark_safe(text)  # noqa: S308 - every character that could end the block is escaped


def _item_list(addresses: list[str]) -> dict[str, Any]:
    listed = [{"@type": "ListItem", "position": place, "url": url} for place, url in enumerate(addresses, 1)]
    return {"@type": "ItemList", "numberOfItems": len(listed), "itemListElement": listed}
