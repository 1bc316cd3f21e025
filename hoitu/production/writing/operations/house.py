"""Keeping an agency's house style: which rules hold, and the words of its dictionary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.kernel.text import fold
from hoitu.production.newsroom.rules.tidying import says_something, tidy_line
from hoitu.production.writing.models import HouseWord, StyleChoice
from hoitu.production.writing.rules import keepers
from hoitu.production.writing.rules.style.catalog import HOLDS, RULES


@audited("writing.style.choose", target="agency_id")
def choose_rule(*, by: Person, agency_id: UUID, rule: str, standing: str, way: str = "", now: datetime) -> StyleChoice:
    """Say how a rule stands in an agency: off, a remark, or holding releases back; and in which of its ways.

    Raises NotAllowed: editors switch, but only the secretariat and the chiefs let a rule hold or stop holding.
    """
    known = RULES.get(rule)
    if known is None or standing not in StyleChoice.Standing.values or way not in (known.ways or ("",)):
        raise NotReady(_("Choose one of the ways this rule may stand in."), code="no_such_rule")
    held = StyleChoice.objects.select_for_update(no_key=True).filter(agency_id=agency_id, rule=rule, ended_at=None)
    before = held.first()
    _must_keep(by, agency_id, now, holding=HOLDS in {standing, before.standing if before else ""})
    if before is not None and (before.standing, before.way) == (standing, way):
        return before
    if before is not None:
        before.ended_at = now
        before.save(update_fields=["ended_at"])
    made = StyleChoice.objects.create(agency_id=agency_id, rule=rule, standing=standing, way=way, by=by, at=now)
    detail = {"rule": rule, "standing": standing, "way": way, "before": str(before or "")}
    audit.record(by=by, action="writing.style.choose", target=made, detail=detail, now=now)
    return made


@dataclass(frozen=True)
class Entry:
    """A word for the dictionary: accepted as it is, or (`better`, `from_date`, or a note) written otherwise."""

    word: str
    better: str = ""
    from_date: date | None = None
    note: str = ""
    source: str = ""


@audited("writing.word.accept", target="agency_id")
def accept_word(*, by: Person, agency_id: UUID, word: str, now: datetime) -> HouseWord:
    """Take a word into an agency's dictionary: the spelling of its texts lets it pass from now on."""
    return _add(by, agency_id, HouseWord.Sort.ACCEPTED, Entry(word), now)


@audited("writing.word.replace", target="agency_id")
def replace_word(*, by: Person, agency_id: UUID, entry: Entry, now: datetime) -> HouseWord:
    """Say how an agency writes a word, a title or a name otherwise, from a day on or always."""
    if tidy_line(entry.word) == tidy_line(entry.better):
        raise NotReady(_("The new words are the old ones."), code="nothing_new")
    return _add(by, agency_id, HouseWord.Sort.REPLACED, entry, now)


@audited("writing.word.drop", target="word_id")
def drop_word(*, by: Person, word_id: UUID, now: datetime) -> HouseWord:
    """Take a word out of the dictionary again; who put it in and who took it out stays known."""
    word = HouseWord.objects.select_for_update(no_key=True).filter(pk=word_id).first()
    if word is None:
        raise NotFound(_("There is no such word in the dictionary."))
    _must_keep(by, word.agency_id, now)
    if word.dropped_at is None:
        word.dropped_at, word.dropped_by = now, by
        word.save(update_fields=["dropped_at", "dropped_by"])
        audit.record(by=by, action="writing.word.drop", target=word, detail={"word": str(word)}, now=now)
    return word


_ACTS = {HouseWord.Sort.ACCEPTED: "accept", HouseWord.Sort.REPLACED: "replace"}


def _add(by: Person, agency_id: UUID, sort: HouseWord.Sort, entry: Entry, now: datetime) -> HouseWord:
    _must_keep(by, agency_id, now)
    values = {name: tidy_line(getattr(entry, name)) for name in ("word", "better", "note", "source")}
    limits = {"word": 120, "better": 200, "note": 300, "source": 200}
    if not says_something(values["word"]) or any(len(values[name]) > most for name, most in limits.items()):
        raise NotReady(_("Give a word, and no field longer than it is."), code="no_words")
    if sort == HouseWord.Sort.ACCEPTED and " " in values["word"]:
        raise NotReady(_("The spelling is checked word by word: accept one word at a time."), code="one_word")
    there = HouseWord.objects.filter(agency_id=agency_id, sort=sort, word=values["word"], dropped_at=None).first()
    if there is not None:
        raise NotReady(_("“%(word)s” is in the dictionary already.") % {"word": there.word}, code="word_exists")
    folded = fold(" ".join(values.values()))[:400]
    made = HouseWord.objects.create(
        agency_id=agency_id, sort=sort, from_date=entry.from_date, folded=folded, by=by, at=now, **values
    )
    audit.record(by=by, action=f"writing.word.{_ACTS[sort]}", target=made, detail={"word": str(made)}, now=now)
    return made


def _must_keep(by: Person, agency_id: UUID, now: datetime, *, holding: bool = False) -> None:
    standing = directory.standing(by, local_date(now))
    if not keepers.keeps_style(standing, agency_id):
        raise NotAllowed(_("The house style is kept by the agency's editors: ask one of them."))
    if holding and not keepers.lets_style_hold(standing, agency_id):
        raise NotAllowed(_("Only the secretariat and the chief editors let a rule hold releases back."))
