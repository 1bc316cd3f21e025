"""Keeping the glossary."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.kernel import khmer
from hoitu.kernel.actor import SystemActor
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.kernel.text import fold
from hoitu.production.newsroom.rules.tidying import says_something, tidy_line
from hoitu.production.translation.models import Term
from hoitu.production.translation.rules import standing

By = Person | SystemActor


@audited("translation.term.add")
def add_term(*, by: By, vi: str, km: str, note: str = "", now: datetime) -> Term:
    """Add a Vietnamese term with its Khmer; a term may have several, each a row. One out of use comes back."""
    _must_keep(by, now)
    term = Term(**_words(vi, km, note))
    there = Term.objects.filter(vi=term.vi, km=term.km).first()
    if there is not None and there.retired_at is None:
        raise NotReady(_("The glossary has this term already."), code="term_exists")
    return _kept(there or term, by, "restore" if there else "add", now, retired_at=None)


@audited("translation.term.change")
def change_term(*, by: By, term_id: int, vi: str, km: str, note: str = "", now: datetime) -> Term:
    """Change a term's words or its note."""
    _must_keep(by, now)
    term, words = _found(term_id), _words(vi, km, note)
    if Term.objects.filter(vi=words["vi"], km=words["km"]).exclude(pk=term_id).exists():
        raise NotReady(_("The glossary has this term already."), code="term_exists")
    return _kept(term, by, "change", now, before=str(term), **words)


@audited("translation.term.retire")
def retire_term(*, by: By, term_id: int, now: datetime) -> Term:
    """Take a term out of use: it is not suggested any more."""
    _must_keep(by, now)
    return _kept(_found(term_id), by, "retire", now, retired_at=now)


@audited("translation.term.restore")
def restore_term(*, by: By, term_id: int, now: datetime) -> Term:
    """Take a term into use again."""
    _must_keep(by, now)
    return _kept(_found(term_id), by, "restore", now, retired_at=None)


def _must_keep(by: By, now: datetime) -> None:
    if isinstance(by, Person) and not standing.keeps_terms(people.standing(by, local_date(now))):
        raise NotAllowed(
            _("The glossary is kept by Khmer translators, language reviewers and the secretariat: ask one of them.")
        )


def _found(term_id: int) -> Term:
    term = Term.objects.select_for_update(no_key=True).filter(pk=term_id).first()
    if term is None:
        raise NotFound(_("There is no such term."))
    return term


def _words(vi: str, km: str, note: str) -> dict[str, str]:
    vi, km, note = tidy_line(vi), tidy_line(km), tidy_line(note)
    limits = ((vi, 160), (km, 200), (note, 300))
    if not (says_something(vi) and says_something(km)) or any(len(text) > most for text, most in limits):
        raise NotReady(_("Give the term in both languages, not longer than the fields are."), code="no_words")
    if not khmer.has_khmer(km):
        raise NotReady(_("There is not one Khmer letter in the Khmer words."), code="not_khmer")
    return {"vi": vi, "km": km, "note": note}


def _kept(term: Term, by: By, act: str, now: datetime, *, before: str = "", **changed: object) -> Term:
    for name, value in changed.items():
        setattr(term, name, value)
    term.folded = fold(f"{term.vi} {term.km} {term.note}")[:400]
    term.km_order = khmer.sort_key(term.km)[:800]
    term.changed_by_label, term.changed_at = by.actor_label[:160], now
    term.save()
    detail = {"vi": term.vi, "km": term.km, "before": before}
    audit.record(by=by, action=f"translation.term.{act}", target=term, detail=detail, now=now)
    return term
