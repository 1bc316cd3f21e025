"""One form, one operation: what became of it, and the status of the page that says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpRequest, QueryDict

from hoitu.foundation.screens.frame import person_of
from hoitu.kernel import clock
from hoitu.kernel.refusal import Refusal


@dataclass(frozen=True)
class Attempt:
    """`done` with the operation's answer, or not: a first look, a form to mend, or a refusal."""

    done: bool = False
    answer: Any = None
    refusal: Refusal | None = None
    status: int = 200


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form was sent with, even when it is nothing; None on a first look."""
    return request.POST if request.method == "POST" else None


def attempt(request: HttpRequest, form: Form, operation: Callable[..., object], **given: Any) -> Attempt:
    """Call the operation with the form's fields and what is given, on a POST whose form is in order."""
    if request.method != "POST":
        return Attempt()
    if not form.is_valid():
        return Attempt(status=422)
    fields = getattr(form, "values", form.cleaned_data)
    return tried(request, operation, **{**fields, **given})


def tried(request: HttpRequest, operation: Callable[..., object], **given: Any) -> Attempt:
    """Call an operation as the person who is signed in."""
    try:
        answer = operation(by=person_of(request), now=clock.now(), **given)
    except Refusal as refusal:
        return Attempt(refusal=refusal, status=refusal.status)
    return Attempt(done=True, answer=answer)
