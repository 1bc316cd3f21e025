"""The staff screen of norms: every rule with its dates and doubts, on a day the reader chooses."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoitu.foundation.norms import queries, screens
from hoitu.foundation.norms.queries import NoNorm
from hoitu.kernel.clock import local_date, now
from hoitu.kernel.text import fold


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """List every topic, found by a word of its name or entries."""
    on, wrong = _day(request)
    asked = request.GET.get("q", "").strip()[:100]
    found = [topic for topic in queries.topics() if _fits(topic, asked)]
    context = {
        "page_title": _("Norms in force"),
        "header_title": _("Norms in force"),
        "breadcrumbs_items": _trail(_("Norms in force")),
        "header_icon": "doc-full-inverse",
        "topics": [(topic, screens.lines(topic, on)) for topic in found],
        "asked": asked,
        **_common(on, wrong),
    }
    return render(request, "norms/topics.html", context)


@require_safe
def topic(request: HttpRequest, code: str) -> HttpResponse:
    """Show one topic with its entries through time."""
    on, wrong = _day(request)
    try:
        found = queries.topic(code)
    except NoNorm:
        raise Http404 from None
    context = {
        "page_title": found.label,
        "header_title": found.label,
        "breadcrumbs_items": _trail(found.label, (_("Norms in force"), reverse("norms:topics"))),
        "header_icon": "doc-full-inverse",
        "topic": found,
        "lines": screens.lines(found, on),
        **_common(on, wrong),
    }
    return render(request, "norms/topic.html", context)


def _trail(title: str, *above: tuple[str, str]) -> list[dict[str, str]]:
    """Return the way down from the desk."""
    down = ((_("My desk"), reverse("wagtailadmin_home")), *above, (title, ""))
    return [{"label": label, "url": address} for label, address in down]


def _common(on: date, wrong: str) -> dict[str, object]:
    return {"on": on, "wrong_day": wrong, "today": local_date(now()), "query": urlencode({"ngay": on.isoformat()})}


def _day(request: HttpRequest) -> tuple[date, str]:
    """Return the day asked for, or today with a message where it is not a day."""
    asked = request.GET.get("ngay", "")
    if not asked:
        return local_date(now()), ""
    try:
        return date.fromisoformat(asked[:10]), ""
    except ValueError:
        return local_date(now()), _("“{day}” is not a day: today is shown.").format(day=asked[:20])


def _fits(topic: queries.Topic, asked: str) -> bool:
    if not asked:
        return True
    wanted = fold(asked)
    texts = [topic.label, topic.code, *(each for entry in topic.entries for each in (entry.label, entry.norm))]
    return any(wanted in fold(each) for each in texts)
