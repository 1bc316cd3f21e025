"""The frame of a staff screen: title, trail, refusals, pages of rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
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


@dataclass(frozen=True)
class Frame:
    """The frame of one module's screens: the folder of its templates, its icon, and how a refused screen is audited."""

    module: str
    icon: str = "doc-full"

    def show(
        self,
        request: HttpRequest,
        template: str,
        title: str,
        *,
        trail: Trail = (),
        status: int = 200,
        icon: str = "",
        **context: Any,
    ) -> HttpResponse:
        """Return a screen inside the shell; `trail` is (label, address) from the desk down to here."""
        down = ((_("My desk"), reverse("wagtailadmin_home")), *trail)
        crumbs = [{"url": address, "label": label} for label, address in down]
        frame = {
            "page_title": title,
            "header_title": title,
            "header_icon": icon or self.icon,
            "breadcrumbs_items": [*crumbs, {"url": "", "label": title}],
            "media": context.get("media", ""),
            "refusal": None,
        }
        return render(request, f"{self.module}/{template}", {**frame, **context}, status=status)

    def screen(self, view: View[P]) -> View[P]:
        """Answer a refusal with its message and status instead of an error, and record what was not opened."""

        @wraps(view)
        def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except Refusal as refusal:
                self._record(request, refusal)
                return self.refused(request, refusal)

        return answered

    def refused(self, request: HttpRequest, refusal: Refusal) -> HttpResponse:
        """Return the refusal as a page of the module (`refused.html`), or as JSON where that was asked for."""
        if wants_json(request):
            said = {"message": refusal.message, "problems": list(problems_of(refusal))}
            return JsonResponse(said, status=refusal.status)
        title = _("Not possible")
        return self.show(request, "refused.html", title, status=refusal.status, icon="warning", refusal=refusal)

    def _record(self, request: HttpRequest, refusal: Refusal) -> None:
        """Record that a screen was not opened, such as one of another agency; operations record their own refusals."""
        audit.record(
            by=person_of(request),
            action=f"{self.module}.screen.open",
            outcome="refused",
            detail={"path": request.path[:300], "message": refusal.message},
            now=clock.now(),
        )


def problems_of(refusal: Refusal) -> tuple[str, ...]:
    """Return each thing to mend that a refusal names."""
    return refusal.problems if isinstance(refusal, NotReady) else ()


def wants_json(request: HttpRequest) -> bool:
    """Tell whether the answer is read by our script."""
    return request.headers.get("Accept", "").startswith("application/json")


class FirstRows(Paginator):  # type: ignore[type-arg] # Django lets it be subscripted only once patched for types
    """Counts no further than people turn pages: counting a whole archive takes longer than all else on a screen."""

    MOST = 100  # pages

    @cached_property
    def count(self) -> int:
        """Return how many rows there are, at most a hundred pages full."""
        return len(self.object_list) if isinstance(self.object_list, Sequence) else self._upto(self.MOST)

    @cached_property
    def is_cut(self) -> bool:
        """Tell whether there are more rows than are counted: then only a narrower question finds them."""
        full = not isinstance(self.object_list, Sequence) and self.count == self.MOST * self.per_page
        return full and self._upto(self.MOST, 1) > self.count

    def _upto(self, pages: int, more: int = 0) -> int:
        rows = cast("QuerySet[Any]", self.object_list)
        return rows[: pages * self.per_page + more].count()


def paged(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> dict[str, Any]:
    """Return the page of rows that `?p=` asks for (the nearest one there is), and the rest of the query kept."""
    found: Page[Any] = FirstRows(rows, per_page).get_page(request.GET.get("p"))
    kept = request.GET.copy()
    kept.pop("p", None)
    return {"page_obj": found, "kept_query": f"{kept.urlencode()}&" if kept else ""}


def chosen(filters: Form) -> dict[str, Any]:
    """Return what a query string filters by; what is empty or makes no sense does not narrow."""
    filters.is_valid()
    return {name: value for name, value in filters.cleaned_data.items() if value}
