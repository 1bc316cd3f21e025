"""Making an output from another, and how fast presenters read."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.screens.attempts import attempt, sent
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.forms.choices import people_of
from hoitu.production.newsroom.forms.facts import DerivingForm, SpeakingRateForm
from hoitu.production.newsroom.queries import HOUSE_RATE, Output
from hoitu.production.newsroom.rules.deriving import DERIVABLE
from hoitu.production.newsroom.views.output_page import inner_page_of, trail_of
from hoitu.production.newsroom.views.page import person_of, screen, show

People = list[tuple[str, str]]


@screen
@require_http_methods(["GET", "POST"])
def deriving(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Ask what to make from an output, make it, and go on to write it."""
    page = inner_page_of(request, output_id)
    form = DerivingForm(sent(request), kinds=_open_kinds(page.output, request), people=_with_rates(page.output))
    tried = attempt(request, form, operations.derive, source_id=output_id)
    if tried.done:
        left_out = queries.origins_of([tried.answer])[tried.answer.pk].derivation.left_out
        messages.success(request, _made(left_out))
        return redirect("newsroom:write", output_id=tried.answer.pk)
    return show(
        request,
        "form.html",
        _("Make another output from this one"),
        trail=trail_of(page.output),
        icon="copy",
        status=tried.status,
        refusal=tried.refusal,
        form=form,
        button=_("Make the first text"),
        more_url=reverse("newsroom:speaking_rates"),
        more_label=_("Speaking rates"),
        back=reverse("newsroom:story", args=[page.output.story_id]),
    )


def _made(left_out: int) -> str:
    said = _("The first text is there: read it as its listeners or readers will, and rewrite.")
    if not left_out:
        return said
    rest = ngettext("%(count)s part did not fit.", "%(count)s parts did not fit.", left_out) % {"count": left_out}
    return f"{said} {rest}"


def _open_kinds(source: Output, request: HttpRequest) -> list[str]:
    """Return the kinds that can be made: those the story has no text of yet in this language."""
    page = queries.story_page(person_of(request), source.story_id, clock.now())
    written = {each.kind for each in page.outputs if each.language == source.language and each.version}
    return [kind for kind in DERIVABLE if kind not in written]


def _with_rates(source: Output) -> People:
    people = people_of(source.story.agency_id, local_date(clock.now()))
    rates = queries.speaking_rates(UUID(key) for key, _name in people)
    label = _("%(name)s, %(rate)s syllables a minute")
    return [(key, label % {"name": name, "rate": rates.get(UUID(key), HOUSE_RATE)}) for key, name in people]


@screen
@require_http_methods(["GET", "POST"])
def speaking_rates(request: HttpRequest) -> HttpResponse:
    """List how fast the presenters of one's newsrooms read, and note a rate."""
    me, today = person_of(request), local_date(clock.now())
    agencies = {role.agency_id for role in directory.roles_on(me.pk, today)}
    within = directory.people_within(agencies, today).filter(is_active=True).order_by("full_name")
    people = [(str(each.pk), str(each)) for each in within]
    form = SpeakingRateForm(sent(request), people=people)
    tried = attempt(request, form, operations.set_speaking_rate)
    if tried.done:
        messages.success(request, _("Noted."))
        return redirect("newsroom:speaking_rates")
    rates = queries.speaking_rates(UUID(key) for key, _name in people)
    return show(
        request,
        "speaking_rates.html",
        _("Speaking rates"),
        icon="user",
        status=tried.status,
        refusal=tried.refusal,
        form=form,
        button=_("Note the rate"),
        back=reverse("wagtailadmin_home"),
        house_rate=HOUSE_RATE,
        rates=[(name, rates[UUID(key)]) for key, name in people if UUID(key) in rates],
    )
