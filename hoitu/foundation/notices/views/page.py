"""The frame of every screen of notices."""

from __future__ import annotations

from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person

PER_PAGE = 30


def person_of(request: HttpRequest) -> Person:
    """Return who is signed in; the shell lets nobody else through."""
    return cast("Person", request.user)


def show(
    request: HttpRequest, template: str, title: str, *, nested: bool = True, status: int = 200, **context: Any
) -> HttpResponse:
    """Return a screen inside the shell."""
    above = [{"url": reverse("notices:list"), "label": _("Notices")}] if nested else []
    frame = {
        "page_title": title,
        "header_title": title,
        "header_icon": "bell",
        "breadcrumbs_items": [*above, {"url": "", "label": title}],
    }
    return render(request, f"notices/{template}", {**frame, **context}, status=status)


def paged(request: HttpRequest, rows: QuerySet[Any]) -> dict[str, Any]:
    """Return the page of rows that `?p=` asks for (the nearest one there is), and the rest of the query kept."""
    found: Page[Any] = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    kept = request.GET.copy()
    kept.pop("p", None)
    return {"page": found, "query": kept.urlencode()}
