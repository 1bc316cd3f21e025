"""Everything the rules need to know of one output, taken from its rows at once."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.directory.rules import Standing
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import Amendment, Assignment, Contribution, Output, Story
from hoitu.production.newsroom.profiles import levels_of
from hoitu.production.newsroom.rules import chain
from hoitu.production.newsroom.rules.hashing import Filing, content_hash
from hoitu.production.newsroom.rules.standing import Place, capacities, sees_unreleased, works_in_press
from hoitu.production.newsroom.rules.work import EDITING, Made, Saved, bylines


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
    """Return the case of an output (eight queries beside its story)."""
    approvals = output.approvals.values_list("level", "content_hash", "by_id", "voided_at", "release_id")
    content, made = content_of(output), made_in(output.story_id)
    amendment = output.amendments.filter(closed_at=None).select_related("by").first()
    output.content_hash = content_hash(content, filing_of(output, made, amendment))
    return Case(
        output=output,
        content=content,
        approvals=tuple(chain.Given(a, b, c, voided=bool(d or e)) for a, b, c, d, e in approvals),
        made=made,
        saves=tuple(Saved(*pair) for pair in output.versions.values_list("saved_by_id", "saved_in").distinct()),
        people=people_of(output.story_id),
        was_released=output.releases.exists(),
        amendment=amendment,
    )


def filing_of(output: Output, made: tuple[Made, ...], amendment: Amendment | None) -> Filing:
    """Return what readers of an output see beside its text (two queries)."""
    story = output.story
    correcting = amendment is not None and amendment.act == Amendment.Act.CORRECT
    return Filing(
        section=story.section.code if story.section else "",
        topics=tuple(story.topics.order_by("code").values_list("code", flat=True)),
        places=tuple(story.places.order_by("code", "from_date").values_list("code", flat=True)),
        bylines=tuple((each.person_id, each.name, each.part) for each in bylines(made, output.language)),
        act=amendment.act if amendment else "",
        correction_note=amendment.public_note if amendment and correcting else "",
        false_information=amendment.false_information if amendment and correcting else "",
    )


def made_in(story_id: UUID) -> tuple[Made, ...]:
    """Return the contributions to a story in the order they were entered."""
    rows = Contribution.objects.filter(story_id=story_id).select_related("person").order_by("pk")
    return tuple(
        Made(row.person_id, row.person.pen_name.strip() or str(row.person), row.part, row.share_pct, row.in_byline)
        for row in rows
    )


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
    """Say whether a person may know of an output: their agency's, their own story's, or released work."""
    if person_id in case.people and works_in_press(standing):
        return True
    return sees_unreleased(standing, case.output.story.agency_id) or (case.was_released and bool(standing.roles))


def find(output_id: UUID, *, lock: bool = False) -> Output:
    """Return one output with its story, locked when it is to be written; raises NotFound."""
    rows = Output.objects.select_related("story", "story__section")
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    found = rows.filter(pk=output_id).first()
    if found is None:
        raise NotFound(_("There is no such output, or it belongs to another newsroom."))
    return found
