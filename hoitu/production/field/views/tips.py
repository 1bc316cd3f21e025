"""Quick tips from the phone."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoitu.kernel import clock
from hoitu.production.field import operations
from hoitu.production.field.views.answers import Unreadable, answering, body_of, text
from hoitu.production.newsroom.views.page import person_of


@require_POST
@answering
def tip(request: HttpRequest, tip_id: UUID) -> HttpResponse:
    """Make an idea of a tip; sent again, the same idea."""
    said = body_of(request)
    try:
        unit_id = UUID(text(said, "unit_id"))
    except ValueError:
        raise Unreadable from None
    made = operations.send_tip(
        by=person_of(request),
        tip_id=tip_id,
        unit_id=unit_id,
        title=text(said, "title"),
        text=text(said, "text"),
        now=clock.now(),
    )
    return JsonResponse({"state": "received", "url": reverse("newsroom:idea", args=[made.idea_id])})
