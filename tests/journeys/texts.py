"""Texts of anh Bình as far on their way as a journey needs them, brought there by the newsroom's own operations."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Unit
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Output
from hoitu.production.newsroom.operations import DraftContent
from hoitu.web.demo import people
from tests.journeys.staff import House, person

APPROVERS = {"language": "son", "desk": "tam", "secretariat": "lan", "chief": "hanh"}


def desk_of(code: str) -> Unit:
    """A desk of the newspaper."""
    agency = directory.agency_by_code(people.NEWSPAPER)
    assert agency is not None
    return next(each for each in directory.units_of(agency.pk, local_date(clock.now())) if each.code == code)


def written(headline: str) -> UUID:
    """A text of anh Bình for the site, filed under politics and saved once."""
    now, tam, binh = clock.now(), person("tam"), person("binh")
    story = newsroom.open_story(by=tam, unit_id=desk_of("thoi-su").pk, title=headline, now=now)
    newsroom.file_story(by=tam, story_id=story.pk, title=headline, section_code="thoi-su", now=now)
    newsroom.assign(by=tam, story_id=story.pk, assignee_id=binh.pk, now=now)
    newsroom.set_contribution(by=tam, story_id=story.pk, person_id=binh.pk, part="text", now=now)
    output = newsroom.add_output(by=tam, story_id=story.pk, kind="web", language="vi", now=now)
    body = [{"type": "paragraph", "value": "<p>Nước lên từ sáng.</p>"}]
    content = DraftContent(headline, "Nước lên sớm.", body, None)
    newsroom.save_draft(by=binh, output_id=output.pk, base_version=0, content=content, now=now)
    return UUID(str(output.pk))


def handed_in(headline: str, house: House, levels: Sequence[str] = ()) -> UUID:
    """The same, handed in, and approved at some levels."""
    output_id = written(headline)
    newsroom.submit(by=person("binh"), output_id=output_id, now=clock.now())
    approve(house, output_id, levels)
    return output_id


def approved(headline: str, house: House) -> UUID:
    """The same, approved at every level."""
    return handed_in(headline, house, ("desk", "secretariat", "chief"))


def approve(house: House, output_id: UUID, levels: Sequence[str]) -> None:
    """Say yes at these levels to what is there now."""
    content_hash = Output.objects.get(pk=output_id).content_hash
    for level in levels:
        name = APPROVERS[level]
        code = house.code(name) if level == "chief" else ""
        newsroom.approve(
            by=person(name), output_id=output_id, level=level, content_hash=content_hash, code=code, now=clock.now()
        )
