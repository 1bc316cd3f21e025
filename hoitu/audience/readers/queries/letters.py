"""The letters of readers: the queue, one letter with its turns, what its sender sees."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from hoitu.audience.readers.models import OPEN_STAGES, Enclosure, Kind, Letter, Stage, Turn
from hoitu.audience.readers.queries.moderation import moderated_agencies
from hoitu.audience.readers.rules import standing as rules
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound

OVERDUE = "overdue"
FILTERED = "all"


def letters(
    person: Person, now: datetime, *, kind: str = "", stage: str = "", order: str = "", text: str = ""
) -> QuerySet[Letter]:
    """Return the letters a person decides on: those that wait (or of a stage, or `overdue`, or `all`)."""
    mine = [agency.pk for agency in moderated_agencies(person, now)]
    rows = Letter.objects.filter(agency_id__in=mine).select_related("unit").annotate(files=Count("enclosures"))
    if kind in Kind.values:
        rows = rows.filter(kind=kind)
    if stage == OVERDUE:
        rows = rows.filter(_late(local_date(now)))
    elif stage in Stage.values:
        rows = rows.filter(stage=stage)
    elif stage != FILTERED:
        rows = rows.filter(stage__in=OPEN_STAGES)
    for word in text.split()[:6]:
        rows = rows.filter(
            Q(text__icontains=word) | Q(name__icontains=word) | Q(subject__icontains=word) | Q(place__icontains=word)
        )
    orders = {"oldest": (F("sent_at").asc(), "pk"), "due": (F("due_date").asc(nulls_last=True), "sent_at")}
    return rows.order_by(*orders.get(order, (F("sent_at").desc(), "-pk")))


def letter_page(person: Person, letter_id: UUID, now: datetime) -> Letter:
    """Return a letter; raises NotFound where it is not for this person to know of."""
    found = Letter.objects.filter(pk=letter_id).select_related("unit").first()
    if found is None or not rules.moderates(directory.standing(person, local_date(now)), found.agency_id):
        raise NotFound(_("There is no such letter."))
    return found


def letter_told_of(letter_id: UUID) -> Letter | None:
    """Return a letter, whoever asks: for those who tell others of it, and for its sender's private page."""
    return Letter.objects.filter(pk=letter_id).first()


def enclosure_page(person: Person, enclosure_id: UUID, now: datetime) -> Enclosure:
    """Return a file of a letter that a person decides on, while it is kept; raises NotFound."""
    found = Enclosure.objects.filter(pk=enclosure_id, erased_at=None).select_related("letter").first()
    if found is None:
        raise NotFound(_("There is no such file."))
    letter_page(person, found.letter_id, now)
    return found


def letters_waiting(person: Person, now: datetime) -> tuple[int, int]:
    """Return how many letters wait for a person, and how many are past a day the law sets (one query)."""
    mine = [agency.pk for agency in moderated_agencies(person, now)]
    waits = Count("pk", filter=Q(stage__in=[Stage.WAITING, Stage.FORWARDED]))
    late = Count("pk", filter=_late(local_date(now)))
    found = Letter.objects.filter(agency_id__in=mine, stage__in=OPEN_STAGES).aggregate(waits=waits, late=late)
    return found["waits"], found["late"]


def late_with_us(today: date) -> Q:
    """Return the condition on letters that wait beyond the day the newsroom has."""
    return Q(stage__in=OPEN_STAGES, due_date__lt=today)


def late_elsewhere(today: date) -> Q:
    """Return the condition on letters whose organisation, forwarded to, is beyond its own day."""
    return Q(stage=Stage.FORWARDED, organisation_due_date__lt=today)


def _late(today: date) -> Q:
    return late_with_us(today) | late_elsewhere(today)


def public_turns(letter: Letter) -> list[Turn]:
    """Return what the sender of a letter may read of it, oldest first."""
    shown = (Turn.Act.ASK, Turn.Act.REPLY, Turn.Act.REFUSE, Turn.Act.FORWARD, Turn.Act.ANSWER)
    return list(letter.turns.filter(act__in=shown).order_by("at", "pk"))
