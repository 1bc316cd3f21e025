"""By when a letter wants an answer: the norm of the day it came, on the agency's working days."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from hoitu.audience.readers.models import Kind
from hoitu.kernel.clock import local_date


def of_letter(kind: str, agency_id: UUID, now: datetime) -> tuple[date | None, str]:  # noqa: ARG001 - questions come next
    """Return the day by which a letter of this kind is answered, and the norm that says so; news has neither."""
    return None, ""


def day_after(now: datetime, span: timedelta) -> date:
    """Return the day so long after an instant."""
    return local_date(now) + span


__all__ = ["Kind", "day_after", "of_letter"]
