"""Making one output's first text out of another's, with the facts it says."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.kernel.text import SPOKEN_PER_MINUTE
from hoitu.production.newsroom import cases
from hoitu.production.newsroom.models import Derivation, FactUse, Output, SpeakingRate, StoryFact
from hoitu.production.newsroom.models.derivation import FASTEST, SLOWEST
from hoitu.production.newsroom.operations.at_story import story_of
from hoitu.production.newsroom.operations.drafts import save_draft
from hoitu.production.newsroom.operations.fact_uses import note_uses
from hoitu.production.newsroom.operations.outputs import make_output
from hoitu.production.newsroom.operations.permit import standing_of
from hoitu.production.newsroom.rules.deriving import DERIVABLE, PLATFORMS, SPOKEN
from hoitu.production.newsroom.rules.deriving import derive as derived
from hoitu.production.newsroom.rules.standing import PLANNERS


@audited("newsroom.output.derive")
def derive(
    *,
    by: Person,
    source_id: UUID,
    kind: str,
    presenter_id: UUID | None = None,
    platform: str = "",
    now: datetime,
) -> Output:
    """Make the first text of another kind from an output, in its language; return the new output at version 1.

    The facts the source says come with it. The output is added where the story has none of this kind; one that has
    text already is refused. A presenter's rate, where one is measured, sets how much of a spoken text fits.
    """
    source = cases.find(source_id)
    story, _standing = story_of(by=by, story_id=source.story_id, now=now)
    _refuse_senseless(source, kind, platform)
    output = Output.objects.filter(story=story, kind=kind, language=source.language).first()
    if output is not None and output.version:
        raise NotReady(_("The story has this output already, with a text: open it instead."), code="output_exists")
    presenter = directory.person(presenter_id) if presenter_id and kind in SPOKEN else None
    rate = rate_of(presenter)
    made = derived(cases.content_of(source), kind, per_minute=rate, platform=platform)
    output = output or make_output(story, kind=kind, language=source.language, by=by, now=now)
    output = save_draft(by=by, output_id=output.pk, base_version=0, content=made.content, now=now)
    Derivation.objects.create(
        output=output,
        source=source,
        source_version=source.version,
        presenter=presenter,
        per_minute=rate if kind in SPOKEN else None,
        platform=platform if kind == "social" else "",
        left_out=made.left_out,
        by=by,
        at=now,
    )
    _take_facts_along(source, output, by, now)
    detail = {"from": str(source.pk), "from_version": source.version, "kind": kind, "left_out": made.left_out}
    audit.record(by=by, action="newsroom.output.derive", target=output, detail=detail, now=now)
    return output


def _take_facts_along(source: Output, output: Output, by: Person, now: datetime) -> None:
    said = StoryFact.objects.filter(pk__in=FactUse.objects.filter(output=source).values("fact_id"), dropped_at=None)
    note_uses(output, list(said), by=by, now=now)


def _refuse_senseless(source: Output, kind: str, platform: str) -> None:
    if kind not in DERIVABLE or kind == source.kind:
        raise NotReady(_("Choose another kind of output to make from this one."), code="no_such_kind")
    if platform and platform not in PLATFORMS:
        raise NotReady(_("There is no such platform. Choose another."), code="no_such_platform")
    if not source.version:
        raise NotReady(_("This output has no text yet: there is nothing to make another from."), code="empty_source")


def rate_of(presenter: Person | None) -> int:
    """Return the syllables a minute a presenter reads; the house's rate where none is measured."""
    found = SpeakingRate.objects.filter(person=presenter).values_list("per_minute", flat=True).first()
    return found or SPOKEN_PER_MINUTE


@audited("newsroom.speaking_rate.set")
def set_speaking_rate(*, by: Person, person_id: UUID, per_minute: int, now: datetime) -> SpeakingRate:
    """Note how many syllables a minute a presenter reads; by themselves, or by whoever plans their newsroom."""
    presenter = directory.person(person_id)
    standing = standing_of(by, now)
    agencies = {role.agency_id for role in standing_of(presenter, now).roles}
    if by.pk != person_id and not any(standing.holds(PLANNERS, agency_id=each) for each in agencies):
        raise NotFound(_("There is no such person in your newsroom."))
    if not standing.roles:
        raise NotAllowed(_("Only people of a newsroom have a speaking rate."))
    if not SLOWEST <= per_minute <= FASTEST:
        raise NotReady(
            _("A presenter reads between %(least)s and %(most)s syllables a minute.")
            % {"least": SLOWEST, "most": FASTEST},
            code="bad_rate",
        )
    made, _new = SpeakingRate.objects.update_or_create(
        person=presenter, defaults={"per_minute": per_minute, "set_by": by, "set_at": now}
    )
    detail = {"person": str(presenter), "per_minute": per_minute}
    audit.record(by=by, action="newsroom.speaking_rate.set", detail=detail, now=now)
    return made
