"""What the screens of the vocabulary share: header, pages, who acts, and how a no is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.vocabulary import operations
from hoitu.kernel.actor import Actor
from hoitu.kernel.clock import now
from hoitu.kernel.refusal import NotReady, Refusal

PER_PAGE = 50


def actor(request: HttpRequest) -> Actor:
    """Return who acts: the staff shell lets nobody but a Person in."""
    by: Any = request.user
    acting: Actor = by
    return acting


def may_change(request: HttpRequest) -> bool:
    """Say whether the forms are shown; the operations ask again."""
    return operations.keeps(actor(request), now())


def header(title: str, icon: str, *above: tuple[str, str]) -> dict[str, Any]:
    """Return what Wagtail's page header needs; `above` are (address name, label)."""
    desk = {"url": reverse("wagtailadmin_home"), "label": _("My desk")}
    trail = [{"url": reverse(name), "label": label} for name, label in above]
    return {
        "page_title": title,
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [desk, *trail, {"url": "", "label": title}],
    }


def page_of(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    """Return the page asked for by `p`, the nearest there is."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))


def query_of(request: HttpRequest) -> str:
    """Return the filters of the address without the page number."""
    kept = request.GET.copy()
    kept.pop("p", None)
    return kept.urlencode()


def attempt(form: Form, act: Callable[[dict[str, Any]], object]) -> int:
    """Do one operation with a form's values; return 0, or the status of the no, whose words are then in the form."""
    if not form.is_valid():
        return 422
    try:
        act(form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        for problem in refusal.problems if isinstance(refusal, NotReady) else ():
            form.add_error(None, problem)
        return refusal.status
    return 0
