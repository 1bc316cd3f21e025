"""Answers to what the house style finds: put in by a save like any other, or left as it is."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Refusal
from hoitu.production.newsroom import operations as texts
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.operations import DraftContent
from hoitu.production.writing.models import StyleAnswer
from hoitu.production.writing.operations.locks import held_by_another
from hoitu.production.writing.queries.style import Review, review
from hoitu.production.writing.rules import parts
from hoitu.production.writing.rules.style import checking
from hoitu.production.writing.rules.style.finding import Finding

MOST = 500
"""Characters of words and suggestions that are kept."""


@audited("writing.style.put_in")
def put_in(*, by: Person, output_id: UUID, key: str, base_version: int, now: datetime) -> newsroom.Output:
    """Put what the house style suggests into the text, as a save that started from `base_version`.

    Raises what a save raises, and NotReady where the words are no longer there or a person has to decide.
    """
    output = _to_write(by, output_id, now)
    finding = _finding(review(output, now), key)
    return _save(by, output, (finding,), base_version, now)


@audited("writing.style.put_in")
def put_all_in(*, by: Person, output_id: UUID, base_version: int, now: datetime) -> newsroom.Output:
    """Put in everything the house style can put in by itself, in one save."""
    output = _to_write(by, output_id, now)
    findings = review(output, now).mendable
    if not findings:
        raise NotReady(_("There is nothing left to put in."), code="gone")
    return _save(by, output, findings, base_version, now)


@audited("writing.style.leave")
def leave(*, by: Person, output_id: UUID, key: str, now: datetime) -> StyleAnswer:
    """Leave words as they are: they are not found again in this output, by this rule."""
    output = newsroom.readable_output(by, output_id, now)
    finding = _finding(review(output, now), key)
    answer = _answer(by, output, finding, StyleAnswer.Answer.LEFT, now)
    answer.save()
    audit.record(by=by, action="writing.style.leave", target=output, detail=_detail((finding,)), now=now)
    return answer


@audited("writing.style.recall")
def recall(*, by: Person, output_id: UUID, answer_id: int, now: datetime) -> StyleAnswer:
    """Call back that words were left: they are found again."""
    output = newsroom.readable_output(by, output_id, now)
    rows = StyleAnswer.objects.select_for_update(no_key=True)
    answer = rows.filter(pk=answer_id, output=output, answer=StyleAnswer.Answer.LEFT, recalled_at=None).first()
    if answer is None:
        raise NotFound(_("This was called back already."))
    answer.recalled_at, answer.recalled_by = now, by
    answer.save(update_fields=["recalled_at", "recalled_by"])
    audit.record(by=by, action="writing.style.recall", target=output, detail={"words": answer.words}, now=now)
    return answer


def _to_write(by: Person, output_id: UUID, now: datetime) -> newsroom.Output:
    access = newsroom.write_access(by, output_id, now)
    if not access.may_save:
        raise NotAllowed(_("You may not edit this text now: suggest it to its writer in a note."))
    if held_by_another(by, output_id, now) is not None:
        raise Refusal(_("Somebody else is writing this text: ask them to put it in, or take over."), code="in_use")
    return access.output


def _finding(found: Review, key: str) -> Finding:
    finding = found.of(key)
    if finding is None:
        raise NotReady(_("These words are not in the text as it is saved now: it has changed meanwhile."), code="gone")
    return finding


def _save(
    by: Person, output: newsroom.Output, findings: tuple[Finding, ...], base_version: int, now: datetime
) -> newsroom.Output:
    if any(finding.suggestion is None for finding in findings):
        raise NotReady(_("Nothing is suggested here: change the text yourself."), code="nothing_new")
    try:
        changed = checking.all_mended(newsroom.content_of(output).as_json(), findings)
    except parts.AcrossParagraphs:
        raise NotReady(
            _("These words reach over two paragraphs: change the text yourself."), code="across_paragraphs"
        ) from None
    content = DraftContent.from_json(changed)
    saved = texts.save_draft(by=by, output_id=output.pk, base_version=base_version, content=content, now=now)
    answers = [_answer(by, output, finding, StyleAnswer.Answer.PUT_IN, now) for finding in findings]
    for answer in answers:
        answer.saved_as = saved.version
    StyleAnswer.objects.bulk_create(answers)
    audit.record(by=by, action="writing.style.put_in", target=output, detail=_detail(findings), now=now)
    return saved


def _answer(
    by: Person, output: newsroom.Output, finding: Finding, answer: StyleAnswer.Answer, now: datetime
) -> StyleAnswer:
    words, better = finding.words[:MOST], (finding.suggestion or "")[:MOST]
    return StyleAnswer(output=output, rule=finding.rule, words=words, better=better, answer=answer, by=by, at=now)


def _detail(findings: tuple[Finding, ...]) -> dict[str, object]:
    return {"put": [f"{finding.words[:80]} → {(finding.suggestion or '')[:80]}" for finding in findings[:20]]}
