"""Topics: search them, give them our labels."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hoitu.foundation.vocabulary import operations, queries
from hoitu.foundation.vocabulary.forms import LabelsForm, TopicFilterForm
from hoitu.foundation.vocabulary.views import frame
from hoitu.kernel.clock import now


@require_GET
def topics(request: HttpRequest) -> HttpResponse:
    """List topics by name, with or without accents."""
    form = TopicFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = queries.topics(search=chosen.get("q", ""), include_retired=chosen.get("retired", False))
    if chosen.get("untranslated"):
        found = found.filter(name="")
    context = {
        "form": form,
        "page": frame.page_of(request, found.select_related("broader")),
        "query": frame.query_of(request),
        "may_change": frame.may_change(request),
        **frame.header(_("Topics"), "tag"),
    }
    return render(request, "vocabulary/topics.html", context, status=200 if form.is_valid() else 422)


@require_http_methods(["GET", "POST"])
def topic(request: HttpRequest, code: str) -> HttpResponse:
    """Show one topic; label it."""
    found = queries.topic(code)
    if found is None:
        raise Http404(_("There is no topic “%(code)s”.") % {"code": code})
    form = LabelsForm(request.POST or None, initial={"name": found.name, "name_km": found.name_km})
    status = 200
    if request.method == "POST":
        status = frame.attempt(
            form, lambda given: operations.label_topic(by=frame.actor(request), code=code, now=now(), **given)
        )
        if not status:
            messages.success(request, _("The labels are kept."))
            return redirect("vocabulary:topic", code)
    context = {
        "topic": found,
        "narrower": queries.topics(broader=code, include_retired=True),
        "form": form,
        "may_change": frame.may_change(request),
        **frame.header(str(found), "tag", ("vocabulary:topics", _("Topics"))),
    }
    return render(request, "vocabulary/topic.html", context, status=status)
