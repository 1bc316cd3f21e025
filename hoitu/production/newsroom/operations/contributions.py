"""The ledger of who made what part of a story."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.newsroom.cases import made_in
from hoitu.production.newsroom.models import Contribution, Story
from hoitu.production.newsroom.operations.at_story import story_of
from hoitu.production.newsroom.operations.refiling import refile
from hoitu.production.newsroom.rules.work import WHOLE, share_left


@audited("newsroom.contribution.set")
def set_contribution(
    *,
    by: Person,
    story_id: UUID,
    person_id: UUID,
    part: str,
    share_pct: int = WHOLE,
    in_byline: bool = True,
    now: datetime,
) -> Contribution:
    """Say what share (1 to 100 %) of a part a person made; the shares of one part add up to at most 100 %.

    A byline that changes under an approved output makes its approvals void.
    """
    story, _standing = story_of(by=by, story_id=story_id, now=now)
    if part not in Contribution.Part.values or not 1 <= share_pct <= WHOLE:
        raise NotReady(_("Choose a part, and a share from 1 to 100 %."), code="bad_share")
    others = [each for each in made_in(story_id) if (each.person_id, each.part) != (person_id, part)]
    left = share_left(others, part)
    if share_pct > left:
        raise NotReady(
            _("Only %(left)s %% of this part are left: lower the share of somebody else first.") % {"left": left},
            code="shares_over_100",
        )
    made, _created = Contribution.objects.update_or_create(
        story=story,
        person=directory.person(person_id),
        part=part,
        defaults={"share_pct": share_pct, "in_byline": in_byline},
    )
    _tell(by, "set", story, now, person=str(made.person), part=part, share_pct=share_pct, in_byline=in_byline)
    refile(story, by=by, now=now)
    return made


@audited("newsroom.contribution.remove")
def remove_contribution(*, by: Person, contribution_id: int, now: datetime) -> None:
    """Take a line out of the ledger; the audit keeps it."""
    found = Contribution.objects.select_related("person").filter(pk=contribution_id).first()
    if found is None:
        raise NotFound(_("There is no such contribution."))
    story, _standing = story_of(by=by, story_id=found.story_id, now=now)
    _tell(by, "remove", story, now, person=str(found.person), part=found.part, share_pct=found.share_pct)
    found.delete()
    refile(story, by=by, now=now)


def _tell(by: Person, act: str, story: Story, now: datetime, **detail: object) -> None:
    audit.record(by=by, action=f"newsroom.contribution.{act}", target=story, detail=detail, now=now)
