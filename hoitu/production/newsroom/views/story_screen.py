"""The story file as one page: outputs, facts, sources, people, what is known and what happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as directory
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import Refusal
from hoitu.production.newsroom import story_panels
from hoitu.production.newsroom.forms.story_parts import FactForm, OutputForm, SourceForm
from hoitu.production.newsroom.queries import Assignment, Kind, Language, StoryPage, StorySource
from hoitu.production.newsroom.views.page import show
from hoitu.production.newsroom.views.story_hub import course_of, fact_rows, rows_of_outputs, shares_of, waiting_of


@dataclass(frozen=True)
class AssignmentRow:
    """An assignment with the outputs it asks for in words."""

    assignment: Assignment
    kinds: str


def show_story(
    request: HttpRequest,
    page: StoryPage,
    *,
    filled: dict[str, Form] | None = None,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the story's screen; `filled` are forms that came back with something to mend."""
    at, story = clock.now(), page.story
    rows = rows_of_outputs(page, at)
    return show(
        request,
        "story.html",
        story.title,
        icon="folder-open-inverse",
        trail=((_("Stories"), reverse("newsroom:story_list")),),
        status=status,
        refusal=refusal,
        page=page,
        story=story,
        agency=directory.agency_name(story.agency_id, local_date(at)),
        outputs=rows,
        facts=fact_rows(page),
        waiting=waiting_of(page, rows, at),
        shares=shares_of(page),
        assignments=[AssignmentRow(each, _kinds(each.kinds)) for each in page.assignments],
        topics=page.terms["topic"],
        places=page.terms["place"],
        timeline=course_of(page),
        panels=[render_to_string(each.template, each.context, request) for each in story_panels.panels_of(story.pk)],
        forms={**_forms(page), **(filled or {})},
    )


def choices_of(sources: Iterable[StorySource]) -> list[tuple[str, str]]:
    """Return sources as choices of a form."""
    return [(str(source.pk), source.name) for source in sources]


def _forms(page: StoryPage) -> dict[str, Form]:
    if not page.may_edit:
        return {}
    return {"output": OutputForm(), "fact": FactForm(sources=choices_of(page.sources)), "source": SourceForm()}


def _kinds(asked: list[str]) -> str:
    kinds, languages = dict(Kind.choices), dict(Language.choices)
    named = (each.partition(":")[::2] for each in asked)
    return ", ".join(f"{kinds.get(kind, kind)} ({languages.get(language, language)})" for kind, language in named)
