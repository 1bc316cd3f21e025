"""Writing an output: the form, autosave, and what happens when two people wrote at once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hoitu.kernel import clock
from hoitu.kernel.clock import HO_CHI_MINH, moment
from hoitu.kernel.refusal import Refusal
from hoitu.production.newsroom import operations, queries, save_gates
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.forms.draft import DraftForm
from hoitu.production.newsroom.queries import Output, OutputPage, SideDraft
from hoitu.production.newsroom.views.act_list import BY_ACTION
from hoitu.production.newsroom.views.output_page import page_of
from hoitu.production.newsroom.views.page import person_of, problems_of, screen, wants_json
from hoitu.production.newsroom.views.records import read
from hoitu.production.newsroom.views.versions import compared_with_newest
from hoitu.production.newsroom.views.writing_page import writing_page

BESIDE, INSTEAD = "ben-canh", "thay"  # what ?ban-phu= asks for: my side draft beside the newest text, or in its place


@screen
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Show the writing form, or the text alone to someone who may not write now; take a save."""
    if request.method == "POST":
        return _save(request, output_id)
    page = page_of(request, output_id)
    if not page.may_save or save_gates.refusal_of(person_of(request), output_id, clock.now()):
        return read(request, page)
    side = page.side_drafts[0] if page.side_drafts else None
    if side and request.GET.get("ban-phu") == INSTEAD:
        return writing_page(request, page, _form(page, DraftContent.from_json(side.content)), side=side, unsaved=True)
    return writing_page(request, page, _form(page, page.content), side=side)


def _form(page: OutputPage, content: DraftContent) -> DraftForm:
    output = page.output
    initial = DraftForm.initial_of(content, output.version, output.kind)
    return DraftForm(initial=initial, kind=output.kind, body=content.body)


def _save(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Hand the form to the one operation; whatever is refused, the text stays with its writer.

    The page around the form is read only where it is shown again: fifty people save by themselves all day.
    """
    output = queries.working_copy(output_id)
    form = DraftForm(request.POST, kind=output.kind, body=queries.content_of(output).body)
    if not form.is_valid():
        return _not_valid(request, page_of(request, output_id), form)
    at = clock.now()
    try:
        saved = operations.save_draft(
            by=person_of(request),
            output_id=output_id,
            base_version=form.cleaned_data["base_version"],
            content=DraftContent(**form.content()),
            autosave=wants_json(request),
            now=at,
        )
    except Refusal as refusal:
        newest = page_of(request, output_id)
        kept = next((side for side in newest.side_drafts if side.saved_at == at), None)
        return _not_saved(request, newest, form, refusal, kept)
    return _saved(request, saved)


def _saved(request: HttpRequest, output: Output) -> HttpResponse:
    at = f"{output.saved_at.astimezone(HO_CHI_MINH):%H:%M:%S}"
    if wants_json(request):
        said = {"version": output.version, "saved_at": at, "saved_by": str(output.saved_by)}
        return JsonResponse({**said, "saved_moment": moment(output.saved_at), "content_hash": output.content_hash})
    then = BY_ACTION.get(request.POST.get("then", ""))
    if then:
        return redirect(f"newsroom:{then.noun}", output_id=output.pk)
    messages.success(request, _("Saved at %(at)s as version %(version)s.") % {"at": at, "version": output.version})
    return redirect("newsroom:write", output_id=output.pk)


def _not_valid(request: HttpRequest, page: OutputPage, form: DraftForm) -> HttpResponse:
    if wants_json(request):
        message = _("Not saved yet; the text is kept on this machine. Mend this, or press Save to see where:")
        return JsonResponse({"message": message, "problems": form.plain_errors()}, status=422)
    return writing_page(request, page, form, status=422, unsaved=True)


def _not_saved(
    request: HttpRequest, page: OutputPage, form: DraftForm, refusal: Refusal, kept: SideDraft | None
) -> HttpResponse:
    """Say why a text was not taken: with both texts where it was kept as a side draft, else with the form as it was."""
    if wants_json(request):
        said: dict[str, Any] = {"message": refusal.message, "problems": list(problems_of(refusal))}
        if kept:
            said["side_draft"] = reverse("newsroom:side_draft", args=[page.output.pk, kept.pk])
        return JsonResponse(said, status=refusal.status)
    if kept:
        return compared_with_newest(request, page, kept, message=refusal.message, status=refusal.status)
    return writing_page(request, page, form, refusal=refusal, status=refusal.status, unsaved=True)
