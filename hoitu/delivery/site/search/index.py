"""Puts articles into the site's index, and takes them out."""

from __future__ import annotations

from hoitu.delivery.site.models import Article, LiveUpdate
from hoitu.foundation.search import words
from hoitu.foundation.search.index import engine
from hoitu.foundation.search.port import Document, Engine, Index, facet

INDEX = Index(
    "site_search", rows="site_article", number="number", at="first_published_at", living="withdrawn_at IS NULL"
)


def articles() -> Engine:
    """Return the index of what is on the site."""
    return engine(INDEX)


def place(language: str, section: str = "") -> str:
    """Return the facet of an edition, or of one section of it."""
    return facet(language, section)


def put(article: Article) -> None:
    """Make an article findable by its newest words."""
    names = " ".join(each["name"] for each in article.card.get("bylines", []))
    articles().put(
        Document(
            number=article.number,
            at=article.first_published_at,
            headline=words.both(article.headline),
            body=words.both(f"{article.lead}\n{article.text}\n{names}\n{_told_live(article)}"),
            facets=(place(article.language), place(article.language, article.section_code)),
        )
    )


def _told_live(article: Article) -> str:
    """Return the words of its live entries that readers have; of one that was taken off there are none."""
    if not article.card.get("live"):
        return ""
    rows = LiveUpdate.objects.filter(article=article).values_list("headline", "text")
    return "\n".join(f"{headline}\n{text}" for headline, text in rows)


def drop(number: int) -> None:
    """Make an article unfindable."""
    articles().drop(number)
