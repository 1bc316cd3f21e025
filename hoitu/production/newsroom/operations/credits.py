"""The ledger opens by itself: who writes is entered as having written."""

from __future__ import annotations

from datetime import datetime

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.directory.queries import Person
from hoitu.production.newsroom.cases import made_in
from hoitu.production.newsroom.models import Assignment, Contribution, Output
from hoitu.production.newsroom.operations.refiling import refile
from hoitu.production.newsroom.rules.work import TEXT, TRANSLATION, has_author, share_left
from hoitu.production.newsroom.states import WRITING

OTHERS_READ = ("approving", "approved", "scheduled")


def credit_writer(output: Output, *, was: str, by: Person, now: datetime) -> Contribution | None:
    """Enter who saved a text while it was written, where the ledger does not know them; inside the save.

    That is whoever is assigned to the story; where nobody is (a translation needs no assignment), and nobody is named
    yet for the part, whoever writes first. They
    get what is left of the part (nothing: the ledger stays as it is). While another output of the story is in
    approval the new name stays out of the byline, for a person to decide.
    """
    made = made_in(output.story_id)
    known = any(each.person_id == by.pk and each.part != Contribution.Part.EDITING for each in made)
    if was not in WRITING or known:
        return None
    part = TRANSLATION if _is_translated(output) else TEXT
    named = any(each.part == TRANSLATION for each in made) if part == TRANSLATION else has_author(made)
    if not _writes_it(output, by, part, named=named):
        return None
    left = share_left(made, part)
    if not left:
        return None
    entered = Contribution.objects.create(
        story=output.story, person=by, part=part, share_pct=left, in_byline=not _changes_others(output, part)
    )
    detail = {"person": str(by), "part": part, "share_pct": left, "in_byline": entered.in_byline, "by_saving": True}
    audit.record(by=by, action="newsroom.contribution.set", target=output.story, detail=detail, now=now)
    refile(output.story, by=by, now=now)
    return entered


def _writes_it(output: Output, by: Person, part: str, *, named: bool) -> bool:
    assigned = list(Assignment.objects.filter(story_id=output.story_id).values_list("assignee_id", flat=True))
    return by.pk in assigned or not (named or (assigned and part == TEXT))


def _is_translated(output: Output) -> bool:
    """Say whether there is a written Vietnamese text that another language is made from."""
    return (
        output.language != "vi"
        and Output.objects.filter(story_id=output.story_id, language="vi", version__gt=0).exists()
    )


def _changes_others(output: Output, part: str) -> bool:
    others = Output.objects.filter(story_id=output.story_id, state__in=OTHERS_READ).exclude(pk=output.pk)
    return (others.exclude(language="vi") if part == TRANSLATION else others).exists()
