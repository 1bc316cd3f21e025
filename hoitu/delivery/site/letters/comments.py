"""Writing a comment, the thanks for it, reporting one."""

from __future__ import annotations

from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from hoitu.audience.readers import doorkeeping
from hoitu.audience.readers import operations as readers
from hoitu.audience.readers import queries as reading
from hoitu.audience.readers.values import LONGEST_COMMENT, Words
from hoitu.delivery.site import queries, rules, wording
from hoitu.delivery.site.freezing.comments import about
from hoitu.delivery.site.letters import posting
from hoitu.delivery.site.letters.forms import CommentForm, ReportForm
from hoitu.delivery.site.queries import Article
from hoitu.delivery.site.views import page_response
from hoitu.kernel import clock


@csrf_exempt  # nobody is signed in here: the form carries its own signed token
@require_http_methods(["GET", "HEAD", "POST"])
def writing(request: HttpRequest, number: str) -> HttpResponse:
    """Show the form for a comment on an article, and take it in."""
    article = _article(number)
    facts = about(article)
    opening = reading.opening_of(facts, clock.now())
    if opening.closed:
        with translation.override(article.language):
            closed = wording.closed(opening)
        context = {"article": article, "closed": closed, "kept": request.POST.get("loi", "")[:LONGEST_COMMENT]}
        return page_response(request, "letters/closed.html", article.language, context, status=409)

    def take(form: Form, slip: doorkeeping.Form) -> None:
        given = form.cleaned_data
        words = Words(name=given["ten"], text=given["loi"], contact=given["lien_he"])
        readers.send_comment(comment_id=slip.id, article=facts, words=words, now=clock.now())

    return posting.answer(
        request,
        CommentForm,
        f"comment:{article.number}",
        take,
        f"{rules.commenting_path(article.language, article.number)}cam-on/",
        language=article.language,
        template="letters/comment.html",
        article=article,
    )


@require_safe
def thanks(request: HttpRequest, number: str) -> HttpResponse:
    """Say that the comment arrived and waits."""
    article = _article(number)
    return page_response(request, "letters/thanks.html", article.language, {"article": article})


@csrf_exempt  # nobody is signed in here: the form carries its own signed token
@require_http_methods(["GET", "HEAD", "POST"])
def reporting(request: HttpRequest, comment_id: str) -> HttpResponse:
    """Take a reader's report of a comment; whether it arrived or the comment is gone, the answer is the same page."""
    comment = reading.shown_comment(UUID(comment_id))
    if comment is None:
        raise Http404
    language = comment.discussion.language

    def take(form: Form, _slip: doorkeeping.Form) -> None:
        readers.report(comment_id=comment.pk, reason=form.cleaned_data["ly_do"], now=clock.now())

    return posting.answer(
        request,
        ReportForm,
        f"report:{comment_id}",
        take,
        f"{rules.reporting_path(language, comment_id)}cam-on/",
        language=language,
        template="letters/report.html",
        comment=comment,
        back=comment.discussion.path,
    )


@require_safe
def reported(request: HttpRequest, comment_id: str) -> HttpResponse:
    """Say that somebody of the newsroom will look."""
    comment = reading.shown_comment(UUID(comment_id))
    language = comment.discussion.language if comment else "vi"
    back = comment.discussion.path if comment else rules.home_path(language)
    return page_response(request, "letters/reported.html", language, {"back": back})


def _article(number: str) -> Article:
    found = queries.article(int(number))
    if found is None or found.withdrawn_at:
        raise Http404
    return found
