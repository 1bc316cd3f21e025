"""What is closed, and the rule of the house."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hoitu.audience.readers import operations, queries
from hoitu.audience.readers.forms import RuleForm, SectionClosingForm
from hoitu.audience.readers.letter_forms import DayOffForm
from hoitu.audience.readers.rules.opening import House
from hoitu.audience.readers.views.frame import screen, show, trail
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.screens.attempts import attempt, sent
from hoitu.foundation.screens.frame import paged, person_of
from hoitu.foundation.vocabulary import queries as vocabulary
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed


@screen
@require_http_methods(["GET", "POST"])
def closings(request: HttpRequest) -> HttpResponse:
    """List where comments are closed; close a section."""
    person, now = person_of(request), clock.now()
    kept = queries.moderated_agencies(person, now, keeping=True)
    names = directory.agency_names([agency.pk for agency in kept], local_date(now))
    form = SectionClosingForm(
        sent(request),
        agencies=[(str(pk), name) for pk, name in names.items()],
        sections=[(each.code, each.name) for each in vocabulary.sections_on(local_date(now))],
    )
    deed = attempt(request, form, operations.close_section)
    if deed.done:
        messages.success(request, _("Closed. Readers see it within a minute."))
        return redirect("readers:closings")
    return show(
        request,
        "closings.html",
        _("Closed comments"),
        here="closings",
        trail=trail(),
        status=deed.status,
        refusal=deed.refusal,
        form=form if kept else None,
        **paged(request, queries.closings(person, now)),
    )


@screen
@require_POST
def reopening(request: HttpRequest, closing_id: int) -> HttpResponse:
    """Take comments again."""
    operations.reopen(by=person_of(request), closing_id=closing_id, now=clock.now())
    messages.success(request, _("Open again, as long as the house's days allow."))
    return redirect("readers:closings")


@screen
@require_http_methods(["GET", "POST"])
def rule(request: HttpRequest) -> HttpResponse:
    """Show and set the rule of the person's agency (`?cua=` for another they keep)."""
    person, now = person_of(request), clock.now()
    agencies = queries.moderated_agencies(person, now)
    kept = queries.moderated_agencies(person, now, keeping=True)
    asked = next((each for each in agencies if str(each.pk) == request.GET.get("cua")), None)
    agency = asked or next(iter(kept or agencies), None)
    if agency is None:
        raise NotAllowed(_("This is for the secretariat and the editors-in-chief of the newsroom."))
    newest = queries.newest_rule(agency.pk)
    house = queries.house_of(agency.pk) if newest else House()
    initial = {"open_days": house.open_days, "contact_days": house.contact_days, "words": "\n".join(house.words)}
    form = RuleForm(sent(request), initial=initial)
    deed = attempt(request, form, operations.set_rule, agency_id=agency.pk)
    if deed.done:
        messages.success(request, _("The rule is set and holds from now on."))
        return redirect(request.get_full_path())
    return show(
        request,
        "rule.html",
        _("Rule for what readers send"),
        here="rule",
        trail=trail(),
        status=deed.status,
        refusal=deed.refusal,
        form=form,
        house=house,
        newest=newest,
        may_set=agency in kept,
        days_off=queries.days_off(agency.pk)[:40],
        day_form=DayOffForm(),
        agency=directory.agency_name(agency.pk, local_date(now)),
    )


@screen
@require_POST
def day_off(request: HttpRequest) -> HttpResponse:
    """Enter a day off of the person's agency, as it was announced."""
    kept = queries.moderated_agencies(person_of(request), clock.now(), keeping=True)
    if not kept:
        raise NotAllowed(_("This is for the secretariat and the editors-in-chief of the newsroom."))
    deed = attempt(request, DayOffForm(request.POST), operations.add_day_off, agency_id=kept[0].pk)
    if deed.done:
        messages.success(request, _("Entered. Letters that come from now on are counted with it."))
    else:
        messages.error(request, deed.refusal.message if deed.refusal else _("Give the day and its name."))
    return redirect("readers:rule")
