"""Answers to the phone's script: JSON with a message in words, whatever happened."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, Refusal
from hoitu.production.newsroom.rules.standing import works_in_press
from hoitu.production.newsroom.views.page import person_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
MOST_JSON = 3_000_000


class Unreadable(Refusal):
    """A body that our script does not send."""

    status = 400

    def __init__(self) -> None:
        super().__init__(
            _("The phone sent something we cannot read: reload the page and send again."), code="unreadable"
        )


class TooLarge(Refusal):
    """A body beyond what is held in memory."""

    status = 413

    def __init__(self) -> None:
        super().__init__(_("More was sent at once than is taken in: reload the page and send again."), code="too_large")


def answering(view: View[P]) -> View[P]:
    """Answer refusals as JSON; nobody but people of a newsroom gets further."""

    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            press_only(person_of(request))
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            return refused(refusal)

    return answered


def press_only(person: Person) -> None:
    """Raise NotAllowed for those who work in no newsroom."""
    if not works_in_press(directory.standing(person, local_date(clock.now()))):
        raise NotAllowed(_("Field work is for the people of a newsroom. Ask the administrator of your agency."))


def refused(refusal: Refusal, **more: Any) -> HttpResponse:
    """Return a refusal as the script reads it."""
    said = {"message": refusal.message, "code": refusal.code, "problems": list(getattr(refusal, "problems", ()))}
    return JsonResponse({**said, **more}, status=refusal.status)


def body_of(request: HttpRequest) -> dict[str, Any]:
    """Return the JSON object that was sent; raises Unreadable or TooLarge."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_JSON:
        raise TooLarge
    try:
        read = json.loads(request.body)
    except (ValueError, RecursionError):
        raise Unreadable from None
    if not isinstance(read, dict):
        raise Unreadable
    return read


def text(said: dict[str, Any], name: str) -> str:
    """Return a text of the object, empty where there is none; raises Unreadable."""
    value = said.get(name, "")
    if not isinstance(value, str):
        raise Unreadable
    return value


def whole(said: dict[str, Any], name: str) -> int | None:
    """Return a whole number of the object, or None; raises Unreadable."""
    value = said.get(name)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 2**31):
        raise Unreadable
    return value
