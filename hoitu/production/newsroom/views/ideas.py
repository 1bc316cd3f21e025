"""Ideas: the list, proposing one, deciding on one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.screens.attempts import attempt, sent
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom import idea_steps, operations, queries
from hoitu.production.newsroom.forms.choices import desks_of
from hoitu.production.newsroom.forms.ideas import DecisionForm, IdeaFilters, IdeaForm
from hoitu.production.newsroom.queries import Idea
from hoitu.production.newsroom.rules.standing import decides, plans
from hoitu.production.newsroom.views.page import Trail, chosen, paged, person_of, screen, show

ICON = "list-ul"


def _trail() -> Trail:
    return ((_("Ideas"), reverse("newsroom:idea_list")),)


@screen
@require_safe
def idea_list(request: HttpRequest) -> HttpResponse:
    """List the ideas of one's newsroom, by answer and desk."""
    me = person_of(request)
    filters = IdeaFilters(request.GET, desks=desks_of(me, local_date(clock.now())))
    rows = queries.ideas(me, clock.now(), **chosen(filters))
    return show(request, "idea_list.html", _("Ideas"), icon=ICON, filters=filters, **paged(request, rows))


@screen
@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest) -> HttpResponse:
    """Propose an idea."""
    form = IdeaForm(sent(request), desks=desks_of(person_of(request), local_date(clock.now())))
    tried = attempt(request, form, operations.propose_idea)
    if tried.done:
        messages.success(request, _("Proposed. The desk decides on it."))
        return redirect("newsroom:idea", idea_id=tried.answer.pk)
    return show(
        request,
        "form.html",
        _("Propose an idea"),
        trail=_trail(),
        icon=ICON,
        status=tried.status,
        refusal=tried.refusal,
        form=form,
        button=_("Propose"),
        back=reverse("newsroom:idea_list"),
    )


@screen
@require_http_methods(["GET", "POST"])
def idea(request: HttpRequest, idea_id: UUID) -> HttpResponse:
    """Show an idea; take the decision of those who may give it."""
    me = person_of(request)
    found = find(me, idea_id)
    form = DecisionForm(sent(request))
    tried = attempt(request, form, operations.decide_idea, idea_id=idea_id)
    if tried.done:
        messages.success(request, _("Decided. The proposer sees it."))
        return redirect("newsroom:idea", idea_id=idea_id)
    standing = directory.standing(me, local_date(clock.now()))
    where = (standing, found.agency_id, found.unit_id)
    decision = getattr(found, "decision", None)
    return show(
        request,
        "idea.html",
        found.title,
        trail=_trail(),
        icon=ICON,
        status=tried.status,
        refusal=tried.refusal,
        idea=found,
        decision=decision,
        story=getattr(found, "story", None),
        form=form if decision is None and decides(*where) else None,
        may_open=found.proposed_by_id == me.pk or plans(*where),
        steps=idea_steps.steps_of(idea_id) if plans(*where) else [],
    )


def find(person: Person, idea_id: UUID) -> Idea:
    """Return an idea this person may know of; raises NotFound."""
    found = queries.ideas(person, clock.now()).filter(pk=idea_id).first()
    if found is None:
        raise NotFound(_("There is no such idea, or it belongs to another newsroom."))
    return found
