"""The facts of a story file: written, changed, verified by somebody else, taken out; none is ever lost."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Stale
from hoitu.production.newsroom.models import FactVerification, FactVersion, Story, StoryFact, StorySource
from hoitu.production.newsroom.operations.at_story import story_of
from hoitu.production.newsroom.operations.fact_uses import warn_users
from hoitu.production.newsroom.rules.tidying import says_something, tidy_paragraph


@audited("newsroom.fact.add")
def add_fact(*, by: Person, story_id: UUID, text: str, source_id: UUID | None = None, now: datetime) -> StoryFact:
    """Add a statement, with the source it rests on."""
    story, _standing = story_of(by=by, story_id=story_id, now=now)
    text, source = _said(text), _source(story, source_id)
    made = StoryFact.objects.create(story=story, text=text, source=source, added_by=by, added_at=now)
    _keep(made, by, now)
    _tell(by, "add", story, made, now)
    return made


@audited("newsroom.fact.change")
def change_fact(
    *, by: Person, fact_id: UUID, base_version: int, text: str, source_id: UUID | None = None, now: datetime
) -> StoryFact:
    """Change what a fact says, from `base_version`; every output that says it gets a change to look at.

    The same words again change nothing. Verifications were for the words before, so it waits for one again.
    """
    fact, story = _fact(by, fact_id, now)
    if fact.version != base_version:
        raise Stale(_("Somebody changed this fact meanwhile: read it as it stands now, then change it."))
    text, source = _said(text), _source(story, source_id)
    if (text, source) == (fact.text, fact.source):
        return fact
    fact.text, fact.source, fact.version = text, source, fact.version + 1
    fact.save(update_fields=["text", "source", "version"])
    _keep(fact, by, now)
    warned = warn_users(fact, by=by, now=now)
    _tell(by, "change", story, fact, now, outputs_warned=warned)
    return fact


@audited("newsroom.fact.verify")
def verify_fact(*, by: Person, fact_id: UUID, version: int, note: str = "", now: datetime) -> FactVerification:
    """Say that one has checked a fact as it stands at this version; not its own writer."""
    fact, story = _fact(by, fact_id, now)
    if fact.version != version:
        raise Stale(_("This fact has changed since you opened it: read it as it stands now."), code="changed")
    writer = FactVersion.objects.filter(fact=fact, version=version).values_list("by_id", flat=True).first()
    if by.pk == (writer or fact.added_by_id):
        raise NotAllowed(_("You wrote this fact: somebody else has to verify it."), code="own_work")
    made, _new = FactVerification.objects.get_or_create(
        fact=fact, version=version, by=by, defaults={"note": tidy_paragraph(note), "at": now}
    )
    _tell(by, "verify", story, fact, now)
    return made


@audited("newsroom.fact.remove")
def remove_fact(*, by: Person, fact_id: UUID, now: datetime) -> None:
    """Take a statement out of the story file; outputs that say it get a change to look at."""
    fact, story = _fact(by, fact_id, now)
    fact.dropped_at = now
    fact.save(update_fields=["dropped_at"])
    warned = warn_users(fact, by=by, now=now)
    _tell(by, "remove", story, fact, now, outputs_warned=warned)


def _fact(by: Person, fact_id: UUID, now: datetime) -> tuple[StoryFact, Story]:
    """Return a fact, locked, with its story, for someone who works on it."""
    found = StoryFact.objects.filter(pk=fact_id, dropped_at=None).first()
    if found is None:
        raise NotFound(_("There is no such fact."))
    story, _standing = story_of(by=by, story_id=found.story_id, now=now)
    return StoryFact.objects.select_for_update(of=("self",), no_key=True).select_related("source").get(
        pk=fact_id
    ), story


def _said(text: str) -> str:
    text = tidy_paragraph(text)
    if not says_something(text):
        raise NotReady(_("Write the fact down first."))
    return text


def _source(story: Story, source_id: UUID | None) -> StorySource | None:
    source = StorySource.objects.filter(pk=source_id, story=story).first() if source_id else None
    if source_id and source is None:
        raise NotFound(_("There is no such source in this story."))
    return source


def _keep(fact: StoryFact, by: Person, now: datetime) -> None:
    FactVersion.objects.create(fact=fact, version=fact.version, text=fact.text, source=fact.source, by=by, at=now)


def _tell(by: Person, act: str, story: Story, fact: StoryFact, now: datetime, **more: object) -> None:
    detail = {"fact": str(fact.pk), "version": fact.version, **more}
    audit.record(by=by, action=f"newsroom.fact.{act}", target=story, detail=detail, now=now)
