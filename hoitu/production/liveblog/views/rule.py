"""The agency's rule: whose entries reach readers at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.screens.attempts import attempt, sent
from hoitu.foundation.screens.frame import paged, person_of
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed
from hoitu.production.liveblog import operations, queries
from hoitu.production.liveblog.forms import RuleForm
from hoitu.production.liveblog.rules.rights import sets_rule
from hoitu.production.liveblog.views.frame import screen, show, trail


@screen
@require_http_methods(["GET", "POST"])
def rule(request: HttpRequest) -> HttpResponse:
    """Show the rule of one's agency and what it was before; set a new one."""
    person, today = person_of(request), local_date(clock.now())
    home = directory.home_agency(person, today)
    if home is None:
        raise NotAllowed(_("You hold no role in an agency today."))
    way = queries.way_of(home.pk)
    form = RuleForm(sent(request), initial={"way": way})
    tried = attempt(request, form, operations.set_rule, agency_id=home.pk)
    if tried.done:
        messages.success(request, _("The rule is set. It holds at once."))
        return redirect("liveblog:rule")
    return show(
        request,
        "rule.html",
        _("Rule for live entries"),
        trail=trail(),
        status=tried.status,
        refusal=tried.refusal,
        form=form,
        way=queries.Rule.Way(way).label,
        agency=directory.agency_name(home.pk, today),
        may_set=sets_rule(directory.standing(person, today), home.pk),
        **paged(request, queries.rules_of(home.pk)),
    )
