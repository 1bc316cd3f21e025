"""Opening a new story from something that was released."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.media.queries import WorkRights
from hoitu.foundation.vocabulary import queries as vocabulary
from hoitu.kernel.clock import local_date, plain_day
from hoitu.kernel.refusal import NotReady
from hoitu.production.archive.models import Entry, Reuse
from hoitu.production.archive.queries.releases import rights_for
from hoitu.production.archive.queries.searching import readable
from hoitu.production.archive.rules.leaving_out import without
from hoitu.production.archive.rules.standing import State
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom import queries
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.queries import Output, Story
from hoitu.production.newsroom.release_content import ReleaseContent
from hoitu.production.newsroom.rules.deriving import DERIVABLE, derive


@audited("archive.release.reuse")
def reuse(*, by: Person, release_id: UUID, unit_id: UUID, kind: str, title: str = "", now: datetime) -> Reuse:
    """Open a story from a release that stands, with a first text of a kind in the release's language; keep the link.

    Section and topics come with it, and the release as a source of the story. Works whose rights do not hold today
    for this kind are left out, and named in `left_out`. Belongs to whoever opens stories for the desk.
    """
    entry = readable(by, release_id, now)
    _refuse_what_fell(entry)
    said = queries.release_content(release_id)
    if kind != said.kind and kind not in DERIVABLE:
        raise NotReady(_("Choose another kind of output to make from this one."), code="no_such_kind")
    story = newsroom.open_story(by=by, unit_id=unit_id, title=title or said.headline, now=now)
    story = _file(story, said, by, now)
    content, left_out = _text(said, kind, now)
    output = newsroom.add_output(by=by, story_id=story.pk, kind=kind, language=said.language, now=now)
    output = newsroom.save_draft(by=by, output_id=output.pk, base_version=0, content=content, now=now)
    return _write(entry, story, output, left_out, by, now)


def _refuse_what_fell(entry: Entry) -> None:
    if entry.state == State.WITHDRAWN:
        raise NotReady(_("This output was withdrawn: it is not used again."), code="withdrawn")
    if entry.state == State.REPLACED:
        raise NotReady(_("A later release has taken its place: use that one."), code="replaced")


def _file(story: Story, said: ReleaseContent, by: Person, now: datetime) -> Story:
    day = local_date(now)
    open_sections = {section.code for section in vocabulary.sections_on(day)}
    known = set(
        vocabulary.topics().filter(code__in=[topic.code for topic in said.topics]).values_list("code", flat=True)
    )
    filed = newsroom.file_story(
        by=by,
        story_id=story.pk,
        title=story.title,
        section_code=said.section.code if said.section and said.section.code in open_sections else "",
        topic_codes=[topic.code for topic in said.topics if topic.code in known],
        now=now,
    )
    day_of_release = plain_day(local_date(said.released_at))
    detail = f"{said.headline or story.title}, {day_of_release}"
    newsroom.add_source(by=by, story_id=story.pk, name=said.agency_name, detail=detail, now=now)
    return filed


def _text(said: ReleaseContent, kind: str, now: datetime) -> tuple[DraftContent, list[WorkRights]]:
    """Return the first text, and the works of the release that may not be shown in it."""
    barred = [work for work in rights_for(said, kind, local_date(now)) if work.problems or work.is_missing]
    works = {(work.kind, work.key) for work in barred}
    cover = said.cover_id if ("photo", str(said.cover_id)) not in works else None
    body = [{"type": block["type"], "value": block["value"]} for block in without(said.body, works)]
    content = DraftContent(said.headline, said.lead, body, cover, said.ai_use)
    return (content if kind == said.kind else derive(content, kind).content), barred


def _write(entry: Entry, story: Story, output: Output, left_out: list[WorkRights], by: Person, now: datetime) -> Reuse:
    names = [work.title or f"{work.kind} {work.key}" for work in left_out]
    made = Reuse.objects.create(entry=entry, story=story, output=output, left_out=names, by=by, at=now)
    detail = {"release": str(entry.release_id), "story": str(story.pk), "output": str(output.pk), "left_out": names}
    audit.record(by=by, action="archive.release.reuse", target=entry, detail=detail, now=now)
    return made
