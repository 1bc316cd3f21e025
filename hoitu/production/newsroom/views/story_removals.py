"""Taking something out of a story file; the audit keeps what it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoitu.kernel import clock
from hoitu.production.newsroom import operations
from hoitu.production.newsroom.views.page import person_of, screen


@screen
@require_POST
def assignment_end(request: HttpRequest, story_id: UUID, part_id: UUID) -> HttpResponse:
    """Close an assignment: done, or no longer wanted."""
    return _end(request, story_id, operations.end_assignment, assignment_id=part_id)


@screen
@require_POST
def fact_removal(request: HttpRequest, story_id: UUID, part_id: UUID) -> HttpResponse:
    """Take out a fact."""
    return _end(request, story_id, operations.remove_fact, fact_id=part_id)


@screen
@require_POST
def source_removal(request: HttpRequest, story_id: UUID, part_id: UUID) -> HttpResponse:
    """Take out a source; facts that rested on it stay."""
    return _end(request, story_id, operations.remove_source, source_id=part_id)


@screen
@require_POST
def contribution_removal(request: HttpRequest, story_id: UUID, part_id: int) -> HttpResponse:
    """Take out a line of who made what."""
    return _end(request, story_id, operations.remove_contribution, contribution_id=part_id)


def _end(request: HttpRequest, story_id: UUID, operation: Callable[..., object], **which: Any) -> HttpResponse:
    operation(by=person_of(request), now=clock.now(), **which)
    messages.success(request, _("Done. The audit log keeps what it was."))
    return redirect("newsroom:story", story_id=story_id)
