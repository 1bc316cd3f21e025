"""What the desk decides of a front: what is held at its top, in which order, until when; what is read most."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hoitu.delivery.site import most_read, queries, rules
from hoitu.delivery.site.events import FrontEdited
from hoitu.delivery.site.freezing import run
from hoitu.delivery.site.models import Article, MostRead, Pin
from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Stale


@audited("site.front.pin", target="front")
def pin(*, by: Person, front: str, number: int, until: datetime, now: datetime) -> Pin:
    """Put an article at the top of a front (`vi`, `km/thoi-su` …) until an instant; again means a new instant."""
    agency_id, (language, section) = _permit(by, now), _front(front, now)
    article = Article.objects.filter(number=number, language=language, withdrawn_at=None).first()
    if article is None:
        raise NotFound(_("This article is not on the site, or is of the other edition."))
    if not now < until <= now + rules.LONGEST_PIN:
        raise NotReady(_("Choose an end between now and thirty days from now."))
    held = list(_held(language, section).select_for_update(no_key=True))
    row = next((each for each in held if each.article_id == number), None)
    if row is None and sum(each.until > now for each in held) >= rules.MOST_PINS:
        raise NotReady(_("A front holds at most six articles. Take one off first."))
    if row is None:
        place = max((each.position for each in held), default=0) + 1
        row = Pin(language=language, section_code=section, article=article, position=place, by=by, at=now)
    row.until = until
    row.save()
    _tell(by, "site.front.pin", front, agency_id, {"article": article.path, "until": until.isoformat()}, now)
    return row


@audited("site.front.unpin", target="pin_id")
def unpin(*, by: Person, pin_id: int, now: datetime) -> Pin:
    """Take an article off the top of a front before its time."""
    row = Pin.objects.select_for_update(no_key=True).select_related("article").filter(pk=pin_id).first()
    if row is None:
        raise NotFound(_("There is no such pinned article."))
    agency_id = _permit(by, now)
    if row.ended_at:
        raise Stale(_("This article is no longer pinned: its time ended, or somebody took it off."))
    row.ended_at, row.ended_by = now, by
    row.save(update_fields=["ended_at", "ended_by"])
    _tell(by, "site.front.unpin", row.front, agency_id, {"article": row.article.path}, now)
    return row


@audited("site.front.order", target="front")
def order_pins(*, by: Person, front: str, pins: Sequence[int], now: datetime) -> None:
    """Put the pinned articles of a front into this order; all of them must be named, as the screen showed them."""
    agency_id, (language, section) = _permit(by, now), _front(front, now)
    held = {row.pk: row for row in _held(language, section).filter(until__gt=now).select_for_update(no_key=True)}
    if sorted(held) != sorted(pins):
        raise Stale(_("The front has changed meanwhile. Look at it again, then order it."))
    for place, pk in enumerate(pins, 1):
        held[pk].position = place
    Pin.objects.bulk_update(held.values(), ["position"])
    _tell(by, "site.front.order", front, agency_id, {"order": [held[pk].article_id for pk in pins]}, now)


@audited("site.front.most_read", target="front")
def set_most_read(*, by: Person, front: str, hours: int, size: int, now: datetime) -> MostRead:
    """Have a front show the articles read most in the last 24 or 168 hours, three to ten of them; no hours: none."""
    agency_id, (language, section) = _permit(by, now), _front(front, now)
    if hours not in rules.READ_HOURS or size not in rules.READ_SIZES:
        raise NotReady(_("Choose a day, a week or nothing, and three to ten articles."))
    row, _made = MostRead.objects.select_for_update(no_key=True).get_or_create(
        language=language, section_code=section, defaults=most_read.by_itself(section)
    )
    row.hours, row.size, row.by, row.at = hours, size, by, now
    row.save(update_fields=["hours", "size", "by", "at"])
    _tell(by, "site.front.most_read", front, agency_id, {"hours": hours, "size": size}, now)
    return row


def refresh_most_read(*, now: datetime) -> int:
    """Count again what is read most and freeze the fronts that show others now; return how many. A sweep calls it."""
    for language in rules.LANGUAGES:
        MostRead.objects.get_or_create(language=language, section_code="", defaults=most_read.by_itself(""))
    others = [row for row in MostRead.objects.order_by("pk") if most_read.rank(row, now)]
    for row in others:
        run.after_ranking(row.language, row.section_code, now=now)
    return len(others)


def freeze_front(*, language: str, section: str, now: datetime) -> None:
    """Freeze an edited front, and the home page of its edition."""
    for row in MostRead.objects.filter(language=language, section_code=section):
        most_read.rank(row, now)
    run.after_editing(language, section, now=now)


def end_due_pins(*, now: datetime) -> int:
    """End what is past its instant and freeze the fronts it stood on; return how many ended. A sweep calls it."""
    due = list(Pin.objects.filter(ended_at=None, until__lte=now))
    for language, section in sorted({(row.language, row.section_code) for row in due}):
        run.after_editing(language, section, now=now)
    return Pin.objects.filter(pk__in=[row.pk for row in due], ended_at=None).update(ended_at=now)


def _held(language: str, section: str) -> QuerySet[Pin]:
    return Pin.objects.filter(language=language, section_code=section, ended_at=None).order_by("position", "pk")


def _front(front: str, now: datetime) -> tuple[str, str]:
    if front not in {each.code for each in queries.fronts(now)}:
        raise NotFound(_("There is no such front."))
    language, _slash, section = front.partition("/")
    return language, section


def _permit(by: Person, now: datetime) -> UUID | None:
    """Return the agency of the site; refuse who does not edit its fronts."""
    agency_id = queries.site_agency(now)
    if not queries.edits_fronts(by, now):
        raise NotAllowed(_("The secretariat, desk heads and the editors-in-chief of the site's newspaper edit fronts."))
    return agency_id


def _tell(
    by: Person, action: str, front: str, agency_id: UUID | None, detail: dict[str, object], now: datetime
) -> None:
    language, _slash, section = front.partition("/")
    audit.record(
        by=by,
        action=action,
        target_type="site.front",
        target_id=front,
        target_label=front,
        detail=detail,
        agency_id=agency_id,
        now=now,
    )
    outbox.publish(event=FrontEdited(language, section), now=now)
