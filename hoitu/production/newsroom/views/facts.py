"""A fact's own screen: its versions, a change, a verification; and the facts an output says."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hoitu.foundation.screens.attempts import attempt, sent
from hoitu.kernel import clock
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.forms.facts import FactChangeForm, FactUseForm
from hoitu.production.newsroom.queries import FactLine, StoryPage
from hoitu.production.newsroom.views.output_page import inner_page_of, trail_of
from hoitu.production.newsroom.views.page import Trail, person_of, screen, show
from hoitu.production.newsroom.views.story_screen import choices_of


@screen
@require_http_methods(["GET", "POST"])
def fact(request: HttpRequest, story_id: UUID, part_id: UUID) -> HttpResponse:
    """Show a fact from version to version; POST changes what it says."""
    page = queries.story_page(person_of(request), story_id, clock.now())
    line = _line(page, part_id)
    initial = {"base_version": line.fact.version, "text": line.fact.text, "source_id": str(line.fact.source_id or "")}
    form = FactChangeForm(sent(request), initial=initial, sources=choices_of(page.sources))
    hidden = {"source_id": line.hidden_source_id} if line.hidden_source_id else {}
    tried = attempt(request, form, operations.change_fact, fact_id=part_id, **hidden)
    if tried.done:
        messages.success(request, _("The fact is changed. Outputs that say it are told."))
        return redirect("newsroom:story", story_id=story_id)
    return show(
        request,
        "fact.html",
        _("Fact"),
        trail=_trail(page),
        icon="list-ul",
        status=tried.status,
        refusal=tried.refusal,
        form=form if page.may_edit else None,
        line=line,
        story=page.story,
        uses=[(output, use) for output in page.outputs for use in line.uses if use.output_id == output.pk],
        versions=queries.fact_versions(part_id),
        back=reverse("newsroom:story", args=[story_id]),
    )


@screen
@require_POST
def fact_verification(request: HttpRequest, story_id: UUID, part_id: UUID) -> HttpResponse:
    """Verify a fact as it was shown."""
    version = request.POST.get("version", "")
    operations.verify_fact(
        by=person_of(request),
        fact_id=part_id,
        version=int(version) if version.isdecimal() and len(version) < 10 else 0,  # noqa: PLR2004 - what an int column holds
        now=clock.now(),
    )
    messages.success(request, _("Verified, with your name and the hour."))
    return redirect("newsroom:story", story_id=story_id)


@screen
@require_http_methods(["GET", "POST"])
def output_facts(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Say which facts an output says; those whose numbers stand in the text are ticked at first."""
    page = inner_page_of(request, output_id)
    story = queries.story_page(person_of(request), page.output.story_id, clock.now())
    facts = [line.fact for line in story.facts]
    chosen = queries.used_facts(output_id) or queries.likely_facts(facts, page.content)
    form = FactUseForm(
        sent(request),
        initial={"fact_ids": [str(each) for each in chosen]},
        facts=[(str(each.pk), each.text) for each in facts],
    )
    tried = attempt(request, form, operations.use_facts, output_id=output_id)
    if tried.done:
        messages.success(request, _("Noted. When one of these facts changes, this output says so."))
        return redirect("newsroom:story", story_id=page.output.story_id)
    return show(
        request,
        "form.html",
        _("Facts this output says"),
        trail=trail_of(page.output),
        icon="list-ul",
        status=tried.status,
        refusal=tried.refusal,
        form=form,
        button=_("Note these facts"),
        back=reverse("newsroom:story", args=[page.output.story_id]),
    )


@screen
@require_POST
def fact_change(request: HttpRequest, output_id: UUID, change_id: int) -> HttpResponse:
    """Settle a change of a fact: the output was looked at."""
    page = inner_page_of(request, output_id)
    operations.settle_fact_change(by=person_of(request), change_id=change_id, now=clock.now())
    messages.success(request, _("Settled, with your name and the hour."))
    return redirect("newsroom:story", story_id=page.output.story_id)


def _line(page: StoryPage, fact_id: UUID) -> FactLine:
    found = next((line for line in page.facts if line.fact.pk == fact_id), None)
    if found is None:
        raise NotFound(_("There is no such fact."))
    return found


def _trail(page: StoryPage) -> Trail:
    address = reverse("newsroom:story", args=[page.story.pk])
    return ((_("Stories"), reverse("newsroom:story_list")), (page.story.title, address))
