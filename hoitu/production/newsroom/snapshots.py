"""Freezes all that a release says, so that it never has to be looked up again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.norms import queries as norms
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom import release_gates
from hoitu.production.newsroom.cases import Case
from hoitu.production.newsroom.models import Amendment, Approval, Output, Story
from hoitu.production.newsroom.models.judgement import STANDING
from hoitu.production.newsroom.release_content import ReleaseContent, Term
from hoitu.production.newsroom.rules.body import without_empty
from hoitu.production.newsroom.rules.work import bylines


def snapshot(case: Case, *, release_id: UUID, seq: int, act: str, now: datetime) -> ReleaseContent:
    """Return what a release of this case at this instant says, whole."""
    output, story = case.output, case.output.story
    first = output.releases.order_by("seq").values_list("released_at", flat=True).first()
    amendment = case.amendment
    correcting = amendment is not None and act == Amendment.Act.CORRECT
    return ReleaseContent(
        release_id=release_id,
        output_id=output.pk,
        story_id=story.pk,
        agency_id=story.agency_id,
        agency_name=directory.agency_name(story.agency_id, local_date(now)),
        kind=output.kind,
        language=output.language,
        seq=seq,
        act=act,
        headline=case.content.headline,
        lead=case.content.lead,
        body=without_empty(case.content.body),
        cover_id=case.content.cover_id,
        section=section_of(story),
        topics=[Term(each.code, str(each), each.name_km, each.slug) for each in story.topics.order_by("code")],
        places=[Term(each.code, each.name, each.name_km) for each in story.places.order_by("code", "from_date")],
        bylines=bylines(case.made, output.language),
        ai_use=case.content.ai_use,
        is_demo=story.is_demo,
        first_released_at=first or now,
        released_at=now,
        content_hash=output.content_hash,
        correction_title=correction_title(now) if correcting else "",
        correction_note=amendment.public_note if correcting and amendment else "",
        false_information=amendment.false_information if correcting and amendment else "",
        approvals=approvals_of(output),
        remarks=release_gates.remarks_on(output),
    )


def section_of(story: Story) -> Term | None:
    """Return the section a story is filed under."""
    section = story.section
    return Term(section.code, section.name, section.name_km, section.code) if section else None


def approvals_of(output: Output) -> list[dict[str, str]]:
    """Return who approved the content as it is: level, name, instant, and by which delegation if any."""
    given: list[Approval] = list(output.approvals.filter(STANDING).select_related("by").order_by("at", "pk"))
    return [
        {
            "level": each.level,
            "name": str(each.by),
            "at": each.at.isoformat(),
            "delegation": str(each.delegation_id or ""),
        }
        for each in given
        if each.content_hash == output.content_hash
    ]


def correction_title(now: datetime) -> str:
    """Return the words a correction is published under (norm `correction`, title_vi, of the day)."""
    return str(norms.value("correction", "title_vi", local_date(now)))
