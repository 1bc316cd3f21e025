"""The agency's rule for translations behind their source."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.screens.attempts import attempt, sent
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed
from hoitu.production.translation import operations, queries
from hoitu.production.translation.forms import RuleForm
from hoitu.production.translation.rules import standing
from hoitu.production.translation.views.frame import paged, person_of, screen, show, standing_of, trail


@screen
@require_http_methods(["GET", "POST"])
def rule(request: HttpRequest) -> HttpResponse:
    """Show the rule of one's agency and what it was before; set a new one."""
    agency_id = _agency(request)
    in_force = queries.rule_of(agency_id)
    form = RuleForm(sent(request), initial={"way": in_force.way, "hours": in_force.hours})
    tried = attempt(request, form, operations.set_rule, agency_id=agency_id)
    if tried.done:
        messages.success(request, _("The rule is set. It holds at once."))
        return redirect("translation:rule")
    return show(
        request,
        "rule.html",
        _("Rule for translations behind their source"),
        here="rule",
        trail=trail(),
        status=tried.status,
        refusal=tried.refusal,
        form=form,
        in_force=in_force,
        way=queries.ReleaseRule.Way(in_force.way).label,
        agency=directory.agency_name(agency_id, local_date(clock.now())),
        may_set=standing.rules(standing_of(request), agency_id),
        **paged(request, queries.rules_of(agency_id)),
    )


def _agency(request: HttpRequest) -> UUID:
    home = directory.home_agency(person_of(request), local_date(clock.now()))
    if home is None:
        raise NotAllowed(_("You hold no role in an agency today."))
    return home.pk
