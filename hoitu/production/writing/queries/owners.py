"""Whose house style a thing belongs to, for the audit: by its kind and id."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from hoitu.production.writing.models import HouseWord, StyleChoice, TextTemplate


def _choice(key: str, _at: datetime) -> UUID | None:
    return StyleChoice.objects.filter(pk=key).values_list("agency_id", flat=True).first()


def _word(key: str, _at: datetime) -> UUID | None:
    return HouseWord.objects.filter(pk=key).values_list("agency_id", flat=True).first()


def _template(key: str, _at: datetime) -> UUID | None:
    return TextTemplate.objects.filter(pk=key).values_list("agency_id", flat=True).first()


OWNERS = {"writing.stylechoice": _choice, "writing.houseword": _word, "writing.texttemplate": _template}
