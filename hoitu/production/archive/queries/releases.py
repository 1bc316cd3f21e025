"""One release, whole: what it said, who approved it, what it showed and what has become of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.media import queries as media
from hoitu.foundation.media.queries import WorkRights
from hoitu.kernel.clock import local_date
from hoitu.production.archive import addresses
from hoitu.production.archive.addresses import Address
from hoitu.production.archive.models import Entry, Mark, Reuse, Shown
from hoitu.production.archive.queries.searching import reach_of, within_reach
from hoitu.production.archive.rules.standing import Reach
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.queries import Kept, StoryFact, Withdrawal
from hoitu.production.newsroom.release_content import ReleaseContent
from hoitu.production.newsroom.rules.body import media_of


@dataclass(frozen=True)
class Line:
    """A work shown by a release, its rights today for the release's kind, and how many outputs showed it in all."""

    rights: WorkRights
    outputs: int


@dataclass(frozen=True)
class Again:
    """A story opened anew from a release; of another newsroom's only that there is one, by whom and when."""

    reuse: Reuse
    is_own: bool


@dataclass(frozen=True)
class ReleasePage:
    """All that the screen of a release shows.

    `is_inside` tells whether the person sees what the newsroom keeps to itself: approvals, facts, why it was withdrawn.
    `course` are the releases of the output the person may find, the first one first.
    """

    entry: Entry
    kept: Kept
    course: Sequence[Entry]
    addresses: Sequence[Address]
    works: Sequence[Line]
    reuses: Sequence[Again]
    is_inside: bool
    is_own: bool = False
    is_marked: bool = False
    facts: Sequence[StoryFact] = ()
    withdrawal: Withdrawal | None = None


def release_page(person: Person, release_id: UUID, now: datetime) -> ReleasePage:
    """Return the page of a release; raises NotFound for one this person may not find."""
    reach = reach_of(person, now)
    entry = within_reach(reach, release_id)
    inside = reach.within(entry.agency_id)
    kept = newsroom.kept_releases([release_id])[release_id]
    course = Entry.objects.filter(output_id=entry.output_id).order_by("seq")
    return ReleasePage(
        entry=entry,
        kept=kept,
        course=[each for each in course if reach.finds(each.agency_id, each.state)],
        addresses=addresses.of([entry.output_id]).get(entry.output_id, ()),
        works=_works(kept.content, local_date(now)),
        reuses=reuses_of(Q(entry__output_id=entry.output_id), reach),
        is_inside=inside,
        is_own=entry.agency_id in reach.own,
        is_marked=Mark.objects.filter(entry=entry, by=person).exists(),
        facts=list(newsroom.facts_said(entry.output_id)) if inside else (),
        withdrawal=newsroom.withdrawal_with_reason(entry.output_id) if inside and kept.withdrawn_at else None,
    )


def rights_for(said: ReleaseContent, purpose: str, on: date) -> list[WorkRights]:
    """Return the works a release shows, with their rights for a kind of output on a day."""
    used = media_of(said.body, said.cover_id)
    return media.rights_of(
        photo_ids=used.photos, recording_ids=used.recordings, attachment_ids=used.attachments, purpose=purpose, on=on
    )


def _works(said: ReleaseContent, on: date) -> list[Line]:
    works = rights_for(said, said.kind, on)
    if not works:
        return []
    rows = Shown.objects.filter(key__in=[work.key for work in works]).values_list("kind", "key")
    counts = {(kind, key): count for kind, key, count in rows.annotate(Count("entry__output_id", distinct=True))}
    return [Line(work, counts.get((work.kind, work.key), 0)) for work in works]


def reuses_of(which: Q, reach: Reach) -> list[Again]:
    """Return the stories opened anew from these releases, the newest first."""
    rows = Reuse.objects.filter(which).select_related("story", "by").order_by("-at")
    return [Again(row, is_own=row.story.agency_id in reach.own) for row in rows]


def neighbours(entry: Entry) -> tuple[Entry | None, Entry | None]:
    """Return the release of the same output before this one, and the one after it."""
    rows = Entry.objects.filter(output_id=entry.output_id, seq__in=(entry.seq - 1, entry.seq + 1))
    found = {each.seq: each for each in rows}
    return found.get(entry.seq - 1), found.get(entry.seq + 1)


def reuse_of_story(story_id: UUID) -> Reuse | None:
    """Return what a story was opened from, where it was opened from the archive."""
    return Reuse.objects.filter(story_id=story_id).select_related("entry", "by").first()
