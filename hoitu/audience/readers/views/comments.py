"""The moderation queue, and one comment with what became of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoitu.audience.readers import operations, queries
from hoitu.audience.readers.forms import ALL, BulkForm, QueueFilters, ReasonForm, ReplyForm, uuid_of
from hoitu.audience.readers.labels import HINTS
from hoitu.audience.readers.queries import Comment
from hoitu.audience.readers.rules.standing import keeps
from hoitu.audience.readers.views.frame import number_of, screen, show, standing_of, trail
from hoitu.foundation.screens.attempts import Attempt, attempt, tried
from hoitu.foundation.screens.frame import chosen, paged, person_of
from hoitu.kernel import clock


@screen
@require_http_methods(["GET", "POST"])
def comments(request: HttpRequest) -> HttpResponse:
    """List what readers wrote; publish or refuse what is ticked."""
    deed = Attempt()
    if request.method == "POST":
        form = BulkForm(request.POST)
        deed = _bulk(request, form)
        if deed.done:
            return redirect(request.get_full_path())
        if not form.is_valid():
            messages.error(request, _("Choose at least one comment."))
    filters = QueueFilters(request.GET)
    wanted = chosen(filters)
    if wanted.get("state") == ALL:
        wanted["state"] = ""
    wanted["article"] = uuid_of(request.GET.get("article", ""))
    rows = paged(request, queries.moderation_queue(person_of(request), clock.now(), **wanted))
    return show(
        request,
        "comments.html",
        _("Comments"),
        here="comments",
        status=deed.status,
        refusal=deed.refusal,
        reason=request.POST.get("reason", ""),
        ticked=set(request.POST.getlist("comment_ids")),
        filters=filters,
        hints=HINTS,
        **rows,
    )


def _bulk(request: HttpRequest, form: BulkForm) -> Attempt:
    if not form.is_valid():
        return Attempt(status=422)
    ids = form.cleaned_data["comment_ids"]
    if "approve" in request.POST:
        deed = tried(request, operations.approve, comment_ids=ids)
        said = ngettext("%(n)s comment published.", "%(n)s comments published.", deed.answer or 0)
    else:
        deed = tried(request, operations.refuse, comment_ids=ids, reason=form.cleaned_data["reason"])
        said = ngettext("%(n)s comment refused.", "%(n)s comments refused.", deed.answer or 0)
    if deed.done:
        messages.success(request, said % {"n": deed.answer})
    return deed


@screen
@require_safe
def comment(request: HttpRequest, comment_id: UUID) -> HttpResponse:
    """Show a comment, what was decided on it and by whom, reports, the newsroom's answer."""
    return _shown(request, queries.comment_page(person_of(request), comment_id, clock.now()))


@screen
@require_POST
def deciding(request: HttpRequest, comment_id: UUID) -> HttpResponse:
    """Publish one comment, refuse it, take it off, answer it, settle its reports, or close its article."""
    found = queries.comment_page(person_of(request), comment_id, clock.now())
    reason, answer = ReasonForm(request.POST), ReplyForm(request.POST)
    ids = {"comment_ids": [comment_id]}
    acts = {
        "approve": lambda: tried(request, operations.approve, **ids),
        "refuse": lambda: attempt(request, reason, operations.refuse, **ids),
        "withdraw": lambda: attempt(request, reason, operations.withdraw, comment_id=comment_id),
        "reply": lambda: attempt(request, answer, operations.reply, comment_id=comment_id),
        "withdraw_reply": lambda: attempt(
            request, reason, operations.withdraw_reply, reply_id=number_of(request, "reply_id")
        ),
        "settle": lambda: tried(request, operations.settle_reports, comment_id=comment_id),
        "close": lambda: attempt(request, reason, operations.close_article, output_id=found.discussion_id),
    }
    act = request.POST.get("act", "")
    if act == "contact":
        deed = tried(request, operations.show_contact, owner_id=comment_id)
        return _shown(request, found, deed, contact=deed.answer)
    if act not in acts:
        return redirect("readers:comment", comment_id=comment_id)
    deed = acts[act]()
    if deed.done:
        messages.success(request, _("Done. Readers see it within a minute."))
        return redirect(_next(request) or reverse("readers:comment", args=[comment_id]))
    return _shown(request, found, deed, reason=reason, answer=answer, act=act)


def _next(request: HttpRequest) -> str:
    asked = request.POST.get("next", "")
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/") else ""


def _shown(
    request: HttpRequest,
    found: Comment,
    deed: Attempt | None = None,
    *,
    reason: ReasonForm | None = None,
    answer: ReplyForm | None = None,
    act: str = "",
    contact: str | None = None,
) -> HttpResponse:
    deed = deed or Attempt()
    return show(
        request,
        "comment.html",
        _("Comment of %(name)s") % {"name": found.name},
        here="comments",
        trail=trail(),
        status=deed.status,
        refusal=deed.refusal,
        comment=found,
        hints=[HINTS[code] for code in found.hints if code in HINTS],
        decisions=found.decisions.select_related("by").order_by("at", "pk"),
        replies=found.replies.select_related("by", "withdrawn_by").order_by("at", "pk"),
        reports=found.reports.filter(settled_at=None).order_by("at"),
        reason=reason if reason and act != "reply" else ReasonForm(),
        answer=answer if answer and act == "reply" else ReplyForm(),
        contact=contact,
        may_see_contact=keeps(standing_of(request), found.discussion.agency_id) and queries.has_contact(found.pk),
    )
