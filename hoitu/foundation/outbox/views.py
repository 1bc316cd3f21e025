"""Background work on screen: how it is, what failed for good, and what people decide on that."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from hoitu.foundation.outbox import operations, queries
from hoitu.foundation.outbox.forms import DecisionForm, FilterForm
from hoitu.foundation.outbox.queries import Decision
from hoitu.kernel import clock
from hoitu.kernel.refusal import Refusal

PER_PAGE = 50
may_view = permission_required(operations.MAY_VIEW, raise_exception=True)


@require_GET
@may_view
def work(request: HttpRequest) -> HttpResponse:
    """Show how the outbox is, its sweeps, and the dead letters that fit the filters."""
    return render(request, "outbox/work.html", _list_context(request))


@require_GET
@may_view
def dead_letter(request: HttpRequest, task_id: int) -> HttpResponse:
    """Show one dead letter: the event, the error, what was decided."""
    return render(request, "outbox/dead_letter.html", _letter_context(request, task_id))


@require_POST
@may_view
def decisions(request: HttpRequest) -> HttpResponse:
    """Retry or give up the chosen dead letters."""
    form = DecisionForm(request.POST, chosen=request.POST.getlist("task"))
    if not form.is_valid():
        return _again(request, _("Choose dead letters from the list, then what to do with them."), 422)
    try:
        count = _decide(request, form.cleaned_data)
    except Refusal as refusal:
        return _again(request, refusal.message, refusal.status)
    messages.success(request, ngettext("%d background task decided.", "%d background tasks decided.", count) % count)
    return redirect("outbox:work")


def _decide(request: HttpRequest, chosen: dict[str, Any]) -> int:
    by: Any = request.user  # a Person: the staff shell lets nobody else in
    now = clock.now()
    if chosen["act"] == Decision.Act.RETRY:
        return operations.retry(by=by, task_ids=chosen["task"], now=now)
    return operations.give_up(by=by, task_ids=chosen["task"], reason=chosen["reason"], now=now)


def _again(request: HttpRequest, message: str, status: int) -> HttpResponse:
    """Show the screen the decision came from once more, with the refusal and what was typed."""
    messages.error(request, message)
    typed = {"reason": request.POST.get("reason", ""), "picked": request.POST.getlist("task")}
    single = request.POST.get("from_letter", "")
    if single.isascii() and single.isdigit() and queries.dead_letter(int(single[:18])):
        context = {**_letter_context(request, int(single[:18])), **typed}
        return render(request, "outbox/dead_letter.html", context, status=status)
    return render(request, "outbox/work.html", {**_list_context(request), **typed}, status=status)


def _list_context(request: HttpRequest) -> dict[str, Any]:
    form = FilterForm(request.GET, handlers=queries.dead_handlers())
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = queries.dead_letters(handler=chosen.get("handler", ""), text=chosen.get("text", ""))
    return {
        "form": form,
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("p")),
        "query": urlencode({name: value for name, value in chosen.items() if value}),
        "health": queries.health(clock.now()),
        "sweeps": queries.sweep_runs(),
        "may_decide": request.user.has_perm(operations.MAY_DECIDE),
        **_header(_("Background work")),
    }


def _letter_context(request: HttpRequest, task_id: int) -> dict[str, Any]:
    task = queries.dead_letter(task_id)
    if task is None:
        raise Http404(_("There is no dead letter of this number."))
    return {
        "task": task,
        "payload": json.dumps(task.event.payload, ensure_ascii=False, indent=2),
        "decisions": task.decisions.all(),
        "may_decide": task.state == task.State.DEAD and request.user.has_perm(operations.MAY_DECIDE),
        **_header(_("Dead letter %(number)s") % {"number": task.pk}, nested=True),
    }


def _header(title: str, *, nested: bool = False) -> dict[str, Any]:
    desk = {"url": reverse("wagtailadmin_home"), "label": _("My desk")}
    above = [desk, {"url": reverse("outbox:work"), "label": _("Background work")}] if nested else [desk]
    return {
        "page_title": title,
        "header_title": title,
        "header_icon": "rotate",
        "breadcrumbs_items": [*above, {"url": "", "label": title}],
    }
