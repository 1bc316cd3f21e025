"""Fills the newsroom with the demo's stories, each walked through every step by the people it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from hoitu.foundation.directory import queries as directory
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom import queries as newsroom
from hoitu.web.demo import people, translating
from hoitu.web.demo.library import Library
from hoitu.web.demo.telling import everything
from hoitu.web.demo.walking import Cast, walk_all

DESKS = {
    "binh": (people.NEWSPAPER, "thoi-su"),
    "sarone": (people.NEWSPAPER, "khmer-ngu"),
    "mai": (people.STATION, "thoi-su"),
}


def fill(now: datetime, progress: Callable[[str], None]) -> None:
    """Walk every story that is not there yet; `progress` hears how many steps are done.

    After an interruption the stories under way stay where they were, as on any desk; the others follow.
    """
    progress("tranh và tiếng minh họa")
    actors = cast(now)
    there = {
        idea.title for name in ("hanh", "duc") for idea in newsroom.ideas(actors.people[name], now) if idea.is_demo
    }
    stories = [told for told in everything(Library()) if told.title[:200] not in there]
    newspaper = directory.agency_by_code(people.NEWSPAPER)
    if newspaper is not None:
        translating.prepare(chief=actors.people["hanh"], agency_id=newspaper.pk, now=now)
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if done % 50 == 0:
            progress(f"tin, bài: {done} bước")

    walk_all(stories, actors, now=now, progress=step)
    progress(f"tin, bài: {len(stories)} hồ sơ, {done} bước")


def cast(now: datetime) -> Cast:
    """Return who acts in the demo, with their desks and their phones."""
    everybody = {one.username: directory.person_named(one.username) for one in people.PEOPLE}
    units = {}
    for author, (agency_code, desk_code) in DESKS.items():
        agency = directory.agency_by_code(agency_code)
        if agency is not None:
            units[author] = {each.code: each.pk for each in directory.units_of(agency.pk, local_date(now))}[desk_code]
    return Cast({name: who for name, who in everybody.items() if who}, units, people.code)
