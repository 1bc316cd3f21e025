"""What readers may know of a live blog: the public site reads it here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch

from hoitu.production.liveblog.models import Blog, Entry, Mark, Removal, Turn, Version


@dataclass(frozen=True)
class Course:
    """Where a live blog stands (`prepared`, `open`, `paused`, `closed`), since when it runs, and when it ended."""

    state: str
    opened_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True)
class Told:
    """An entry as readers have it; of one that was taken off (`gone`) no word.

    `at` is its first publication, `changed_at` the last thing that happened to it, `notes` why it was corrected when.
    """

    place: int
    version: int
    at: datetime
    changed_at: datetime
    gone: bool
    kind: str = ""
    headline: str = ""
    text: str = ""
    photo_id: int | None = None
    caption: str = ""
    notes: tuple[tuple[datetime, str], ...] = ()
    is_key: bool = False
    pinned_at: datetime | None = None


def course_of(output_id: UUID) -> Course | None:
    """Return where the live blog of an output stands; None where it has none (two queries)."""
    blog = Blog.objects.filter(pk=output_id).first()
    if blog is None:
        return None
    turns = list(Turn.objects.filter(blog=blog).order_by("at", "pk"))
    opened = next((turn.at for turn in turns if turn.act == Turn.Act.OPEN), None)
    closed = turns[-1].at if turns and blog.state == Blog.State.CLOSED else None
    return Course(blog.state, opened, closed)


def told(output_id: UUID, places: Collection[int] | None = None) -> list[Told]:
    """Return the entries readers have, or those of some places, the oldest first (four queries)."""
    published = Version.objects.filter(judgement__published=True).select_related("judgement").order_by("number")
    rows = Entry.objects.filter(blog=output_id, place__isnull=False).select_related("removal").order_by("place")
    if places is not None:
        rows = rows.filter(place__in=places)
    marks = Mark.objects.filter(ended_at=None)
    return [
        _told(entry)
        for entry in rows.prefetch_related(
            Prefetch("versions", published, to_attr="published"), Prefetch("marks", marks, to_attr="open_marks")
        )
    ]


def _told(entry: Entry) -> Told:
    versions: list[Version] = entry.published  # type: ignore[attr-defined] # prefetched by the only caller
    first, last = versions[0], versions[-1]
    removal: Removal | None = getattr(entry, "removal", None)
    place, at = entry.place or 0, first.judgement.at
    if removal:
        return Told(place, last.number, at, removal.at, gone=True)
    marks: list[Mark] = entry.open_marks  # type: ignore[attr-defined] # as above
    pinned = next((mark.at for mark in marks if mark.what == Mark.What.PIN), None)
    return Told(
        place,
        last.number,
        at,
        last.judgement.at,
        gone=False,
        kind=last.kind,
        headline=last.headline,
        text=last.text,
        photo_id=last.photo_id,
        caption=last.caption,
        notes=tuple((each.judgement.at, each.note) for each in versions[1:] if each.note),
        is_key=last.kind == Version.Kind.KEY or any(mark.what == Mark.What.KEY for mark in marks),
        pinned_at=pinned,
    )
