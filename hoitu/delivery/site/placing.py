"""Gives a release its place on the site: the article's row, its lists, its old addresses, its search entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F

from hoitu.delivery.site import body, live, media_files, rules, sitemap_parts, translated
from hoitu.delivery.site.media_files import Shelf
from hoitu.delivery.site.models import (
    Article,
    CorrectionNotice,
    Entry,
    Gathered,
    Listing,
    Located,
    OldAddress,
    PublicFile,
    RelatedLink,
)
from hoitu.delivery.site.search import index
from hoitu.kernel import text
from hoitu.production.newsroom.release_content import ReleaseContent, Term

RELATED = 4
NO_SECTION = Term(code="tin-tuc", name="Tin tức", name_km="ព័ត៌មាន")


@dataclass
class Placed:
    """What changed with a release: the article, and the numbered pages of lists that must be frozen again."""

    article: Article
    moved_from: str = ""
    pages: set[tuple[int, int]] = field(default_factory=set)
    """(listing id, position) of each entry that was added, changed or taken away."""


def is_older(content: ReleaseContent) -> bool:
    """Tell whether a newer release, or a withdrawal, already holds this article's place."""
    row = Article.objects.filter(output_id=content.output_id).values_list("seq", "withdrawn_at").first()
    return row is not None and (row[0] > content.seq or row[1] is not None)


def place(content: ReleaseContent) -> Placed | None:
    """Write the rows of a release and return what to freeze; None when it came too late.

    The same release twice leaves the same rows. Pictures are made before the transaction, which stays short.
    """
    if is_older(content):
        return None
    shelf = media_files.public().filled(content)
    made = body.make(content.body, content.language, shelf)
    card = card_of(content, made, shelf)
    with transaction.atomic():
        article = Article.objects.select_for_update(no_key=True).filter(output_id=content.output_id).first()
        if article and (article.seq > content.seq or article.withdrawn_at):
            return None
        old_path = article.path if article else ""
        article = fill(article or Article(), content, made, card)
        article.save()
        placed = Placed(article, moved_from=old_path if old_path not in {"", article.path} else "")
        _keep_old_address(placed)
        _enter_lists(placed, content)
        _link_related(article)
        _note_correction(article, content)
        _keep_gathered(article)
        _keep_located(article, content)
        _keep_files(article, [*made.files, *(card["cover"]["files"] if card["cover"] else []), *live.files_of(article)])
        sitemap_parts.touch(article)
        index.put(article)
    return placed


def card_of(content: ReleaseContent, made: body.Body, shelf: Shelf) -> dict[str, Any]:
    """Return what lists show of a release: cover, bylines, places, counts."""
    cover = shelf.photo(content.cover_id) if content.cover_id else None
    return {
        "headline": body.in_language(text.nfc(content.headline), content.language),
        "lead": body.in_language(text.nfc(content.lead), content.language),
        "cover": cover,
        "picture": None if cover else made.picture,
        "bylines": [{"id": each.person_id, "name": each.name, "part": each.part} for each in content.bylines],
        "places": [_label(term, content.language) for term in content.places],
        "minutes": text.reading_minutes(f"{content.lead}\n{made.text}"),
        "has_video": "video" in made.counts,
        "has_audio": "audio" in made.counts,
        "sounds": made.sounds,
        "photos": made.counts.get("gallery", 0),
        "ai_uses": sorted(set(made.ai_uses)),
        "agency": content.agency_name,
        "gathered": made.gathered,
        "live": live.course_of(content.output_id) if "live" in made.counts else None,
    }


def _label(term: Term, language: str) -> str:
    return (term.name_km if language == "km" else "") or term.name


def fill(article: Article, content: ReleaseContent, made: body.Body, card: dict[str, Any]) -> Article:
    """Put into an article's row what a release says; the caller saves it."""
    section = content.section or NO_SECTION
    article.output_id, article.story_id = content.output_id, content.story_id
    article.agency_id, article.release_id = content.agency_id, content.release_id
    article.seq, article.act, article.language = content.seq, content.act, content.language
    article.section_code, article.section_name = section.code, _label(section, content.language)
    article.slug = article.slug or text.slug(content.headline)
    article.headline, article.lead = text.nfc(content.headline), text.nfc(content.lead)
    article.body_html, article.text, article.card = made.html, made.text, card
    article.ai_use, article.note = content.ai_use, content.correction_note
    article.first_published_at, article.updated_at = content.first_released_at, content.released_at
    article.is_demo = content.is_demo
    translated.apply(article, translated.shown(content))
    return article


