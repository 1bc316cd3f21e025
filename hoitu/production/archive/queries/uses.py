"""Where something was used: a work of the library, a fact, a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.media import queries as media
from hoitu.foundation.media.queries import WorkRights
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound
from hoitu.production.archive.labels import WORKS
from hoitu.production.archive.models import Entry
from hoitu.production.archive.queries.releases import Again, reuses_of
from hoitu.production.archive.queries.searching import reach_of
from hoitu.production.archive.rules.standing import State
from hoitu.production.newsroom import queries as newsroom


@dataclass(frozen=True)
class Subject:
    """What is asked about: its name, its rights where it is a work, and the stories opened anew from its releases."""

    kind: str
    key: str
    title: str
    rights: WorkRights | None = None
    reuses: Sequence[Again] = ()


def subject(person: Person, kind: str, key: str, now: datetime) -> Subject:
    """Return a work of the library (photo, recording, attachment), a fact or a story; raises NotFound."""
    found = _work(kind, key, now) if kind in WORKS else _of_the_newsroom(person, kind, key, now)
    if found is None:
        raise NotFound(_("There is nothing like this to ask about."))
    return found


def used_in(person: Person, asked: Subject, now: datetime) -> QuerySet[Entry]:
    """Return the releases that show or say it and that a person may find, newest first."""
    reach = reach_of(person, now)
    rows = Entry.objects.filter(_showing(asked))
    if reach.agencies is not None:
        rows = rows.filter(Q(state=State.STANDING) | Q(agency_id__in=reach.agencies))
    return rows.order_by("-number")


def _showing(asked: Subject) -> Q:
    if asked.kind == "story":
        return Q(story_id=asked.key)
    if asked.kind == "fact":
        return Q(output_id__in=newsroom.outputs_saying(UUID(asked.key)))
    return Q(works__kind=asked.kind, works__key=asked.key)


def _work(kind: str, key: str, now: datetime) -> Subject | None:
    rights = media.rights_of(**{f"{kind}_ids": [key]}, purpose="web", on=local_date(now))
    if not rights or rights[0].is_missing:
        return None
    return Subject(kind, rights[0].key, rights[0].title, rights[0])


def _of_the_newsroom(person: Person, kind: str, key: str, now: datetime) -> Subject | None:
    """Return a fact or a story of a newsroom whose inside a person sees."""
    try:
        row_id = UUID(key)
    except ValueError:
        return None
    if kind == "fact":
        fact = newsroom.fact_of(row_id)
        return Subject(kind, key, fact.text) if fact and reach_of(person, now).within(fact.story.agency_id) else None
    if kind != "story":
        return None
    reach = reach_of(person, now)
    entries = Entry.objects.filter(story_id=row_id).order_by("-number")
    entry = next((each for each in entries if reach.finds(each.agency_id, each.state)), None)
    return Subject(kind, key, entry.headline, reuses=reuses_of(Q(entry__story_id=row_id), reach)) if entry else None
