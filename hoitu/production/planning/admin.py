"""Planning inside the staff shell: its screens and its menu item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from hoitu.foundation.directory import queries as directory
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom.rules.standing import DESK_PEOPLE
from hoitu.production.planning.queries import Task, my_tasks
from hoitu.production.planning.views.page import ICON, person_of


@hooks.register("register_admin_urls")
def screens() -> list[URLPattern | URLResolver]:
    return [path("", include("hoitu.production.planning.urls"))]


class PlanItem(MenuItem):
    """The menu item of those who work in a newsroom and see its plans."""

    def is_shown(self, request: HttpRequest) -> bool:
        held = directory.roles_on(person_of(request).pk, local_date(clock.now()))
        return any(role.role in DESK_PEOPLE for role in held)


class TasksPanel(Component):
    """What one is asked for and has not answered yet."""

    name = "planning"
    template_name = "planning/tasks_panel.html"
    order = 5

    class Media:
        css = {"all": ["newsroom/newsroom.css"]}

    def __init__(self, tasks: list[Task]) -> None:
        self.tasks = tasks

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {**super().get_context_data(parent_context), "tasks": self.tasks}


@hooks.register("construct_homepage_panels")
def unanswered(request: HttpRequest, panels: list[Any]) -> None:
    tasks = list(my_tasks(person_of(request), unanswered=True)[:5])
    if tasks:
        panels.append(TasksPanel(tasks))


@hooks.register("register_admin_menu_item")
def plan() -> MenuItem:
    return PlanItem(_("Plan"), reverse_lazy("planning:calendar"), name="planning", icon_name=ICON, order=10)
