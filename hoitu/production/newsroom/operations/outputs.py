"""Adding outputs to a story, and when they are wanted."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotReady
from hoitu.kernel.text import fold
from hoitu.production.newsroom import cases
from hoitu.production.newsroom.models import Output, Story
from hoitu.production.newsroom.models.output import Kind, Language
from hoitu.production.newsroom.operations.at_story import story_of
from hoitu.production.newsroom.operations.ideas import sensible
from hoitu.production.newsroom.operations.moving import tell_audit


@audited("newsroom.output.add")
def add_output(
    *,
    by: Person,
    story_id: UUID,
    kind: str,
    language: str = "vi",
    planned_date: date | None = None,
    due_at: datetime | None = None,
    now: datetime,
) -> Output:
    """Add an output of one kind in one language to a story, empty, at version 0; each pair once per story."""
    story, _standing = story_of(by=by, story_id=story_id, now=now)
    if Output.objects.filter(story=story, kind=kind, language=language).exists():
        raise NotReady(_("The story has this output already."), code="output_exists")
    return make_output(story, kind=kind, language=language, planned_date=planned_date, due_at=due_at, by=by, now=now)


def make_output(
    story: Story,
    *,
    kind: str,
    language: str,
    planned_date: date | None = None,
    due_at: datetime | None = None,
    by: Person,
    now: datetime,
) -> Output:
    """Create the empty output, inside an operation that has asked who may."""
    if kind not in Kind.values or language not in Language.values:
        raise NotReady(_("There is no such kind of output or language."), code="no_such_kind")
    output = Output.objects.create(
        story=story,
        kind=kind,
        language=language,
        folded=fold(story.title),
        created_by=by,
        created_at=now,
        saved_by=by,
        saved_at=now,
        planned_date=sensible(planned_date, now),
        due_at=sensible_instant(due_at, now),
    )
    cases.case_of(output)
    output.save(update_fields=["content_hash"])
    tell_audit(by, "add", output, now)
    return output


@audited("newsroom.output.plan")
def plan_output(
    *, by: Person, output_id: UUID, planned_date: date | None, due_at: datetime | None, now: datetime
) -> Output:
    """Say for which day an output is planned and when its text is due; neither schedules a release."""
    output = cases.find(output_id)
    story_of(by=by, story_id=output.story_id, now=now)
    output = cases.find(output_id, lock=True)
    output.planned_date, output.due_at = sensible(planned_date, now), sensible_instant(due_at, now)
    output.save(update_fields=["planned_date", "due_at"])
    tell_audit(by, "plan", output, now, planned_date=str(planned_date), due_at=str(due_at))
    return output


def sensible_instant(at: datetime | None, now: datetime) -> datetime | None:
    """Return a due instant, or refuse one that nobody could mean."""
    if at is None:
        return None
    try:
        sensible(local_date(at), now)
    except OverflowError:
        sensible(date.max, now)
    return at
