"""What a dossier gathers, as cards of the moment its page is frozen: items in their order, and what grows by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from hoitu.delivery.site.body import in_language
from hoitu.delivery.site.freezing.cards import Card, card
from hoitu.delivery.site.models import Article, Entry, Gathered, Listing, Located
from hoitu.kernel.clock import HO_CHI_MINH

_MARK = re.compile(r"<!--gathered (\d+)-->")
Part = dict[str, Any]


def cards_of(article: Article) -> list[list[tuple[Card, str]]]:
    """Return for each gathered part its cards with their notes; one that has left the site has none."""
    parts = article.card.get("gathered", [])
    items = _items(part for part in parts if part["type"] == "item")
    shown = {found.number for found in items.values()} | {article.number}
    groups: list[list[tuple[Card, str]]] = []
    for part in parts:
        if part["type"] == "item":
            found = items.get(part["output"])
            groups.append([(card(found), in_language(part["text"], article.language))] if found else [])
        else:
            grown = _grown(part, article.language, shown)
            shown |= {each.number for each in grown}
            groups.append([(card(each), "") for each in grown])
    return groups


def _items(parts: Iterable[Part]) -> dict[str, Article]:
    keys = [UUID(part["output"]) for part in parts]
    rows = Article.objects.filter(output_id__in=keys, withdrawn_at=None).defer("body_html", "text") if keys else ()
    return {str(row.output_id): row for row in rows}


def _grown(part: Part, language: str, shown: set[int]) -> list[Article]:
    """Return the newest of a section, topic or place that stand nowhere above, released by the last day."""
    members = _members(part["kind"], part["key"], language)
    if part["until"]:
        last = datetime.combine(date.fromisoformat(part["until"]), time.max, HO_CHI_MINH)
        members = members.filter(article__first_published_at__lte=last)
    members = members.filter(article__withdrawn_at=None).exclude(article_id__in=shown)
    numbers = list(members.values_list("article_id", flat=True)[: part["most"]])
    rows = Article.objects.defer("body_html", "text").in_bulk(numbers)
    return [rows[number] for number in numbers]


def _members(kind: str, key: str, language: str) -> QuerySet[Any]:
    """Return the rows that put articles into a list or a place, the newest first."""
    if kind == "place":
        return Located.objects.filter(code=key, article__language=language).order_by("-article")
    entries = Entry.objects.filter(listing__kind=kind, listing__key=key, listing__language=language)
    return entries.order_by("-position")


def filled(html: SafeString, article: Article, groups: list[list[tuple[Card, str]]]) -> SafeString:
    """Return a finished body with the cards in the place of their marks."""
    parts = article.card.get("gathered", [])

    def cards(found: re.Match[str]) -> str:
        number = int(found[1])
        if number >= len(groups) or not groups[number]:
            return ""
        part = parts[number]
        title = in_language(part["title"], article.language) if part["type"] == "growth" else ""
        shown = {"cards": groups[number], "title": title, "language": article.language}
        return render_to_string("site/gathered.html", shown)

    return mark_safe(_MARK.sub(cards, html))  # noqa: S308 - a finished body, and our own template


def gatherers(article: Article) -> list[int]:
    """Return the numbers of the articles whose pages gather this one."""
    lists = Listing.objects.filter(entries__article=article, kind__in=("section", "topic"))
    wanted = Q(kind="output", key=str(article.output_id))
    for kind, key in lists.values_list("kind", "key"):
        wanted |= Q(kind=kind, key=key)
    codes = Located.objects.filter(article=article).values_list("code", flat=True)
    wanted |= Q(kind="place", key__in=list(codes))
    return list(Gathered.objects.filter(wanted).values_list("article_id", flat=True).distinct())
