"""Bringing in an archive: many releases of old, quickly, and marked as imported for ever.

Nothing pretends to have been approved here: the releases carry no approvals, `Release.imported` is true, the audit
keeps one entry per batch, and no per-item event is published (ArchiveImported tells, a batch each, that there is more
to read).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person, Unit
from hoitu.foundation.outbox import operations as outbox
from hoitu.foundation.vocabulary import queries as vocabulary
from hoitu.foundation.vocabulary.queries import Section
from hoitu.kernel.clock import local_date
from hoitu.kernel.ids import new_id
from hoitu.kernel.refusal import NotAllowed, NotReady
from hoitu.kernel.text import fold
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.events import ArchiveImported
from hoitu.production.newsroom.models import Contribution, Output, OutputVersion, Release, Story
from hoitu.production.newsroom.operations.drafts import own_blocks, tidy_content
from hoitu.production.newsroom.operations.permit import By, standing_of
from hoitu.production.newsroom.release_content import Byline, ReleaseContent, Term
from hoitu.production.newsroom.rules.hashing import text_hash

BATCH = 500


@dataclass(frozen=True)
class ArchiveItem:
    """One piece of an archive; `author_id` is a person of the directory, who gets the byline."""

    content: DraftContent
    section_code: str
    released_at: datetime
    author_id: UUID
    kind: str = "web"
    language: str = "vi"
    is_demo: bool = False


@dataclass(frozen=True)
class _Shelf:
    """What every item of one import has in common, looked up once."""

    unit: Unit
    by: By
    now: datetime
    sections: dict[str, Section] = field(default_factory=dict)
    people: dict[UUID, Person] = field(default_factory=dict)
    names: dict[Any, str] = field(default_factory=dict)

    def section(self, code: str) -> Section:
        if code not in self.sections:
            found = vocabulary.section(code)
            if found is None:
                raise NotReady(_("There is no section “%(code)s”.") % {"code": code}, code="no_such_section")
            self.sections[code] = found
        return self.sections[code]

    def person(self, person_id: UUID) -> Person:
        if person_id not in self.people:
            self.people[person_id] = directory.person(person_id)
        return self.people[person_id]

    def agency_name(self, at: datetime) -> str:
        day = local_date(at)
        if day not in self.names:
            self.names[day] = directory.agency_name(self.unit.agency_id, day)
        return self.names[day]


def import_archive(
    *,
    by: By,
    unit_id: UUID,
    source: str,
    items: Iterable[ArchiveItem],
    now: datetime,
    progress: Callable[[int], object] = lambda _done: None,
) -> int:
    """Import an archive into a desk, 500 items a transaction; return how many. `progress` hears the count so far.

    For an administrator of the agency, or the house itself. A batch that is refused leaves those before it in place.
    Each batch tells its ArchiveImported in its own transaction, so that a break at any moment loses none that came.
    """
    shelf, rest, done = _Shelf(directory.unit(unit_id), by, now), iter(items), 0
    while batch := list(islice(rest, BATCH)):
        _import_batch(by=by, unit=shelf.unit, source=source, shelf=shelf, batch=batch, now=now)
        done += len(batch)
        progress(done)
    return done


@audited("newsroom.archive.import", target="unit")
def _import_batch(
    *, by: By, unit: Unit, source: str, shelf: _Shelf, batch: Sequence[ArchiveItem], now: datetime
) -> None:
    if isinstance(by, Person) and not standing_of(by, now).holds({"administrator"}, agency_id=unit.agency_id):
        raise NotAllowed(_("An administrator imports archives."))
    rows = list(_rows(shelf, batch))
    Story.objects.bulk_create(row.story for row in rows)
    Output.objects.bulk_create(row.output for row in rows)
    OutputVersion.objects.bulk_create(row.version for row in rows)
    Contribution.objects.bulk_create(row.contribution for row in rows)
    Release.objects.bulk_create(row.release for row in rows)
    detail = {"source": source, "count": len(rows), "first": str(rows[0].release.pk), "last": str(rows[-1].release.pk)}
    audit.record(by=by, action="newsroom.archive.import", target=unit, detail=detail, now=now)
    outbox.publish(event=ArchiveImported(source, len(rows)), now=now)


@dataclass(frozen=True)
class _Row:
    story: Story
    output: Output
    version: OutputVersion
    contribution: Contribution
    release: Release


def _rows(shelf: _Shelf, batch: Sequence[ArchiveItem]) -> Iterator[_Row]:
    for item in batch:
        content = tidy_content(item.kind, item.content)
        author, at, given = shelf.person(item.author_id), item.released_at, text_hash(content)
        story = Story(
            agency_id=shelf.unit.agency_id,
            unit=shelf.unit,
            title=content.headline or "—",
            folded=fold(content.headline),
            section=shelf.section(item.section_code),
            opened_by=author,
            opened_at=at,
            is_demo=item.is_demo,
        )
        output = _output(story, item, content, given, author)
        version = OutputVersion(
            output=output,
            version=1,
            content=content.as_json(),
            content_hash=given,
            saved_in="draft",
            saved_by=author,
            saved_at=at,
        )
        yield _Row(
            story,
            output,
            version,
            Contribution(story=story, person=author, part="text"),
            _release(shelf, item, output, content, author),
        )


def _output(story: Story, item: ArchiveItem, content: DraftContent, given: str, author: Person) -> Output:
    return Output(
        story=story,
        kind=item.kind,
        language=item.language,
        headline=content.headline,
        lead=content.lead,
        body=own_blocks(content),
        cover_id=content.cover_id,
        ai_use=content.ai_use,
        version=1,
        content_hash=given,
        state="released",
        folded=fold(content.headline),
        created_by=author,
        created_at=item.released_at,
        saved_by=author,
        saved_at=item.released_at,
    )


def _release(shelf: _Shelf, item: ArchiveItem, output: Output, content: DraftContent, author: Person) -> Release:
    section, at = shelf.section(item.section_code), item.released_at
    said = ReleaseContent(
        release_id=new_id(),
        output_id=output.pk,
        story_id=output.story.pk,
        agency_id=shelf.unit.agency_id,
        agency_name=shelf.agency_name(at),
        kind=item.kind,
        language=item.language,
        seq=1,
        act="publish",
        headline=content.headline,
        lead=content.lead,
        body=content.body,
        cover_id=content.cover_id,
        section=Term(section.code, section.name, section.name_km, section.code),
        topics=[],
        places=[],
        bylines=[Byline(str(author.pk), author.pen_name.strip() or str(author), "text")],
        ai_use=content.ai_use,
        is_demo=item.is_demo,
        first_released_at=at,
        released_at=at,
        content_hash=output.content_hash,
    )
    return Release(
        pk=said.release_id,
        output=output,
        seq=1,
        act=Release.Act.PUBLISH,
        content=said.as_json(),
        content_hash=output.content_hash,
        released_at=at,
        released_by_label=shelf.by.actor_label[:160],
        imported=True,
    )
