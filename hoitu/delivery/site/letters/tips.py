"""Sending news to the newsroom, and the private page that says what became of a letter."""

from __future__ import annotations

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hoitu.audience.readers import doorkeeping, links, store
from hoitu.audience.readers import operations as readers
from hoitu.audience.readers import queries as reading
from hoitu.audience.readers.queries import Letter
from hoitu.audience.readers.values import LetterWords
from hoitu.delivery.site import queries, rules, wording
from hoitu.delivery.site.letters import posting
from hoitu.delivery.site.letters.forms import QuestionForm, ReplyForm, TipForm
from hoitu.delivery.site.views import page_response
from hoitu.kernel import clock

OVERHEAD = 1_000_000  # bytes of a form besides its files


@csrf_exempt  # nobody is signed in here: the form carries its own signed token
@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: HttpRequest, language: str) -> HttpResponse:
    """Show the form for news from readers, and take it in with its files."""
    agency_id = queries.site_agency(clock.now())
    if agency_id is None:
        raise Http404
    if _is_too_large(request):  # asked before anything of it is read
        with translation.override(language):
            told = wording.by_code("too_many_files")
        return page_response(request, "letters/too_large.html", language, {"told": told}, status=413)

    def take(form: Form, slip: doorkeeping.Form) -> None:
        given = form.cleaned_data
        words = LetterWords(
            subject=given["chuyen"],
            text=given["loi"],
            name=given["ten"],
            place=given["noi"],
            contact=given["lien_he"],
            wants_fee=given["nhuan_but"],
        )
        readers.send_letter(
            letter_id=slip.id,
            agency_id=agency_id,
            kind="news",
            language=language,
            words=words,
            files=given["tep"],
            now=clock.now(),
        )

    return posting.answer(
        request, TipForm, "letter:news", take, _own_page(language), language=language, template="letters/tip.html"
    )


@csrf_exempt  # nobody is signed in here: the form carries its own signed token
@require_http_methods(["GET", "HEAD", "POST"])
def asking(request: HttpRequest, language: str) -> HttpResponse:
    """Show the form for a question to the newsroom, or a complaint, and take it in."""
    agency_id = queries.site_agency(clock.now())
    if agency_id is None:
        raise Http404

    def take(form: Form, slip: doorkeeping.Form) -> None:
        given = form.cleaned_data
        words = LetterWords(
            subject=given["chuyen"], text=given["loi"], name=given["ten"], contact=given["lien_he"], place=given["noi"]
        )
        readers.send_letter(
            letter_id=slip.id,
            agency_id=agency_id,
            kind=given["loai"],
            language=language,
            words=words,
            now=clock.now(),
        )

    return posting.answer(
        request, QuestionForm, "letter:ask", take, _own_page(language), language=language, template="letters/ask.html"
    )


@csrf_exempt  # the link itself is the key, and the form carries a signed token
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, language: str, link: str) -> HttpResponse:
    """Show the sender of a letter what became of it, and take in an answer to what the newsroom asked."""
    letter_id = links.letter_of(link)
    letter = reading.letter_told_of(letter_id) if letter_id else None
    if letter is None:
        raise Http404

    def take(form: Form, _slip: doorkeeping.Form) -> None:
        readers.answer_back(letter_id=letter.pk, text=form.cleaned_data["loi"], now=clock.now())

    response = posting.answer(
        request,
        ReplyForm,
        f"reply:{letter.pk}",
        take,
        lambda _slip: rules.own_letter_path(language, link),
        language=language,
        template="letters/own.html",
        letter=letter,
        turns=reading.public_turns(letter),
        stage=_stage(letter, language),
        asked=letter.stage == "asked",
    )
    response["Referrer-Policy"] = "no-referrer"  # the address is the key
    return response


def _own_page(language: str) -> posting.Done:
    return lambda slip: rules.own_letter_path(language, links.link_of(slip.id))


def _stage(letter: Letter, language: str) -> str:
    with translation.override(language):
        return wording.stage(letter.stage)


def _is_too_large(request: HttpRequest) -> bool:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return request.method == "POST" and given.isdigit() and int(given) > store.ALL_BYTES + OVERHEAD
