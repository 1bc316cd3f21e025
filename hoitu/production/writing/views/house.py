"""The agency's house style: its rules, switched by editors, and its dictionary."""

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
from hoitu.kernel.refusal import NotAllowed, Refusal
from hoitu.production.writing import operations, queries
from hoitu.production.writing.forms import ChoiceForm, WordFilters, WordForm
from hoitu.production.writing.rules import keepers
from hoitu.production.writing.style_words import RULES, SOURCES, WAYS
from hoitu.production.writing.views.frame import chosen, newsroom_of, paged, screen, show


@screen
@require_http_methods(["GET", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """Show every rule as it stands in one's agency and who said so; set one."""
    (agency, standing), refusal = newsroom_of(request), None
    if request.method == "POST":
        form = ChoiceForm(request.POST)
        given = form.cleaned_data if form.is_valid() else {"rule": "", "standing": ""}
        done = tried(request, operations.choose_rule, agency_id=agency.pk, **given)
        if done.done:
            messages.success(request, _("The rule is set. It holds at once."))
            return redirect("writing:style_rules")
        refusal = done.refusal
    return show(
        request,
        "rules.html",
        _("House style"),
        icon="clipboard-list",
        status=refusal.status if refusal else 200,
        refusal=refusal,
        rows=_rows(agency.pk),
        here="rules",
        **_may(standing, agency.pk),
    )


def _rows(agency_id: UUID) -> list[dict[str, Any]]:
    made = queries.choices_of(agency_id)
    return [
        {
            "code": each.rule.code,
            "label": RULES[each.rule.code][0],
            "about": RULES[each.rule.code][1],
            "source": SOURCES.get(each.rule.code, ""),
            "choice": made.get(each.rule.code),
            "ways": [(way, WAYS[way], way == each.way) for way in each.rule.ways],
            "standings": [
                (value, label, value == each.standing) for value, label in queries.StyleChoice.Standing.choices
            ],
            "standing": each.standing,
        }
        for each in queries.standings_of(made.values())
    ]


def _may(standing: Standing, agency_id: UUID) -> dict[str, Any]:
    return {
        "may_keep": keepers.keeps_style(standing, agency_id),
        "may_hold": keepers.lets_style_hold(standing, agency_id),
    }


@screen
@require_http_methods(["GET", "POST"])
def dictionary(request: HttpRequest) -> HttpResponse:
    """Show the agency's own words; take one in."""
    agency, standing = newsroom_of(request)
    filters, form = WordFilters(request.GET), WordForm(sent(request))
    done = attempt(request, form, _taken_in, agency_id=agency.pk)
    if done.done:
        messages.success(request, _("“%(word)s” is in the dictionary.") % {"word": done.answer.word})
        return redirect("writing:dictionary")
    return show(
        request,
        "dictionary.html",
        _("Dictionary of the house"),
        trail=((_("House style"), reverse("writing:style_rules")),),
        icon="clipboard-list",
        status=done.status,
        refusal=done.refusal,
        filters=filters,
        form=form,
        here="dictionary",
        **_may(standing, agency.pk),
        **paged(request, queries.house_words(agency.pk, **chosen(filters))),
    )


def _taken_in(*, by: Any, agency_id: UUID, now: Any, **given: Any) -> queries.HouseWord:
    """Take a word in: accepted where nothing else is written for it, else to be written otherwise."""
    entry = operations.Entry(**given)
    if entry.better or entry.note or entry.from_date:
        return operations.replace_word(by=by, agency_id=agency_id, entry=entry, now=now)
    return operations.accept_word(by=by, agency_id=agency_id, word=entry.word, now=now)


@screen
@require_POST
def dropping(request: HttpRequest, word_id: UUID) -> HttpResponse:
    """Take a word out of the dictionary."""
    if queries.house_word(word_id).agency_id != newsroom_of(request)[0].pk:
        raise NotAllowed(_("This word belongs to another newsroom's dictionary."))
    done = tried(request, operations.drop_word, word_id=word_id)
    if done.refusal is not None:
        raise Refusal(done.refusal.message) if done.status != 403 else NotAllowed(done.refusal.message)  # noqa: PLR2004
    messages.success(request, _("The word is out of the dictionary."))
    return redirect("writing:dictionary")
