"""The frame of the screens of writing together: title, trail, refusals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.directory.queries import Person
from hoitu.kernel import clock
from hoitu.kernel.refusal import NotReady, Refusal

Trail = Sequence[tuple[str, str]]
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
PER_PAGE = 30


def person_of(request: HttpRequest) -> Person:
    """Return who is signed in; the shell lets nobody else through."""
    return cast("Person", request.user)


def show(
    request: HttpRequest,
    template: str,
    title: str,
    *,
    trail: Trail = (),
    status: int = 200,
    icon: str = "edit",
    **context: Any,
) -> HttpResponse:
    """Return a screen inside the shell; `trail` is (label, address) from the desk down to here."""
    down = ((_("My desk"), reverse("wagtailadmin_home")), *trail)
    crumbs = [{"url": address, "label": label} for label, address in down]
    frame = {
        "page_title": title,
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [*crumbs, {"url": "", "label": title}],
        "media": context.get("media", ""),
        "refusal": None,
    }
    return render(request, f"writing/{template}", {**frame, **context}, status=status)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Return the refusal as a page, or as JSON where a script asked."""
    if request.headers.get("Accept", "").startswith("application/json"):
        problems = list(refusal.problems) if isinstance(refusal, NotReady) else []
        return JsonResponse({"message": refusal.message, "problems": problems}, status=refusal.status)
    title = _("Not possible")
    return show(request, "refused.html", title, status=refusal.status, icon="warning", refusal=refusal)


def screen(view: View[P]) -> View[P]:
    """Answer a refusal with its message and status, and record that a screen was not opened."""

    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            if request.method in {"GET", "HEAD"}:  # operations record their own refusals
                _record(request, refusal)
            return refused(request, refusal)

    return answered


def _record(request: HttpRequest, refusal: Refusal) -> None:
    audit.record(
        by=person_of(request),
        action="writing.screen.open",
        outcome="refused",
        detail={"path": request.path[:300], "message": refusal.message},
        now=clock.now(),
    )


def paged(request: HttpRequest, rows: Any) -> dict[str, Any]:
    """Return the page of rows that `?p=` asks for (the nearest one there is), and the rest of the query kept."""
    kept = request.GET.copy()
    kept.pop("p", None)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    return {"page_obj": page, "kept_query": f"{kept.urlencode()}&" if kept else ""}
