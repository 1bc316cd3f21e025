"""What waits for whom in a story, its outputs with counters and origins, and its course: the parts of its hub."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoitu.foundation.directory.roles import Level
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom import queries
from hoitu.production.newsroom.queries import FactChange, FactLine, Origin, Output, StoryPage, Turn, Use
from hoitu.production.newsroom.rules.body import MediaIds, media_of
from hoitu.production.newsroom.rules.work import WHOLE
from hoitu.production.newsroom.states import WRITING
from hoitu.production.newsroom.views.measures import Row, rows_of
from hoitu.production.newsroom.views.timeline import Line, line_of

MOST_TURNS = 60


@dataclass(frozen=True)
class OutputRow:
    """An output with its lengths, what it was made from, and what is to be looked at."""

    output: Output
    measures: list[Row]
    late: bool
    facts: int
    works: MediaIds
    origin: Origin | None = None
    changes: list[FactChange] = field(default_factory=list)
    rights: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Waiting:
    """Something that waits: for whom, what, and where to go."""

    who: str
    what: str
    url: str
    late: bool = False


@dataclass(frozen=True)
class FactRow:
    """A fact with the outputs that say it, each with how it stands to the fact."""

    line: FactLine
    uses: list[tuple[Output, Use]]


def fact_rows(page: StoryPage) -> list[FactRow]:
    """Return the facts of a story, each with the outputs that say it."""
    outputs = {output.pk: output for output in page.outputs}
    return [
        FactRow(line, [(outputs[use.output_id], use) for use in line.uses if use.output_id in outputs])
        for line in page.facts
    ]


@dataclass(frozen=True)
class Share:
    """A part of the work: its contributions' sum, and whether it is the whole."""

    part: str
    label: str
    total: int

    @property
    def is_whole(self) -> bool:
        """Whether the shares add up to 100 %."""
        return self.total == WHOLE


def rows_of_outputs(page: StoryPage, at: datetime) -> list[OutputRow]:
    """Return the outputs of a story as rows (one query: for the works they show)."""
    outputs = page.outputs
    origins = queries.origins_of(outputs)
    changes: dict[UUID, list[FactChange]] = defaultdict(list)
    for change in page.fact_changes:
        changes[change.output_id].append(change)
    rights = queries.rights_problems(outputs, local_date(at))
    rows = []
    for output in outputs:
        content = queries.content_of(output)
        row = OutputRow(
            output,
            rows_of(output.kind, content),
            queries.is_late(output, at),
            sum(use.output_id == output.pk for line in page.facts for use in line.uses),
            media_of(content.body, content.cover_id),
            origins.get(output.pk),
            changes[output.pk],
            rights.get(output.pk, []),
        )
        rows.append(row)
    return rows


def shares_of(page: StoryPage) -> list[Share]:
    """Return each part of the work with the sum of its shares."""
    totals: dict[str, Share] = {}
    for each in page.contributions:
        so_far = totals[each.part].total if each.part in totals else 0
        totals[each.part] = Share(each.part, str(each.get_part_display()), so_far + each.share_pct)
    return list(totals.values())


def waiting_of(page: StoryPage, rows: Iterable[OutputRow], at: datetime) -> list[Waiting]:
    """Return what waits for whom, the late first."""
    story = reverse("newsroom:story", args=[page.story.pk])
    found = [each for row in rows for each in _of_output(row, story)]
    found += [
        Waiting(
            str(each.assignee),
            _("assigned: %(brief)s") % {"brief": each.brief or "—"},
            story,
            late=_past(each.due_at, at),
        )
        for each in page.assignments
        if each.done_at is None
    ]
    unchecked = sum(not line.verified_by for line in page.facts)
    if unchecked:
        what = ngettext("%(count)s fact to verify", "%(count)s facts to verify", unchecked) % {"count": unchecked}
        found.append(Waiting(_("Somebody else than its writer"), what, f"{story}#facts-title"))
    for share in shares_of(page):
        if not share.is_whole:
            what = _("%(part)s: the shares make %(total)s %%") % {"part": share.label, "total": share.total}
            found.append(Waiting(_("Desk"), what, f"{story}#contributions-title"))
    return sorted(found, key=lambda each: not each.late)


def _of_output(row: OutputRow, story: str) -> Iterable[Waiting]:
    output, name = row.output, f"{row.output.get_kind_display()} ({row.output.get_language_display()})"
    address = reverse("newsroom:write", args=[output.pk])
    if output.next_level:
        yield Waiting(str(Level(output.next_level).label), _("%(output)s: approval") % {"output": name}, address)
    elif output.state == "approved":
        yield Waiting(str(Level.CHIEF.label), _("%(output)s: release") % {"output": name}, address)
    elif output.state in WRITING:
        what = _("%(output)s: returned") if output.state == "returned" else _("%(output)s: to be written")
        yield Waiting(str(output.saved_by), what % {"output": name}, address, late=row.late)
    if row.changes:
        what = _("%(output)s: a fact it says has changed") % {"output": name}
        yield Waiting(str(output.saved_by), what, f"{story}#output-{output.pk}", late=True)
    if row.rights:
        yield Waiting(str(output.saved_by), _("%(output)s: rights") % {"output": name}, f"{story}#output-{output.pk}")


def _past(due_at: datetime | None, at: datetime) -> bool:
    return bool(due_at and due_at < at)


def course_of(page: StoryPage) -> list[Line]:
    """Return what happened to all outputs of a story, newest first; saves in a row are one line (one query)."""
    names = {each.pk: f"{each.get_kind_display()} {each.language}: " for each in page.outputs}
    lines: list[Line] = []
    last: Turn | None = None
    for turn in queries.course_of(list(names), MOST_TURNS):
        same = last is not None and (turn.what, turn.who, turn.output_id) == (last.what, last.who, last.output_id)
        if not (same and turn.what == "saved"):
            lines.append(line_of(turn, names[turn.output_id]))
        last = turn
    return lines
