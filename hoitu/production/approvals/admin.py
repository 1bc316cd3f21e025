"""Sign-offs inside the staff shell: their screens, and what waits for a person on the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from hoitu.foundation.screens.frame import person_of
from hoitu.kernel import clock
from hoitu.production.approvals import queries

SHOWN = 10


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern | URLResolver]:
    return [path("", include("hoitu.production.approvals.urls"))]


class WaitingPanel(Component):
    """What colleagues ask a person's word on."""

    name = "approvals"
    template_name = "approvals/desk.html"
    order = 5

    def __init__(self, waiting: list[queries.Request]) -> None:
        super().__init__()
        self.waiting = waiting

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:  # noqa: ARG002 - Wagtail's signature
        return {"waiting": self.waiting[:SHOWN], "more": len(self.waiting) > SHOWN, "now": clock.now()}


@hooks.register("construct_homepage_panels")
def waiting(request: HttpRequest, panels: list[Any]) -> None:
    rows = list(queries.waiting_for(person_of(request))[: SHOWN + 1])
    if rows:
        panels.append(WaitingPanel(rows))
