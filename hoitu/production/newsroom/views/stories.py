"""Stories and their outputs in lists, opening a story, its page and its description."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.screens.attempts import attempt, sent
from hoitu.foundation.vocabulary import queries as vocabulary
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed
from hoitu.production.newsroom import list_panels, operations, queries
from hoitu.production.newsroom.forms.choices import desks_of
from hoitu.production.newsroom.forms.stories import DescriptionForm, OpeningForm, OutputFilters, StoryFilters
from hoitu.production.newsroom.list_panels import Look
from hoitu.production.newsroom.queries import Idea, Story
from hoitu.production.newsroom.rules.standing import plans, plans_somewhere
from hoitu.production.newsroom.views.ideas import find
from hoitu.production.newsroom.views.page import Trail, chosen, paged, person_of, screen, show
from hoitu.production.newsroom.views.story_screen import show_story

ICON = "folder-open-inverse"


def _trail(*below: tuple[str, str]) -> Trail:
    return ((_("Stories"), reverse("newsroom:story_list")), *below)


@screen
@require_safe
def story_list(request: HttpRequest) -> HttpResponse:
    """List the stories one may know of, by words and desk."""
    me, today = person_of(request), local_date(clock.now())
    filters = StoryFilters(request.GET, desks=desks_of(me, today))
    narrowed = chosen(filters)
    rows = paged(request, queries.stories(me, clock.now(), **narrowed))
    standing = directory.standing(me, today)
    return show(
        request,
        "story_list.html",
        _("Stories"),
        icon=ICON,
        filters=filters,
        panels=_panels(request, "stories", narrowed),
        may_open=plans_somewhere(standing),
        planned={story.pk for story in rows["page_obj"] if plans(standing, story.agency_id, story.unit_id)},
        **rows,
    )


@screen
@require_safe
def output_list(request: HttpRequest) -> HttpResponse:
    """List the outputs one may know of, by words, state, desk, medium and language."""
    me = person_of(request)
    filters = OutputFilters(request.GET, desks=desks_of(me, local_date(clock.now())))
    narrowed = chosen(filters)
    rows = queries.outputs(me, clock.now(), **narrowed)
    return show(
        request,
        "output_list.html",
        _("Outputs"),
        icon="doc-full",
        filters=filters,
        panels=_panels(request, "outputs", narrowed),
        **paged(request, rows),
    )


def _panels(request: HttpRequest, of: Literal["stories", "outputs"], narrowed: dict[str, Any]) -> list[str]:
    """Return what the modules above put over a list."""
    query = request.GET.copy()
    query.pop("p", None)
    look = Look(person_of(request), of, narrowed, query.urlencode(), clock.now())
    return [render_to_string(panel.template, panel.context, request) for panel in list_panels.panels_of(look)]


@screen
@require_http_methods(["GET", "POST"])
def opening(request: HttpRequest) -> HttpResponse:
    """Open a story file, from an approved idea (`?de-tai=`) or without one."""
    me = person_of(request)
    idea = _idea(request)
    _let_open(me, idea)
    initial = {"title": idea.title, "unit_id": str(idea.unit_id), "planned_date": idea.planned_date} if idea else None
    form = OpeningForm(sent(request), initial=initial, desks=desks_of(me, local_date(clock.now())))
    tried = attempt(request, form, operations.open_story, idea_id=idea.pk if idea else None)
    if tried.done:
        messages.success(request, _("The story file is open. Add its outputs and assign people."))
        return redirect("newsroom:story", story_id=tried.answer.pk)
    return show(
        request,
        "form.html",
        _("Open a story file"),
        trail=_trail(),
        icon=ICON,
        status=tried.status,
        refusal=tried.refusal,
        form=form,
        button=_("Open"),
        back=reverse("newsroom:story_list"),
    )


def _let_open(person: Person, idea: Idea | None) -> None:
    """Refuse the form to whom the act would be refused on every desk: nobody fills in what cannot be sent."""
    if plans_somewhere(directory.standing(person, local_date(clock.now()))):
        return
    if idea is None or idea.proposed_by_id != person.pk:
        raise NotAllowed(_("Propose an idea first: once it is approved you can open its story."))


def _idea(request: HttpRequest) -> Idea | None:
    try:
        wanted = UUID(request.GET.get("de-tai", ""))
    except ValueError:
        return None
    return find(person_of(request), wanted)


@screen
@require_safe
def story(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Show the story file."""
    return show_story(request, queries.story_page(person_of(request), story_id, clock.now()))


@screen
@require_http_methods(["GET", "POST"])
def description(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Change what a story is about."""
    found, today = queries.story_page(person_of(request), story_id, clock.now()).story, local_date(clock.now())
    prefetch_related_objects([found], "topics", "places")
    form = DescriptionForm(sent(request), initial=_described(found), story=found, on=today)
    tried = attempt(request, form, operations.file_story, story_id=story_id)
    if tried.done:
        messages.success(request, _("The description is changed."))
        return redirect("newsroom:story", story_id=story_id)
    return show(
        request,
        "description.html",
        _("Description"),
        trail=_trail((found.title, reverse("newsroom:story", args=[story_id]))),
        icon="tag",
        status=tried.status,
        refusal=tried.refusal,
        form=form,
        button=_("Save the description"),
        back=reverse("newsroom:story", args=[story_id]),
        all_topics=vocabulary.topics(),
        all_places=vocabulary.places_on(today),
    )


def _described(story: Story) -> dict[str, Any]:
    return {
        "title": story.title,
        "section_code": story.section.code if story.section else "",
        "topic_codes": [topic.code for topic in story.topics.all()],
        "place_ids": [str(place.pk) for place in story.places.all()],
        "planned_date": story.planned_date,
        "is_political_or_essential": story.is_political_or_essential,
    }
