"""Saved searches: kept, shared with a desk, followed, and looked at for what is new.

They are looked at by a sweep, not on events: drafts are saved and hours pass without one, and a text that becomes late
is news to who asked for late ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.notices import operations as notices
from hoitu.foundation.notices.operations import About
from hoitu.kernel.clock import local_date
from hoitu.kernel.ids import new_id
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.newsroom.rules.tidying import says_something, tidy_line
from hoitu.production.writing.models import Follow, SavedSearch
from hoitu.production.writing.queries.searches import address_of, desks_of, rows_of, search_for

MATCHED = "writing.search_matched"
EVERY = timedelta(minutes=2)
MOST = 500
"""A search that holds more is not followed: it would tell of everything."""
MOST_AT_ONCE = 200
NAMED = 5


@audited("writing.search.save")
def save_search(
    *, by: Person, of: str, name: str, filters: Mapping[str, Any], shared: bool, told: bool, now: datetime
) -> SavedSearch:
    """Keep a list's filters under a name, for oneself or with one's desk; `told`: be told of what is new."""
    words = tidy_line(name)
    if of not in SavedSearch.Of.values or not says_something(words) or len(words) > 80:  # noqa: PLR2004 - the column's
        raise NotReady(_("Give the search a name of at most 80 characters."), code="no_name")
    kept = {key: str(value) if isinstance(value, UUID) else value for key, value in filters.items() if value}
    if not kept:
        raise NotReady(_("Filter first: a search without a filter is the whole list."), code="no_filter")
    unit_id = _desk(by, now) if shared else None
    search = SavedSearch.objects.create(of=of, name=words, filters=kept, owner=by, unit_id=unit_id, made_at=now)
    if told:
        _follow(search, by, now)
    audit.record(by=by, action="writing.search.save", target=search, detail={"filters": kept}, now=now)
    return search


@audited("writing.search.follow")
def follow_search(*, by: Person, search_id: UUID, told: bool, now: datetime) -> SavedSearch:
    """Be told of what is new in a saved search, or no more."""
    search = search_for(by, directory.roles_on(by.pk, local_date(now)), search_id)
    if told:
        _follow(search, by, now)
    else:
        Follow.objects.filter(search=search, person=by).delete()
    audit.record(by=by, action="writing.search.follow", target=search, detail={"told": told}, now=now)
    return search


@audited("writing.search.drop")
def drop_search(*, by: Person, search_id: UUID, now: datetime) -> SavedSearch:
    """Drop a saved search of one's own; nobody is told of it any more."""
    search = SavedSearch.objects.select_for_update(no_key=True).filter(pk=search_id, owner=by, dropped_at=None).first()
    if search is None:
        raise NotFound(_("There is no such saved search, or it is not yours."))
    search.dropped_at = now
    search.save(update_fields=["dropped_at"])
    Follow.objects.filter(search=search).delete()
    audit.record(by=by, action="writing.search.drop", target=search, now=now)
    return search


def open_search(*, by: Person, search_id: UUID, now: datetime) -> SavedSearch:
    """Return a search to be looked at; its count of what is new begins again. Not audited: a list is opened."""
    search = search_for(by, directory.roles_on(by.pk, local_date(now)), search_id)
    Follow.objects.filter(search=search, person=by, fresh__gt=0).update(fresh=0)
    return search


def look_into_searches(now: datetime) -> int:
    """Look at the searches not looked at of late, the longest first; return how many had something new."""
    rows = Follow.objects.filter(looked_at__lte=now - EVERY, search__dropped_at=None, person__is_active=True)
    waiting = rows.order_by("looked_at").values_list("pk", flat=True)[:MOST_AT_ONCE]
    return sum(_look(pk, now) for pk in list(waiting))


def _look(pk: int, now: datetime) -> bool:
    """Look at one search for one person, in a transaction of its own: told once, or looked at again."""
    with transaction.atomic():
        rows = Follow.objects.select_for_update(of=("self",), no_key=True).select_related("search", "person")
        follow = rows.filter(pk=pk).first()
        if follow is None:
            return False
        found = list(rows_of(follow.search, follow.person, now)[: MOST + 1])
        known = set(follow.known)
        new = [row for row in found if str(row.pk) not in known] if len(found) <= MOST else []
        follow.known, follow.looked_at = [str(row.pk) for row in found], now
        follow.fresh += len(new)
        follow.save(update_fields=["known", "looked_at", "fresh"])
        if new:
            _tell(follow, new, now)
    return bool(new)


def _tell(follow: Follow, new: list[Any], now: datetime) -> None:
    titles = [getattr(row, "headline", "") or getattr(row, "title", "") or row.story.title for row in new]
    said = ngettext("“%(name)s”: %(count)s new", "“%(name)s”: %(count)s new ones", len(new))
    subject = said % {"name": follow.search.name, "count": len(new)}
    facts = {str(number): title for number, title in enumerate(titles[:NAMED], start=1)}
    link = address_of(follow.search)
    about = About(new_id(), now, facts)
    notices.notify(to=[follow.person_id], kind=MATCHED, subject=subject, link=link, about=about, now=now)


def _follow(search: SavedSearch, person: Person, now: datetime) -> None:
    held = [str(pk) for pk in rows_of(search, person, now).values_list("pk", flat=True)[: MOST + 1]]
    if len(held) > MOST:
        raise NotReady(
            _("This search holds more than %(most)s: narrow it before you ask to be told.") % {"most": MOST},
            code="too_many",
        )
    Follow.objects.get_or_create(search=search, person=person, defaults={"known": held, "looked_at": now})


def _desk(by: Person, now: datetime) -> UUID:
    desks = sorted(desks_of(directory.roles_on(by.pk, local_date(now))))
    if not desks:
        raise NotReady(_("You work in no desk: keep the search for yourself."), code="no_desk")
    return desks[0]
