"""Texts written on the phone: saved from the version they start from, and handed in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoitu.kernel import clock
from hoitu.kernel.refusal import Refusal
from hoitu.production.field.views.answers import Unreadable, answering, body_of, refused, text, whole
from hoitu.production.newsroom import operations
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.operations import DraftContent
from hoitu.production.newsroom.queries import Output
from hoitu.production.newsroom.views.page import person_of


@require_POST
@answering
def save(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Save a text from its base version; a refusal says where the text was kept, if it was."""
    said = body_of(request)
    at, person = clock.now(), person_of(request)
    try:
        output = operations.save_draft(
            by=person,
            output_id=output_id,
            base_version=whole(said, "base_version") or 0,
            content=_content(said),
            now=at,
        )
    except Refusal as refusal:
        kept = newsroom.side_drafts(person).filter(output_id=output_id, saved_at=at).first()
        where = {"side_draft": reverse("newsroom:side_draft", args=[output_id, kept.pk])} if kept else {}
        return refused(refusal, **where)
    return JsonResponse(_saved(output))


@require_POST
@answering
def submit(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Hand an output in, exactly at the version the phone has seen; handed in already, it says so."""
    version = whole(body_of(request), "version")
    page = newsroom.output_page(person_of(request), output_id, clock.now())
    if page.output.version != version:
        raise Refusal(_("The text was changed meanwhile: read the newest version first."), code="stale")
    if page.output.state == "submitted":
        return JsonResponse(_saved(page.output))
    return JsonResponse(_saved(operations.submit(by=person_of(request), output_id=output_id, now=clock.now())))


def _content(said: dict[str, Any]) -> DraftContent:
    body = said.get("body", [])
    if not isinstance(body, list):
        raise Unreadable
    return DraftContent(text(said, "headline"), text(said, "lead"), body, whole(said, "cover_id"), text(said, "ai_use"))


def _saved(output: Output) -> dict[str, Any]:
    return {"version": output.version, "state": output.state, "content_hash": output.content_hash}
