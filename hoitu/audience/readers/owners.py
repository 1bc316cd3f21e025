"""Whose matter an entry of the audit is: the agency of what readers wrote."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from hoitu.audience.readers.models import Answer, Closing, Comment, Discussion, Enclosure, Letter
from hoitu.foundation.audit.places import Owner


def _of_comment(key: str, _at: datetime) -> UUID | None:
    return Comment.objects.filter(pk=UUID(key)).values_list("discussion__agency_id", flat=True).first()


def _of_article(key: str, _at: datetime) -> UUID | None:
    return Discussion.objects.filter(pk=UUID(key)).values_list("agency_id", flat=True).first()


def _of_closing(key: str, _at: datetime) -> UUID | None:
    return Closing.objects.filter(pk=int(key)).values_list("agency_id", flat=True).first()


def _of_letter(key: str, _at: datetime) -> UUID | None:
    return Letter.objects.filter(pk=UUID(key)).values_list("agency_id", flat=True).first()


def _of_enclosure(key: str, _at: datetime) -> UUID | None:
    return Enclosure.objects.filter(pk=UUID(key)).values_list("letter__agency_id", flat=True).first()


def _of_either(key: str, at: datetime) -> UUID | None:
    return _of_comment(key, at) or _of_letter(key, at)


def _of_answer(key: str, _at: datetime) -> UUID | None:
    return Answer.objects.filter(pk=int(key)).values_list("agency_id", flat=True).first()


OWNERS: dict[str, Owner] = {
    "readers.comment": _of_comment,
    "readers.owner": _of_either,
    "readers.letter": _of_letter,
    "readers.answer": _of_answer,
    "readers.enclosure": _of_enclosure,
    "readers.output": _of_article,
    "readers.closing": _of_closing,
}