def _keep_old_address(placed: Placed) -> None:
    """A moved article leaves a redirect for ever; the address it now has redirects nowhere."""
    OldAddress.objects.filter(path=placed.article.path).delete()
    if placed.moved_from:
        OldAddress.objects.update_or_create(path=placed.moved_from, defaults={"article": placed.article})


def _enter_lists(placed: Placed, content: ReleaseContent) -> None:
    article, wanted = placed.article, [listing_of(*row) for row in wanted_lists(content)]
    held = {entry.listing_id: entry for entry in Entry.objects.filter(article=article)}
    for listing in wanted:
        entry = held.pop(listing.pk, None) or _append(listing, article)
        placed.pages.add((listing.pk, entry.position))
    for entry in held.values():
        placed.pages.add((entry.listing_id, entry.position))
        entry.delete()


def wanted_lists(content: ReleaseContent) -> list[tuple[str, str, str, str, str]]:
    """Return (language, kind, key, slug, name) of every list the article belongs to."""
    language, section = content.language, content.section or NO_SECTION
    rows = [
        (language, "all", "", rules.ALL_NEWS, ""),
        (language, "section", section.code, section.code, _label(section, language)),
    ]
    rows += [
        (language, "topic", term.code, term.slug or text.slug(term.name), _label(term, language))
        for term in content.topics
    ]
    rows += [
        (language, "author", each.person_id, f"{text.slug(each.name)}-{each.person_id[-6:]}", each.name)
        for each in content.bylines
    ]
    if any(block.get("type") == "audio" and (block.get("value") or {}).get("recording") for block in content.body):
        rows.append((language, "audio", "", "", ""))
    return list({row[:3]: row for row in rows}.values())


def listing_of(language: str, kind: str, key: str, slug: str, name: str) -> Listing:
    """Return a list, made at its first article, under its newest name."""
    listing, made = Listing.objects.get_or_create(
        language=language, kind=kind, key=key, defaults={"slug": slug, "name": name}
    )
    if not made and listing.name != name:
        listing.name = name
        listing.save(update_fields=["name"])
    return listing


def _append(listing: Listing, article: Article) -> Entry:
    Listing.objects.filter(pk=listing.pk).update(size=F("size") + 1)  # also locks the row on PostgreSQL
    listing.refresh_from_db(fields=["size"])
    return Entry.objects.create(listing=listing, article=article, position=listing.size)


def _link_related(article: Article) -> None:
    """Choose the newest articles of the same topics, then of the same section; told once, at each release."""
    lists = Listing.objects.filter(entries__article=article, kind__in=["topic", "section"])
    found: dict[int, None] = {}
    for listing in sorted(lists, key=lambda each: each.kind != "topic"):
        numbers = (
            Entry.objects.filter(listing=listing)
            .exclude(article__story_id=article.story_id)
            .order_by("-position")
            .values_list("article_id", flat=True)[:RELATED]
        )
        found.update(dict.fromkeys(numbers))
    RelatedLink.objects.filter(article=article).delete()
    RelatedLink.objects.bulk_create(
        RelatedLink(article=article, other_id=number, position=position)
        for position, number in enumerate(list(found)[:RELATED])
    )


def _note_correction(article: Article, content: ReleaseContent) -> None:
    if content.act == "correct":
        CorrectionNotice.objects.update_or_create(
            release_id=content.release_id,
            defaults={
                "article": article,
                "at": content.released_at,
                "false_information": content.false_information,
                "note": content.correction_note,
            },
        )


def gathered_of(article: Article) -> list[Gathered]:
    """Return what an article's page gathers: the outputs it shows as items, the lists it grows by."""
    parts = [
        ("output", each["output"]) if each["type"] == "item" else (each["kind"], each["key"])
        for each in article.card.get("gathered", [])
    ]
    return [Gathered(article=article, kind=kind, key=key) for kind, key in dict.fromkeys(parts)]


def _keep_gathered(article: Article) -> None:
    Gathered.objects.filter(article=article).delete()
    Gathered.objects.bulk_create(gathered_of(article))


def located_of(article: Article, content: ReleaseContent) -> list[Located]:
    """Return which places an article is about."""
    return [Located(article=article, code=code) for code in dict.fromkeys(term.code for term in content.places)]


def _keep_located(article: Article, content: ReleaseContent) -> None:
    Located.objects.filter(article=article).delete()
    Located.objects.bulk_create(located_of(article, content))


def _keep_files(article: Article, names: list[str]) -> None:
    PublicFile.objects.filter(article=article).exclude(name__in=names).delete()
    PublicFile.objects.bulk_create(
        [PublicFile(article=article, name=name) for name in sorted(set(names))], ignore_conflicts=True
    )
