"""The screens on which the desk edits fronts: what is held at the top, in which order, until when."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from hoitu.delivery.site import operations, queries, rules
from hoitu.delivery.site.queries import Front
from hoitu.foundation.screens.attempts import Attempt, attempt
from hoitu.foundation.screens.frame import Frame, person_of
from hoitu.kernel import clock
from hoitu.kernel.refusal import NotAllowed, NotFound

_FRAME = Frame("site", icon="thumbtack")
HOURS = {
    6: gettext_lazy("six hours"),
    24: gettext_lazy("one day"),
    72: gettext_lazy("three days"),
    168: gettext_lazy("seven days"),
    672: gettext_lazy("four weeks"),
}
READ_HOURS = {
    0: gettext_lazy("not shown"),
    24: gettext_lazy("of the last 24 hours"),
    168: gettext_lazy("of the last seven days"),
}


class PinForm(forms.Form):
    """Which article, for how long."""

    number = forms.IntegerField(min_value=1, max_value=2**62)
    hours = forms.TypedChoiceField(choices=list(HOURS.items()), coerce=int)

    @property
    def values(self) -> dict[str, object]:
        """What the operation takes."""
        until = clock.now() + timedelta(hours=self.cleaned_data["hours"])
        return {"number": self.cleaned_data["number"], "until": until}


class MostReadForm(forms.Form):
    """Of how many hours, how many articles."""

    hours = forms.TypedChoiceField(choices=list(READ_HOURS.items()), coerce=int)
    size = forms.TypedChoiceField(choices=[(size, size) for size in rules.READ_SIZES], coerce=int)


class OrderForm(forms.Form):
    """The ids of all pinned articles in their new order, with commas between."""

    pins = forms.RegexField(r"^\d{1,18}(,\d{1,18}){0,50}$")

    @property
    def values(self) -> dict[str, object]:
        """What the operation takes."""
        return {"pins": [int(each) for each in self.cleaned_data["pins"].split(",")]}


@_FRAME.screen
@require_safe
def front_list(request: HttpRequest) -> HttpResponse:
    """List the fronts of both editions with what they hold."""
    _permit(request)
    return _FRAME.show(request, "staff/fronts.html", _("Fronts"), fronts=queries.fronts(clock.now()))


@_FRAME.screen
@require_safe
def front(request: HttpRequest, front: str) -> HttpResponse:
    """Show what a front holds, and what could be pinned to it: its newest articles, or those `?q=` finds."""
    _permit(request)
    return _shown(request, _front(front))


@_FRAME.screen
@require_POST
def pinning(request: HttpRequest, front: str) -> HttpResponse:
    """Pin an article."""
    there = _front(front)
    tried = attempt(request, PinForm(request.POST), operations.pin, front=front)
    return _answer(request, there, tried, _("Pinned. Readers see it within a minute."))


@_FRAME.screen
@require_POST
def ordering(request: HttpRequest, front: str) -> HttpResponse:
    """Take the order the person dragged, or moved by the keyboard, the pinned articles into."""
    there = _front(front)
    tried = attempt(request, OrderForm(request.POST), operations.order_pins, front=front)
    return _answer(request, there, tried, _("The order is saved."))


@_FRAME.screen
@require_POST
def ranking(request: HttpRequest, front: str) -> HttpResponse:
    """Take what a front shows of the articles read most."""
    there = _front(front)
    tried = attempt(request, MostReadForm(request.POST), operations.set_most_read, front=front)
    return _answer(request, there, tried, _("Saved. Readers see it within a minute."))


@_FRAME.screen
@require_POST
def unpinning(request: HttpRequest, pin_id: int) -> HttpResponse:
    """Take an article off."""
    pin = operations.unpin(by=person_of(request), pin_id=pin_id, now=clock.now())
    messages.success(request, _("Taken off the top."))
    return redirect("fronts:front", front=pin.front)


def _answer(request: HttpRequest, there: Front, tried: Attempt, said: str) -> HttpResponse:
    if tried.done:
        messages.success(request, said)
        return redirect("fronts:front", front=there.code)
    return _shown(request, there, tried)


def _shown(request: HttpRequest, there: Front, tried: Attempt | None = None) -> HttpResponse:
    words = request.GET.get("q", "")[:200]
    held, fresh = list(queries.pins(there.code, clock.now())), queries.newest_on(there.code)
    order = [pin.pk for pin in held]
    rows = [
        {"pin": pin, "up": _swapped(order, at, at - 1), "down": _swapped(order, at, at + 1)}
        for at, pin in enumerate(held)
    ]
    numbers = {pin.article_id for pin in held}
    return _FRAME.show(
        request,
        "staff/front.html",
        _title(there),
        trail=[(_("Fronts"), reverse("fronts:list"))],
        status=tried.status if tried else 200,
        refusal=tried.refusal if tried else None,
        front=there,
        rows=rows,
        rule=(rule := queries.most_read_rule(there.code)),
        read=queries.most_read_shown(rule, [pin.article for pin in held], fresh, clock.now()),
        read_hours=READ_HOURS.items(),
        read_sizes=rules.READ_SIZES,
        words=words,
        hours=HOURS.items(),
        articles=[article for article in queries.pinnable(there.code, words, fresh) if article.number not in numbers],
    )


def _swapped(order: list[int], one: int, other: int) -> str:
    """Return the order with two places exchanged; empty where there is no such place."""
    if not 0 <= other < len(order):
        return ""
    turned = order.copy()
    turned[one], turned[other] = turned[other], turned[one]
    return ",".join(map(str, turned))


def _title(there: Front) -> str:
    edition = _("Khmer edition") if there.language == "km" else _("Vietnamese edition")
    return f"{there.name or _('Home page')} ({edition})"


def _front(code: str) -> Front:
    found = next((each for each in queries.fronts(clock.now()) if each.code == code), None)
    if found is None:
        raise NotFound(_("There is no such front."))
    return found


def _permit(request: HttpRequest) -> None:
    if not queries.edits_fronts(person_of(request), clock.now()):
        raise NotAllowed(_("The secretariat, desk heads and the editors-in-chief of the site's newspaper edit fronts."))
