"""What a person has to do, for reading offline; and what they told of places, to be forgotten."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from hoitu.kernel import clock
from hoitu.production.field import operations
from hoitu.production.field.views.answers import answering
from hoitu.production.field.workload import workload
from hoitu.production.newsroom.views.page import person_of


@require_safe
@ensure_csrf_cookie
@answering
def work(request: HttpRequest) -> HttpResponse:
    """Return the person's own work as JSON, and with it a fresh token for sending."""
    return JsonResponse(workload(person_of(request), clock.now()))


@require_POST
@answering
def forget_places(request: HttpRequest) -> HttpResponse:
    """Delete every place and time the person told."""
    return JsonResponse({"forgotten": operations.forget_places(by=person_of(request), now=clock.now())})
