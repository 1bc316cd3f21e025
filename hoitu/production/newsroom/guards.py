"""The guards of the state table: each says nothing, or refuses in words that say what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.directory.roles import Level
from hoitu.foundation.directory.rules import Standing
from hoitu.foundation.media import queries as media
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotReady, Refusal, Stale
from hoitu.production.newsroom import labels, release_gates
from hoitu.production.newsroom.cases import Case
from hoitu.production.newsroom.rules import chain, measures, times
from hoitu.production.newsroom.rules.body import media_of
from hoitu.production.newsroom.rules.standing import READS_KHMER
from hoitu.production.newsroom.rules.tidying import says_something
from hoitu.production.newsroom.rules.work import has_author, is_own_work


@dataclass(frozen=True)
class Ask:
    """What is asked for, by whom; only what the action needs is given."""

    person_id: UUID | None
    standing: Standing
    now: datetime
    base_version: int | None = None
    level: str = ""
    content_hash: str = ""
    code: str = ""
    reason: str = ""
    false_information: str = ""
    public_note: str = ""
    at: datetime | None = None


Guard = Callable[[Case, Ask], Refusal | None]


def fresh(case: Case, ask: Ask) -> Refusal | None:
    """Refuse a save that does not start from the newest version; name who saved in between."""
    output = case.output
    if ask.base_version == output.version:
        return None
    if output.version == 0 or (ask.base_version or 0) > output.version:
        return Stale(_("This text was opened from a version that does not exist. Reload the page."))
    later = output.versions.filter(version__gt=ask.base_version or 0).select_related("saved_by").order_by("version")
    names = list(dict.fromkeys(str(row.saved_by) for row in later))
    return Stale(
        _("Meanwhile %(names)s saved this text. Yours is kept as a side draft: compare the two and merge them.")
        % {"names": ", ".join(names)}
    )


def complete_for_submit(case: Case, _ask: Ask) -> Refusal | None:
    return _missing(case, "submit", _("Something is missing before this can be handed in."))


def complete_for_release(case: Case, _ask: Ask) -> Refusal | None:
    return _missing(case, "release", _("Something is missing before this can be released."))


def complete_at_last_level(case: Case, ask: Ask) -> Refusal | None:
    return complete_for_release(case, ask) if case.next_level == case.levels[-1] else None


def _missing(case: Case, action: str, message: str) -> Refusal | None:
    has_section = case.output.story.section_id is not None
    fields = measures.missing(
        case.output.kind, action, case.content, has_section=has_section, has_author=has_author(case.made)
    )
    return NotReady(message, problems=[str(labels.FIELDS[name]) for name in fields]) if fields else None


def within_limits(case: Case, _ask: Ask) -> Refusal | None:
    over = measures.over_limit(case.output.kind, case.content)
    words = [str(labels.MEASURES[each.name]) % {"value": each.value, "limit": each.limit} for each in over]
    return NotReady(_("The text is too long for this kind of output."), problems=words) if words else None


def media_ready(case: Case, ask: Ask) -> Refusal | None:
    used = media_of(case.content.body, case.content.cover_id)
    works = media.works_of(photo_ids=used.photos, recording_ids=used.recordings, attachment_ids=used.attachments)
    problems = works.problems(purpose=case.output.kind, on=local_date(ask.at or ask.now))
    first = chain.first_given(case.approvals, case.output.content_hash)
    # What the approvers have not seen: words of the library that were changed after the first of them.
    problems += works.changed_since(first) if first else []
    return (
        NotReady(_("Photos, recordings or documents are not ready for release."), problems=problems)
        if problems
        else None
    )


def reason(_case: Case, ask: Ask) -> Refusal | None:
    return None if says_something(ask.reason) else NotReady(_("Give a reason: it is read by others and kept."))


def correction_note(_case: Case, ask: Ask) -> Refusal | None:
    if says_something(ask.false_information) and says_something(ask.public_note):
        return None
    return NotReady(_("A correction says what was false and what readers are told: fill in both."))


def same_hash(case: Case, ask: Ask) -> Refusal | None:
    if ask.content_hash == case.output.content_hash:
        return None
    return Stale(_("The text has changed since you opened it. Read the newest version, then approve."), code="changed")


def next_level(case: Case, ask: Ask) -> Refusal | None:
    if ask.level == case.next_level:
        return None
    waits = str(Level(case.next_level).label) if case.next_level else ""
    return NotReady(_("This text waits for the level “%(level)s” first.") % {"level": waits}, code="wrong_level")


def not_own_work(case: Case, ask: Ask) -> Refusal | None:
    if ask.person_id is None or not is_own_work(ask.person_id, case.made, case.saves):
        return None
    return NotAllowed(_("You wrote this, or made a part of it: somebody else has to approve it."), code="own_work")


def one_level_each(case: Case, ask: Ask) -> Refusal | None:
    if ask.person_id is None or not chain.has_approved(case.approvals, case.output.content_hash, ask.person_id):
        return None
    return NotAllowed(
        _("You have approved this text at another level: each level needs another person."), code="approved_before"
    )


def chain_complete(case: Case, _ask: Ask) -> Refusal | None:
    if not case.next_level:
        return None
    if case.output.state in {"approved", "scheduled"}:
        return NotReady(
            _("What readers would see has changed since it was approved: return it, and have it approved again."),
            code="changed_since",
        )
    return NotReady(_("This text still needs the approval “%(level)s”.") % {"level": Level(case.next_level).label})


def future(_case: Case, ask: Ask) -> Refusal | None:
    if ask.at is not None and times.may_be_scheduled(ask.at, ask.now):
        return None
    return NotReady(_("Choose a time after now and within a year."), code="not_future")


def not_held(case: Case, ask: Ask) -> Refusal | None:
    """Ask the floors above: a Khmer text behind its source is held by its pair."""
    return release_gates.held_by(case.output, "schedule" if ask.at else "release")


def language_is_held(case: Case, ask: Ask) -> Refusal | None:
    """Ask the floors above at the level that reads the language, the only one whose reader can judge it."""
    level = ask.level or case.next_level
    return release_gates.held_by(case.output, f"approve:{level}") if level == Level.LANGUAGE else None


def reads_the_language(case: Case, ask: Ask) -> Refusal | None:
    """Refuse the language level to who holds the right but not the language: no role that reads Khmer."""
    if (ask.level or case.next_level) != Level.LANGUAGE:
        return None
    if ask.standing.holds(READS_KHMER, agency_id=case.output.story.agency_id):
        return None
    return NotAllowed(
        _("The language check is given by someone with the role of Khmer language reviewer or translator."),
        code="not_in_khmer",
    )


def was_released(case: Case, _ask: Ask) -> Refusal | None:
    return None if case.was_released else NotReady(_("This was never released: put it away instead."))


def never_released(case: Case, _ask: Ask) -> Refusal | None:
    if not case.was_released:
        return None
    return NotReady(_("This was released before: the editor-in-chief can withdraw it."))


def amending(case: Case, _ask: Ask) -> Refusal | None:
    return None if case.amendment else NotReady(_("No update or correction of this is under way."))


def second_factor_for_chief(_case: Case, _ask: Ask) -> Refusal | None:
    """Say nothing: the code is asked for, and used up, by the operation itself, last of all."""
    return None


def second_factor(_case: Case, _ask: Ask) -> Refusal | None:
    """Say nothing: the code is asked for, and used up, by the operation itself, last of all."""
    return None


GUARDS: dict[str, Guard] = {
    "fresh": fresh,
    "complete_for_submit": complete_for_submit,
    "complete_for_release": complete_for_release,
    "complete_at_last_level": complete_at_last_level,
    "within_limits": within_limits,
    "media_ready": media_ready,
    "reason": reason,
    "correction_note": correction_note,
    "same_hash": same_hash,
    "next_level": next_level,
    "not_own_work": not_own_work,
    "one_level_each": one_level_each,
    "second_factor_for_chief": second_factor_for_chief,
    "second_factor": second_factor,
    "chain_complete": chain_complete,
    "future": future,
    "not_held": not_held,
    "language_is_held": language_is_held,
    "reads_the_language": reads_the_language,
    "was_released": was_released,
    "never_released": never_released,
    "amending": amending,
}

ASKED = frozenset({"fresh", "reason", "correction_note", "same_hash", "next_level", "future"})
"""Guards over what a person still has to give: a button says nothing of them."""
