"""Questions with their answers, as the public page shows them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from hoitu.audience.readers.models import Answer, DayOff, Kind

__all__ = ["Answer", "DayOff", "answers_of", "days_off", "public_answer", "public_answers"]


def public_answers(language: str) -> QuerySet[Answer]:
    """Return the approved answers to questions of an edition that were not withdrawn, in no order."""
    return Answer.objects.filter(
        language=language, withdrawn_at=None, approved_at__isnull=False, letter__kind=Kind.QUESTION
    )


def public_answer(number: int) -> Answer | None:
    """Return one answer on the public page, None for any other."""
    rows = Answer.objects.filter(pk=number, withdrawn_at=None, approved_at__isnull=False)
    return rows.filter(letter__kind=Kind.QUESTION).first()


def answers_of(letter_id: UUID) -> QuerySet[Answer]:
    """Return what was written in answer to a letter, withdrawn ones too, oldest first."""
    rows = Answer.objects.filter(letter_id=letter_id).select_related("written_by", "approved_by", "withdrawn_by")
    return rows.order_by("written_at", "pk")


def days_off(agency_id: UUID) -> QuerySet[DayOff]:
    """Return the days off entered for an agency, the latest first."""
    return DayOff.objects.filter(agency_id=agency_id).select_related("by").order_by("-day")
