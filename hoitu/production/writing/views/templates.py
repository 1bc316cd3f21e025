"""Templates of outputs: listed, written, kept from a text, and begun from."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hoitu.foundation.directory.rules import Standing
from hoitu.foundation.screens.attempts import attempt, sent, tried
from hoitu.kernel import clock
from hoitu.kernel.refusal import NotAllowed
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.forms.draft import DraftForm
from hoitu.production.writing import operations, queries
from hoitu.production.writing.forms import KeepingForm, TemplateFilters, TemplateForm, TemplateNameForm
from hoitu.production.writing.queries import TextTemplate
from hoitu.production.writing.rules import keepers
from hoitu.production.writing.rules.templates import PLACEHOLDERS
from hoitu.production.writing.views.frame import chosen, newsroom_of, paged, person_of, screen, show

ICON = "form"


@screen
@require_http_methods(["GET", "POST"])
def template_list(request: HttpRequest) -> HttpResponse:
    """List the agency's templates; make one."""
    agency, standing = newsroom_of(request)
    filters, form = TemplateFilters(request.GET), TemplateForm(sent(request))
    done = attempt(request, form, operations.make_template, agency_id=agency.pk)
    if done.done:
        return redirect("writing:template", template_id=done.answer.pk)
    return show(
        request,
        "templates.html",
        _("Templates"),
        icon=ICON,
        here="templates",
        status=done.status,
        refusal=done.refusal,
        filters=filters,
        form=form,
        may_keep=keepers.keeps_style(standing, agency.pk),
        **paged(request, queries.templates_of(agency.pk, **chosen(filters))),
    )


@screen
@require_http_methods(["GET", "POST"])
def template(request: HttpRequest, template_id: UUID) -> HttpResponse:
    """Show what a template says; write it."""
    agency, standing = newsroom_of(request)
    found = queries.template(template_id, agency.pk)
    _must_keep(standing, found)
    content = DraftContent(found.headline, found.lead, found.body)
    initial = DraftForm.initial_of(content, 0, found.kind)
    form = DraftForm(sent(request), initial=initial, kind=found.kind, body=found.body)
    name = TemplateNameForm(sent(request), initial={"name": found.name})
    status, refusal = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid() and name.is_valid():
            given = {"content": DraftContent(**form.content()), "name": name.cleaned_data["name"]}
            done = tried(request, operations.change_template, template_id=template_id, **given)
            if done.done:
                messages.success(request, _("The template is saved."))
                return redirect("writing:template", template_id=template_id)
            status, refusal = done.status, done.refusal
    return show(
        request,
        "template.html",
        found.name,
        icon=ICON,
        trail=((_("Templates"), reverse("writing:template_list")),),
        status=status,
        refusal=refusal,
        text_template=found,
        form=form,
        name_form=name,
        media=form.media,
        placeholders=[f"{{{each}}}" for each in PLACEHOLDERS],
    )


@screen
@require_POST
def retirement(request: HttpRequest, template_id: UUID) -> HttpResponse:
    """Take a template out of use, or into use again."""
    agency, standing = newsroom_of(request)
    _must_keep(standing, queries.template(template_id, agency.pk))
    in_use = request.POST.get("in_use") == "yes"
    tried(request, operations.retire_template, template_id=template_id, in_use=in_use)
    messages.success(request, _("The template is in use again.") if in_use else _("Taken out of use."))
    return redirect("writing:template_list")


@screen
@require_http_methods(["GET", "POST"])
def keeping(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Keep a text as a template."""
    output = newsroom.readable_output(person_of(request), output_id, clock.now())
    title = output.headline or output.story.title
    form = KeepingForm(sent(request), initial={"name": title[:120]})
    done = attempt(request, form, operations.keep_as_template, output_id=output_id)
    if done.done:
        messages.success(request, _("The text is kept as a template: put placeholders where it changes every time."))
        return redirect("writing:template", template_id=done.answer.pk)
    back = reverse("newsroom:write", args=[output_id])
    return show(
        request,
        "keeping.html",
        _("Keep as a template"),
        icon=ICON,
        trail=((title, back),),
        status=done.status,
        refusal=done.refusal,
        form=form,
        back=back,
    )


@screen
@require_http_methods(["GET", "POST"])
def beginning(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """Offer the templates of a story's agency; begin an output from one and go on to write it."""
    story = newsroom.readable_story(person_of(request), story_id, clock.now())
    refusal, status = None, 200
    if request.method == "POST":
        done = tried(request, operations.begin_from, story_id=story_id, template_id=_uuid(request))
        if done.done:
            return redirect("newsroom:write", output_id=done.answer.pk)
        refusal, status = done.refusal, done.status
    there = {(output.kind, output.language) for output in newsroom.outputs_of(story_id)}
    rows: list[dict[str, Any]] = [
        {"template": each, "makes": queries.labels_of(each), "is_there": (each.kind, each.language) in there}
        for each in queries.templates_of(story.agency_id, unit_id=story.unit_id)
    ]
    return show(
        request,
        "beginning.html",
        _("Begin from a template"),
        icon=ICON,
        trail=((story.title, reverse("newsroom:story", args=[story_id])),),
        status=status,
        refusal=refusal,
        rows=rows,
    )


def _uuid(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("template", ""))
    except ValueError:
        return UUID(int=0)


def _must_keep(standing: Standing, template: TextTemplate) -> None:
    if not keepers.keeps_style(standing, template.agency_id):
        raise NotAllowed(_("Templates are kept by the agency's editors: ask one of them."))
