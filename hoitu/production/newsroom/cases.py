"""Everything the rules need to know of one output, taken from its rows at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hoitu.foundation.directory.rules import Standing
from hoitu.foundation.reading.together import together
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import Amendment, Assignment, Contribution, Output, Story
from hoitu.production.newsroom.profiles import levels_of
from hoitu.production.newsroom.rules import chain
from hoitu.production.newsroom.rules.hashing import Filing, content_hash
from hoitu.production.newsroom.rules.standing import Place, capacities, sees_unreleased, works_in_press
from hoitu.production.newsroom.rules.work import EDITING, Made, Saved, bylines

OUT = ("released",)


@dataclass(frozen=True)
class Case:
    """One output with what was done to it; `people` made or are making its story.

    The output's `content_hash` is the one of the rows as they are now: whatever was changed, by whatever door, an
    approval counts only while readers would see exactly what was approved.
    """

    output: Output
    content: DraftContent
    approvals: tuple[chain.Given, ...]
    made: tuple[Made, ...]
    saves: tuple[Saved, ...]
    people: frozenset[UUID]
    was_released: bool
    amendment: Amendment | None

    @property
    def levels(self) -> tuple[str, ...]:
        """The approval chain of this kind in this language."""
        return levels_of(self.output.kind, self.output.language)

    @property
    def next_level(self) -> str:
        """The level the content waits for; empty when the chain is complete."""
        return chain.next_level(self.levels, self.approvals, self.output.content_hash)

    @property
    def place(self) -> Place:
        """Where the output belongs, for the question who may do what."""
        story = self.output.story
        amender = self.amendment.by_id if self.amendment else None
        return Place(story.agency_id, story.unit_id, self.levels, self.next_level, self.people, amender)


def content_of(output: Output) -> DraftContent:
    """Return the working copy's content; each block with the id it has for good."""
    body = [{name: block[name] for name in ("type", "value", "id") if name in block} for block in output.body.raw_data]
    return DraftContent(output.headline, output.lead, body, output.cover_id, output.ai_use)


def case_of(output: Output) -> Case:
    """Return the case of an output (one query beside its story)."""
    return read_case(output)[0]


def read_case(output: Output, **beside: QuerySet[Any, Any]) -> tuple[Case, dict[str, list[Any]]]:
    """Return the case of an output, and what else was asked for, by name (one query in all beside its story)."""
    rows = together(**_parts(output), **beside)
    content, made = content_of(output), _made(rows["contributions"])
    amendment: Amendment | None = next(iter(rows["amendments"]), None)
    output.content_hash = content_hash(content, _filing(output, made, amendment, rows))
    case = Case(
        output=output,
        content=content,
        approvals=tuple(chain.Given(a, b, c, voided=bool(d or e), at=at) for a, b, c, d, e, at in rows["approvals"]),
        made=made,
        saves=tuple(Saved(*pair) for pair in rows["saves"]),
        people=_people(output.story, made, rows["assignees"]),
        was_released=bool(rows["released"]),
        amendment=amendment,
    )
    return case, rows


def _parts(output: Output) -> dict[str, QuerySet[Any, Any]]:
    story = output.story
    return {
        "approvals": output.approvals.values_list("level", "content_hash", "by_id", "voided_at", "release_id", "at"),
        "amendments": output.amendments.filter(closed_at=None).select_related("by"),
        "contributions": _contributions(story.pk),
        "assignees": Assignment.objects.filter(story=story).values_list("assignee_id"),
        "saves": output.versions.values_list("saved_by_id", "saved_in").distinct(),
        "released": output.releases.values_list("seq"),
        "topics": story.topics.only("code").order_by("code"),
        "places": story.places.only("code", "from_date").order_by("code", "from_date"),
    }


def _filing(output: Output, made: tuple[Made, ...], amendment: Amendment | None, rows: dict[str, list[Any]]) -> Filing:
    """Return what readers of an output see beside its text."""
    story = output.story
    correcting = amendment is not None and amendment.act == Amendment.Act.CORRECT
    return Filing(
        section=story.section.code if story.section else "",
        topics=tuple(topic.code for topic in rows["topics"]),
        places=tuple(place.code for place in rows["places"]),
        bylines=tuple((each.person_id, each.name, each.part) for each in bylines(made, output.language)),
        act=amendment.act if amendment else "",
        correction_note=amendment.public_note if amendment and correcting else "",
        false_information=amendment.false_information if amendment and correcting else "",
    )


def _contributions(story_id: UUID) -> QuerySet[Contribution]:
    return Contribution.objects.filter(story_id=story_id).select_related("person").order_by("pk")


def _made(rows: Iterable[Contribution]) -> tuple[Made, ...]:
    return tuple(
        Made(row.person_id, row.person.pen_name.strip() or str(row.person), row.part, row.share_pct, row.in_byline)
        for row in rows
    )


def _people(story: Story, made: Iterable[Made], assignees: Iterable[tuple[UUID]]) -> frozenset[UUID]:
    """Return who makes a story, as `people_of`, from rows at hand."""
    parts = {each.person_id for each in made if each.part != EDITING}
    return frozenset({story.opened_by_id} | parts | {person_id for (person_id,) in assignees})


def made_in(story_id: UUID) -> tuple[Made, ...]:
    """Return the contributions to a story in the order they were entered."""
    return _made(_contributions(story_id))


def people_of(story_id: UUID) -> frozenset[UUID]:
    """Return who makes a story: its opener, its contributors (of more than editing), those it is assigned to."""
    made = Contribution.objects.filter(story_id=story_id).exclude(part=EDITING).values_list("person_id")
    assigned = Assignment.objects.filter(story_id=story_id).values_list("assignee_id")
    opened = Story.objects.filter(pk=story_id).values_list("opened_by_id")
    return frozenset(person_id for (person_id,) in opened.union(made, assigned))


def capacities_in(case: Case, person_id: UUID, standing: Standing) -> frozenset[str]:
    """Return the `who` names of the state table that fit a person here."""
    return capacities(person_id, standing, case.place)


def sees(case: Case, person_id: UUID, standing: Standing) -> bool:
    """Say whether a person may read an output as it is: their agency's, their own story's, or what is released.

    Not the next text of something released: while it is being updated or corrected, and once it is withdrawn, it is
    its newsroom's alone again.
    """
    out = case.was_released and case.output.state in OUT and case.amendment is None
    return sees_story(case, person_id, standing) or (out and bool(standing.roles))


def sees_story(case: Case, person_id: UUID, standing: Standing) -> bool:
    """Say whether a person may read the story file of an output: their agency's, or their own story's."""
    own = person_id in case.people and works_in_press(standing)
    return own or sees_unreleased(standing, case.output.story.agency_id)


def find(output_id: UUID, *, lock: bool = False) -> Output:
    """Return one output with its story, locked when it is to be written; raises NotFound."""
    rows = Output.objects.select_related("story", "story__section")
    if lock:
        # Who saved it last is not joined: PostgreSQL drops a row whose join no longer holds once the lock is free.
        rows = rows.select_for_update(of=("self",), no_key=True)
    else:
        rows = rows.select_related("story", "story__section", "saved_by")
    found = rows.filter(pk=output_id).first()
    if found is None:
        raise NotFound(_("There is no such output, or it belongs to another newsroom."))
    return found
