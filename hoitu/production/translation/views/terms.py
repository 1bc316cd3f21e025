"""The glossary: search it, add to it, mend it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hoitu.foundation.screens.attempts import attempt, sent
from hoitu.kernel import clock
from hoitu.production.translation import operations, queries
from hoitu.production.translation.forms import TermFilters, TermForm
from hoitu.production.translation.rules import standing
from hoitu.production.translation.views.frame import chosen, paged, person_of, screen, show, standing_of, trail


@screen
@require_http_methods(["GET", "POST"])
def terms(request: HttpRequest) -> HttpResponse:
    """List the terms by either language; add one."""
    filters = TermFilters(request.GET)
    form = TermForm(sent(request))
    tried = attempt(request, form, operations.add_term)
    if tried.done:
        messages.success(request, _("“%(term)s” is in the glossary.") % {"term": form.cleaned_data["vi"]})
        return redirect("translation:terms")
    return show(
        request,
        "terms.html",
        _("Glossary"),
        here="terms",
        trail=trail(),
        status=tried.status,
        refusal=tried.refusal,
        filters=filters,
        form=form,
        may_keep=standing.keeps_terms(standing_of(request)),
        **paged(request, queries.terms(**chosen(filters)), per_page=50),
    )


@screen
@require_http_methods(["GET", "POST"])
def term(request: HttpRequest, term_id: int) -> HttpResponse:
    """Show one term; change its words."""
    found = queries.term(term_id)
    initial = {"vi": found.vi, "km": found.km, "note": found.note}
    form = TermForm(sent(request), initial=initial)
    tried = attempt(request, form, operations.change_term, term_id=term_id)
    if tried.done:
        messages.success(request, _("The term is changed."))
        return redirect("translation:term", term_id=term_id)
    return show(
        request,
        "term.html",
        found.vi,
        here="terms",
        trail=trail((_("Glossary"), reverse("translation:terms"))),
        status=tried.status,
        refusal=tried.refusal,
        term=found,
        form=form,
        may_keep=standing.keeps_terms(standing_of(request)),
    )


@screen
@require_POST
def use(request: HttpRequest, term_id: int) -> HttpResponse:
    """Take a term out of use, or into use again."""
    act = operations.restore_term if "restore" in request.POST else operations.retire_term
    act(by=person_of(request), term_id=term_id, now=clock.now())
    messages.success(request, _("The term is in use again.") if "restore" in request.POST else _("Taken out of use."))
    return redirect("translation:term", term_id=term_id)
