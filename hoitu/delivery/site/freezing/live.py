"""The entries of a live blog: inside their article, on pages where each stays for good, and as data for the script."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from hoitu.delivery.site import rules
from hoitu.delivery.site.freezing import chrome, files
from hoitu.delivery.site.freezing.press import Press
from hoitu.delivery.site.models import Article, LiveUpdate

_MARK = re.compile(r"<!--live-->")
DATA = 20  # entries in the data: whoever missed more reads the page anew
MOST_PICKED = 60


@dataclass(frozen=True)
class Shown:
    """An entry ready for a page: `anchor` names it there, `path` is where it stays for good."""

    row: LiveUpdate
    anchor: str
    path: str
    html: SafeString
    iso: str
    time: str
    day: str
    changed_iso: str

    @property
    def title(self) -> str:
        """Its headline, or the beginning of its words."""
        return self.row.headline or self.row.text


@dataclass(frozen=True)
class Timeline:
    """What an article shows of its live blog; `older` is the address of the entries before."""

    state: str
    opened: str
    closed: str
    changed_iso: str
    changed_at: str
    data_path: str
    entries: list[Shown]
    pinned: list[Shown]
    keys: list[tuple[Shown, str]]
    older: str

    @property
    def newest(self) -> int:
        """The place of the newest entry, 0 where there is none."""
        return max((each.row.place for each in self.entries), default=0)


def timeline(article: Article) -> Timeline | None:
    """Return what an article shows of its live blog (two queries); None where nothing is told live yet."""
    course = article.card.get("live")
    if not course or article.card.get("shown") == "held":
        return None
    rows = list(LiveUpdate.objects.filter(article=article).order_by("-place")[: 2 * rules.LIVE_PART])
    if not rows and course["state"] == "prepared":
        return None
    first = rules.first_live_place(rows[0].place) if rows else 1
    picked = LiveUpdate.objects.filter(Q(is_key=True) | Q(pinned_at__isnull=False), article=article, gone=False)
    chosen = [shown(article, row) for row in picked.order_by("-place")[:MOST_PICKED]]
    pinned = sorted((each for each in chosen if each.row.pinned_at), key=lambda each: str(each.row.pinned_at))
    here = {each.row.place for each in pinned}
    entries = [shown(article, row) for row in rows if row.place >= first]
    there = here | {each.row.place for each in entries}
    updated = article.updated_at
    return Timeline(
        state=course["state"],
        opened=course["opened"],
        closed=course["closed"],
        changed_iso=rules.iso(updated),
        changed_at=f"{rules.clock_time(updated)}, {rules.short_date(updated)}",
        data_path=rules.live_data_path(article.path),
        entries=entries,
        pinned=pinned,
        keys=[
            (each, f"#{each.anchor}" if each.row.place in there else each.path) for each in chosen if each.row.is_key
        ],
        older=rules.live_part_path(article.path, rules.page_of(first - 1, rules.LIVE_PART)) if first > 1 else "",
    )


def shown(article: Article, row: LiveUpdate) -> Shown:
    """Return an entry ready for a page of its article."""
    anchor = rules.live_anchor(row.place)
    part = rules.live_part_path(article.path, rules.page_of(row.place, rules.LIVE_PART))
    return Shown(
        row=row,
        anchor=anchor,
        path=f"{part}#{anchor}",
        html=mark_safe(row.html),  # noqa: S308 - made by our own template from cleaned words
        iso=rules.iso(row.at),
        time=rules.clock_time(row.at),
        day=rules.short_date(row.at),
        changed_iso=rules.iso(row.changed_at),
    )


def filled(html: SafeString, article: Article, found: Timeline | None) -> SafeString:
    """Return a finished body with the entries in the place of their mark."""
    if not _MARK.search(html):
        return html
    text = ""
    if found:
        with translation.override(article.language):
            text = render_to_string("site/live/timeline.html", {"live": found, "language": article.language})
    first, *rest = _MARK.split(html)
    return mark_safe(f"{first}{text}{''.join(rest)}")  # noqa: S308 - a finished body, and our own template


def data(press: Press, article: Article, found: Timeline) -> None:
    """Freeze the newest entries for the script on the page: whoever has it open sees what came."""
    with translation.override(article.language):
        told = {
            "state": found.state,
            "label": state_label(found.state),
            "changed": found.changed_at,
            "entries": [_datum(each, article.language) for each in found.entries[:DATA]],
        }
    press.put(found.data_path, json.dumps(told, ensure_ascii=False, separators=(",", ":")))


def _datum(each: Shown, language: str) -> dict[str, Any]:
    html = render_to_string("site/live/entry.html", {"each": each, "language": language}).strip()
    return {"place": each.row.place, "mark": each.row.mark, "gone": each.row.gone, "html": html}


def state_label(state: str) -> str:
    """Return a state in words for readers."""
    labels = {"open": gettext("Live now"), "paused": gettext("Paused"), "closed": gettext("Has ended")}
    return labels.get(state, "")


def parts(press: Press, article: Article, places: Collection[int]) -> None:
    """Freeze the pages on which these entries stay for good."""
    for part in sorted({rules.page_of(place, rules.LIVE_PART) for place in places}):
        _part(press, article, part)


def every_part(press: Press, article: Article) -> None:
    """Freeze all pages of entries of an article."""
    parts(press, article, LiveUpdate.objects.filter(article=article).values_list("place", flat=True))


def _part(press: Press, article: Article, part: int) -> None:
    first, last = rules.positions_of(part, rules.LIVE_PART)
    rows = LiveUpdate.objects.filter(article=article, place__range=(first, last)).order_by("-place")
    newer = LiveUpdate.objects.filter(article=article, place__gt=last).exists()
    context = {
        "article": article,
        "headline": article.card.get("headline") or article.headline,
        "entries": [shown(article, row) for row in rows],
        "page": part,
        "older": rules.live_part_path(article.path, part - 1) if part > 1 else "",
        "newer": rules.live_part_path(article.path, part + 1) if newer else "",
    }
    press.page("live/part.html", article.language, rules.live_part_path(article.path, part), context)


def remove(article_path: str) -> None:
    """Take the data and the pages of entries of an address away."""
    files.remove(files.file_of(rules.live_data_path(article_path)))
    shutil.rmtree(files.file_of(rules.live_part_path(article_path, 1)).parent.parent, ignore_errors=True)


def described(article: Article, found: Timeline) -> dict[str, Any]:
    """Return what schema.org is told of a live blog beyond an article."""
    updates = [_update(article, each) for each in found.entries if not each.row.gone]
    told: dict[str, Any] = {"@type": "LiveBlogPosting", "liveBlogUpdate": updates}
    if found.opened:
        told["coverageStartTime"] = found.opened
    if found.closed:
        told["coverageEndTime"] = found.closed
    return told


def _update(article: Article, each: Shown) -> dict[str, Any]:
    return {
        "@type": "BlogPosting",
        "headline": each.title[:110],
        "articleBody": each.row.text or each.row.headline,
        "datePublished": each.iso,
        "dateModified": each.changed_iso,
        "inLanguage": article.language,
        "url": chrome.absolute(each.path),
        "author": {"@type": "Organization", "name": article.card.get("agency", "")},
    }
