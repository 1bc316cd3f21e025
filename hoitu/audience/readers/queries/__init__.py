"""All reads of readers."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.audience.readers.models import OPEN_STAGES, Comment, Kind, Letter, Stage, State
from hoitu.audience.readers.queries.answers import Answer, answers_of, days_off, public_answer, public_answers
from hoitu.audience.readers.queries.house import has_contact, house_of, newest_rule
from hoitu.audience.readers.queries.letters import (
    enclosure_page,
    late_elsewhere,
    late_with_us,
    letter_page,
    letter_told_of,
    letters,
    letters_waiting,
    public_turns,
)
from hoitu.audience.readers.queries.moderation import (
    closings,
    comment_page,
    moderated_agencies,
    moderation_queue,
    waiting_for,
)
from hoitu.audience.readers.queries.public import (
    Below,
    Opening,
    Shown,
    below,
    has_comments,
    opening_of,
    shown_comment,
    shown_page,
)
from hoitu.kernel.refusal import NotFound

__all__ = [
    "OPEN_STAGES",
    "Answer",
    "Below",
    "Comment",
    "Kind",
    "Letter",
    "Opening",
    "Shown",
    "Stage",
    "State",
    "agency_of",
    "answers_of",
    "below",
    "closings",
    "comment_page",
    "days_off",
    "enclosure_page",
    "has_comments",
    "has_contact",
    "house_of",
    "late_elsewhere",
    "late_with_us",
    "letter_page",
    "letter_told_of",
    "letters",
    "letters_waiting",
    "moderated_agencies",
    "moderation_queue",
    "newest_rule",
    "opening_of",
    "public_answer",
    "public_answers",
    "public_turns",
    "shown_comment",
    "shown_page",
    "waiting_for",
]


def agency_of(owner_id: UUID) -> UUID:
    """Return the agency that something a reader sent belongs to; raises NotFound."""
    found = Comment.objects.filter(pk=owner_id).values_list("discussion__agency_id", flat=True).first()
    if found is None:
        found = Letter.objects.filter(pk=owner_id).values_list("agency_id", flat=True).first()
    if found is None:
        raise NotFound(_("There is nothing of this reader here."))
    return found
