"""Entries follow the releases: each is taken in once, and its state kept up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from hoitu.production.archive import index
from hoitu.production.archive.models import Entry, Shown
from hoitu.production.archive.rules.numbers import PLACES, first_number
from hoitu.production.archive.rules.standing import state_of
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.queries import Kept
from hoitu.production.newsroom.release_content import ReleaseContent
from hoitu.production.newsroom.rules.body import media_of

BATCH = 500


def follow(*, output_id: UUID) -> None:
    """Take in every release of an output and say what has become of each; the same again changes nothing."""
    _take_in(newsroom.kept_releases_of(output_id))


def complete(now: datetime) -> int:  # noqa: ARG001 - a sweep is told the hour
    """Take in whatever has no entry yet, oldest first: an imported archive, or a house older than its archive.

    Return how many came in. A batch is one transaction: a break loses none, and the next call goes on.
    """
    if Entry.objects.count() == newsroom.release_count():
        return 0
    known = set(Entry.objects.values_list("release_id", flat=True))
    missing = [key for key in newsroom.release_ids() if key not in known]
    for start in range(0, len(missing), BATCH):
        _take_in(newsroom.kept_releases(missing[start : start + BATCH]))
    return len(missing)


@transaction.atomic
def _take_in(kept: dict[UUID, Kept]) -> None:
    there = {entry.release_id: entry for entry in Entry.objects.filter(release_id__in=kept)}
    fresh = [kept[key] for key in sorted(kept.keys() - there.keys(), key=lambda key: _place(kept[key].content))]
    numbers = _Numbers()
    made = [_entry(each, numbers.next(each.content.released_at)) for each in fresh]
    Entry.objects.bulk_create(made)
    Shown.objects.bulk_create(work for entry in made for work in _works(entry, kept[entry.release_id].content))
    for entry in made:
        index.put(entry, kept[entry.release_id].content)
    _keep_up(there.values(), kept)


def _keep_up(entries: Iterable[Entry], kept: dict[UUID, Kept]) -> None:
    for entry in entries:
        now_is = _state(kept[entry.release_id])
        if now_is != entry.state:
            entry.state = now_is
            entry.save(update_fields=["state"])
            index.put(entry, kept[entry.release_id].content)


def _place(content: ReleaseContent) -> tuple[datetime, int, UUID]:
    return content.released_at, content.seq, content.release_id


def _state(kept: Kept) -> str:
    return state_of(kept.content.seq, kept.newest, kept.withdrawn_at)


def _entry(kept: Kept, number: int) -> Entry:
    said = kept.content
    return Entry(
        number=number,
        release_id=said.release_id,
        output_id=said.output_id,
        story_id=said.story_id,
        agency_id=said.agency_id,
        agency_name=said.agency_name[:200],
        kind=said.kind,
        language=said.language,
        seq=said.seq,
        act=said.act,
        section_name=said.section.name if said.section else "",
        headline=said.headline,
        bylines=", ".join(dict.fromkeys(byline.name for byline in said.bylines))[:400],
        released_at=said.released_at,
        state=_state(kept),
        imported=kept.imported,
        is_demo=said.is_demo,
    )


def _works(entry: Entry, content: ReleaseContent) -> Iterable[Shown]:
    used = media_of(content.body, content.cover_id)
    for kind, keys in (("photo", used.photos), ("recording", used.recordings), ("attachment", used.attachments)):
        yield from (Shown(entry=entry, kind=kind, key=str(key)) for key in keys)


class _Numbers:
    """Gives numbers within the seconds of releases, each asked for in the database once."""

    def __init__(self) -> None:
        self.last: dict[int, int] = {}

    def next(self, at: datetime) -> int:
        first = first_number(at)
        if first not in self.last:
            same = Entry.objects.filter(number__gte=first, number__lt=first + PLACES)
            self.last[first] = same.aggregate(last=Max("number"))["last"] or first - 1
        self.last[first] += 1
        return self.last[first]
