"""Keeps the site's rows of a live blog: each entry finished, with its pictures, as readers have it now."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import linebreaks, urlize
from django.utils.safestring import SafeString, mark_safe

from hoitu.delivery.site import media_files, rules, sitemap_parts
from hoitu.delivery.site.body import in_language
from hoitu.delivery.site.models import Article, LiveUpdate, PublicFile
from hoitu.delivery.site.search import index
from hoitu.kernel import html as cleaning
from hoitu.production.liveblog import queries as liveblog
from hoitu.production.liveblog.queries import Told


def course_of(output_id: UUID) -> dict[str, str]:
    """Return where the live blog of an output stands, as JSON values; one that nobody has begun is prepared."""
    course = liveblog.course_of(output_id)
    opened, closed = (course.opened_at, course.closed_at) if course else (None, None)
    return {
        "state": course.state if course else "prepared",
        "opened": rules.iso(opened) if opened else "",
        "closed": rules.iso(closed) if closed else "",
    }


def files_of(article: Article) -> list[str]:
    """Return the names of the public files that an article's live entries show."""
    if not article.card.get("live"):
        return []
    return [
        name for names in LiveUpdate.objects.filter(article=article).values_list("files", flat=True) for name in names
    ]


def follow(article: Article, places: Collection[int] | None = None) -> set[int]:
    """Bring an article's live entries (all, or those of some places) up to date; return the places that changed.

    Called under the lock of the public folder, so that whoever comes late reads, and writes, the newest.
    """
    if not article.card.get("live"):
        return set()
    entries = liveblog.told(article.output_id, places)
    held = dict(LiveUpdate.objects.filter(article=article).values_list("place", "mark"))
    changed = [_made(article, told) for told in entries if held.get(told.place) != _mark(told)]
    with transaction.atomic():
        _keep(article, changed)
        _touch(article, [told.changed_at for told in entries])
        if changed:
            index.put(article)
    return {row.place for row in changed}


def dropped_files(article: Article, names: Collection[str]) -> set[str]:
    """Forget those of these files that an article shows no more, and return their names."""
    cover: dict[str, Any] = article.card.get("cover") or {}
    shown = {*files_of(article), *cover.get("files", [])}
    gone = {name for name in names if name not in shown and name not in article.body_html}
    PublicFile.objects.filter(article=article, name__in=gone).delete()
    return gone


def _keep(article: Article, rows: list[LiveUpdate]) -> None:
    LiveUpdate.objects.filter(article=article, place__in=[row.place for row in rows]).delete()
    LiveUpdate.objects.bulk_create(rows)
    shown = [PublicFile(article=article, name=name) for row in rows for name in row.files]
    PublicFile.objects.bulk_create(shown, ignore_conflicts=True)


def _touch(article: Article, instants: list[Any]) -> None:
    """Move the article's last change on, for feeds and search engines, and keep where its live blog stands."""
    article.updated_at = max([article.updated_at, *instants])
    article.card = {**article.card, "live": course_of(article.output_id)}
    article.save(update_fields=["updated_at", "card"])
    sitemap_parts.touch(article)


def _mark(told: Told) -> str:
    flags = {"k": told.is_key, "p": told.pinned_at is not None, "x": told.gone}
    return f"{told.version}{''.join(name for name, on in flags.items() if on)}"


def _made(article: Article, told: Told) -> LiveUpdate:
    photo = media_files.public().photo(told.photo_id) if told.photo_id else None
    return LiveUpdate(
        article=article,
        place=told.place,
        version=told.version,
        mark=_mark(told),
        at=told.at,
        changed_at=told.changed_at,
        kind=told.kind,
        gone=told.gone,
        is_key=told.is_key,
        pinned_at=told.pinned_at,
        files=photo["files"] if photo else [],
        headline=told.headline,
        text=told.text,
        html="" if told.gone else _html(told, article.language, photo),
    )


def _html(told: Told, language: str, photo: dict[str, Any] | None) -> str:
    notes = [
        {"iso": rules.iso(at), "at": f"{rules.clock_time(at)}, {rules.short_date(at)}", "words": words}
        for at, words in told.notes
    ]
    shown = {"told": told, "words": _words(told.text), "photo": photo, "notes": notes, "language": language}
    with translation.override(language):
        return in_language(render_to_string("site/live/words.html", shown).strip(), language)


def _words(text: str) -> SafeString:
    """Return plain text as paragraphs with its addresses as links; what looks like HTML in it stays text."""
    return mark_safe(cleaning.clean(linebreaks(urlize(text, nofollow=True, autoescape=True))))  # noqa: S308 - cleaned in this very call
