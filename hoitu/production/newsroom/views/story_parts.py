"""Adding to a story file: outputs, assignments, contributions, facts, sources."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hoitu.foundation.screens.attempts import Attempt, attempt, sent
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.forms.choices import people_of
from hoitu.production.newsroom.forms.story_parts import (
    AssignmentForm,
    ContributionForm,
    FactForm,
    OutputForm,
    PlanForm,
    SourceForm,
)
from hoitu.production.newsroom.queries import Story, StoryPage
from hoitu.production.newsroom.views.output_page import inner_page_of
from hoitu.production.newsroom.views.page import person_of, screen, show
from hoitu.production.newsroom.views.story_screen import choices_of, show_story


@screen
@require_POST
def output_addition(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Add an output and go on to write it."""
    page = queries.story_page(person_of(request), story_id, clock.now())
    form = OutputForm(request.POST)
    tried = attempt(request, form, operations.add_output, story_id=story_id)
    if tried.done:
        return redirect("newsroom:write", output_id=tried.answer.pk)
    return _again(request, page, "output", form, tried)


@screen
@require_POST
def fact_addition(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Add a checked fact."""
    page = queries.story_page(person_of(request), story_id, clock.now())
    form = FactForm(request.POST, sources=choices_of(page.sources))
    tried = attempt(request, form, operations.add_fact, story_id=story_id)
    if tried.done:
        messages.success(request, _("The fact is in the file."))
        return redirect("newsroom:story", story_id=story_id)
    return _again(request, page, "fact", form, tried)


@screen
@require_POST
def source_addition(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Add a source."""
    page = queries.story_page(person_of(request), story_id, clock.now())
    form = SourceForm(request.POST)
    tried = attempt(request, form, operations.add_source, story_id=story_id)
    if tried.done:
        messages.success(request, _("The source is in the file."))
        return redirect("newsroom:story", story_id=story_id)
    return _again(request, page, "source", form, tried)


def _again(request: HttpRequest, page: StoryPage, name: str, form: Form, tried: Attempt) -> HttpResponse:
    """Show the story with the form that was not taken, as it was filled in."""
    return show_story(request, page, filled={name: form}, refusal=tried.refusal, status=tried.status)


@screen
@require_http_methods(["GET", "POST"])
def assignment(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Assign someone to a story."""
    page = queries.story_page(person_of(request), story_id, clock.now())
    people = people_of(page.story.agency_id, local_date(clock.now()))
    form = AssignmentForm(sent(request), initial={"kinds": _unassigned(page)}, people=people)
    tried = attempt(request, form, operations.assign, story_id=story_id)
    if tried.done:
        messages.success(request, _("Assigned. They see it on their desk."))
        return redirect("newsroom:story", story_id=story_id)
    return _form_page(request, page.story, _("Assign someone"), _("Assign"), form, tried)


def _unassigned(page: StoryPage) -> list[str]:
    """Return the outputs nobody makes yet, for which most often somebody is sought: of a new story, an article."""
    made = {kind for assignment in page.assignments if assignment.done_at is None for kind in assignment.kinds}
    under_way = [f"{each.kind}:{each.language}" for each in page.outputs if each.state in queries.OPEN_STATES]
    return [each for each in (under_way if page.outputs else ["web:vi"]) if each not in made]


@screen
@require_http_methods(["GET", "POST"])
def contribution(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Say who made what part of a story; the same person and part again changes the share."""
    page = queries.story_page(person_of(request), story_id, clock.now())
    form = ContributionForm(sent(request), people=people_of(page.story.agency_id, local_date(clock.now())))
    tried = attempt(request, form, operations.set_contribution, story_id=story_id)
    if tried.done:
        messages.success(request, _("The contribution is recorded."))
        return redirect("newsroom:story", story_id=story_id)
    return _form_page(request, page.story, _("Who made what"), _("Record"), form, tried)


@screen
@require_http_methods(["GET", "POST"])
def output_plan(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Say when an output is planned and due."""
    page = inner_page_of(request, output_id)
    initial = {"planned_date": page.output.planned_date, "due_at": page.output.due_at}
    form = PlanForm(sent(request), initial=initial)
    tried = attempt(request, form, operations.plan_output, output_id=output_id)
    if tried.done:
        messages.success(request, _("The plan is changed."))
        return redirect("newsroom:write", output_id=output_id)
    return _form_page(request, page.output.story, _("Plan"), _("Save the plan"), form, tried)


def _form_page(request: HttpRequest, story: Story, title: str, button: str, form: Form, tried: Attempt) -> HttpResponse:
    address = reverse("newsroom:story", args=[story.pk])
    return show(
        request,
        "form.html",
        title,
        trail=((_("Stories"), reverse("newsroom:story_list")), (story.title, address)),
        icon="group",
        status=tried.status,
        refusal=tried.refusal,
        form=form,
        button=button,
        back=address,
    )
