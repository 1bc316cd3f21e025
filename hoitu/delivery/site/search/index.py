"""Puts articles into the index of the database at hand, and takes them out."""

from __future__ import annotations

from django.db import connection

from hoitu.delivery.site.models import Article
from hoitu.delivery.site.search import words
from hoitu.delivery.site.search.port import Document, Engine
from hoitu.delivery.site.search.postgres import PostgresEngine
from hoitu.delivery.site.search.sqlite import SqliteEngine


def engine() -> Engine:
    """Return the implementation for the database in use."""
    return PostgresEngine() if connection.vendor == "postgresql" else SqliteEngine()


def put(article: Article) -> None:
    """Make an article findable by its newest words."""
    names = " ".join(each["name"] for each in article.card.get("bylines", []))
    body = f"{article.lead}\n{article.text}\n{names}"
    engine().put(
        Document(
            number=article.number,
            language=article.language,
            section=article.section_code,
            at=article.first_published_at,
            headline=(words.exact(article.headline), words.folded(article.headline)),
            body=(words.exact(body), words.folded(body)),
        )
    )


def drop(number: int) -> None:
    """Make an article unfindable."""
    engine().drop(number)
