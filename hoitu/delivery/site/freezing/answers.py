"""“Hỏi – đáp”: what readers asked and the newsroom answered, each on a page of its own, and a list of them."""

from __future__ import annotations

import json
import shutil
from typing import Any

from django.template.defaultfilters import linebreaksbr
from django.utils.safestring import SafeString, mark_safe

from hoitu.audience.readers import queries as readers
from hoitu.audience.readers.queries import Answer
from hoitu.delivery.site import rules
from hoitu.delivery.site.body import in_language
from hoitu.delivery.site.freezing import chrome, files
from hoitu.delivery.site.freezing.articles import SCRIPT_SAFE
from hoitu.delivery.site.freezing.press import Press


def freeze(press: Press, language: str, number: int = 0) -> None:
    """Freeze the lists of an edition, and the page of one answer; one that was withdrawn is taken away."""
    if number:
        _own_page(press, language, number)
    rows = readers.public_answers(language).order_by("approved_at", "pk")
    total = rows.count()
    last = rules.page_of(total) if total else 0
    for page in range(1, last + 1):
        first, end = rules.positions_of(page)
        _list(press, language, list(reversed(rows[first - 1 : end])), page, last)
    newest = list(reversed(rows[max(total - rules.PAGE_SIZE, 0) :]))
    _list(press, language, newest, 0, last)


def everything(press: Press, language: str) -> None:
    """Freeze every answer of an edition and its lists."""
    for number in readers.public_answers(language).values_list("number", flat=True):
        _own_page(press, language, number)
    freeze(press, language)


def _own_page(press: Press, language: str, number: int) -> None:
    path = rules.answers_path(language, number=number)
    answer = readers.public_answer(number)
    if answer is None:
        shutil.rmtree(files.file_of(path).parent, ignore_errors=True)
        return
    publisher = press.common(language)["site_name"]
    shown = {**_shown(answer), "json_ld": _json_ld(answer, path, publisher)}
    press.page("answer.html", language, path, shown)


def _list(press: Press, language: str, answers: list[Answer], page: int, last: int) -> None:
    older = page - 1 if page else (last - 1 if last > 1 else 0)
    context = {
        "answers": [_shown(each) for each in answers],
        "page": page,
        "older": rules.answers_path(language, older) if older else "",
        "newer": rules.answers_path(language, page + 1) if 0 < page < last else "",
        "asking_path": rules.asking_path(language),
        "alternates": []
        if page
        else [{"language": each, "href": chrome.absolute(rules.answers_path(each))} for each in rules.LANGUAGES],
    }
    press.page("answers.html", language, rules.answers_path(language, page), context)


def _shown(answer: Answer) -> dict[str, Any]:
    at = answer.approved_at or answer.written_at
    return {
        "subject": answer.subject,
        "path": rules.answers_path(answer.language, number=answer.number),
        "asked_by": answer.asked_by,
        "question": _lines(answer.question, answer.language),
        "answer": _lines(answer.text, answer.language),
        "asked_iso": rules.iso(answer.asked_at),
        "asked_day": rules.short_date(answer.asked_at),
        "answered_iso": rules.iso(at),
        "answered_day": rules.short_date(at),
        "is_demo": answer.is_demo,
        "asking_path": rules.asking_path(answer.language),
        "answers_path": rules.answers_path(answer.language),
    }


def _lines(text: str, language: str) -> SafeString:
    return SafeString(in_language(str(linebreaksbr(text)), language))


def _json_ld(answer: Answer, path: str, publisher: str) -> SafeString:
    """Return the schema.org description, safe inside a data block."""
    data = {
        "@context": "https://schema.org",
        "@type": "QAPage",
        "inLanguage": answer.language,
        "mainEntity": {
            "@type": "Question",
            "name": answer.subject,
            "text": answer.question,
            "answerCount": 1,
            "dateCreated": rules.iso(answer.asked_at),
            "author": {"@type": "Person", "name": answer.asked_by},
            "acceptedAnswer": {
                "@type": "Answer",
                "text": answer.text,
                "dateCreated": rules.iso(answer.approved_at or answer.written_at),
                "url": chrome.absolute(path),
                "author": {"@type": "NewsMediaOrganization", "name": publisher},
            },
        },
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(SCRIPT_SAFE)
    return mark_safe(text)  # noqa: S308 - every character that could end the block is escaped
