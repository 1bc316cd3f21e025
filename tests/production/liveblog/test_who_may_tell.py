"""Who may do what to a live blog and its entries, under each way an agency may choose."""

from __future__ import annotations

from typing import Any

import pytest

from hoitu.foundation.audit.models import Entry as AuditEntry
from hoitu.foundation.directory.models import Person
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.production.liveblog import operations, queries
from hoitu.production.liveblog.models import Blog, Entry
from tests.production.liveblog import telling
from tests.world import NOON, World

# May they write, does it reach readers at once, may they decide on others, may they open and end it.
MATRIX = {
    "editor": {
        "binh": "write", "tam": "write at_once decide run", "lan": "write at_once decide run",
        "hanh": "write at_once decide run", "duc": "", "sarone": "", "mai": "", "vy": "", "quan": "",
    },
    "author": {
        "binh": "write at_once", "tam": "write at_once decide run", "lan": "write at_once decide run",
        "hanh": "write at_once decide run", "duc": "", "sarone": "", "mai": "", "vy": "", "quan": "",
    },
    "head": {
        "binh": "write", "tam": "write run", "lan": "write at_once decide run", "hanh": "write at_once decide run",
        "duc": "", "sarone": "", "mai": "", "vy": "", "quan": "",
    },
}  # fmt: skip


def rule(world: World, way: str) -> None:
    operations.set_rule(by=world.hanh, agency_id=world.newspaper.pk, way=way, reason="Thử.", now=NOON)


def may(who: Person, blog: Blog, waiting: Entry) -> str:
    """Try everything as one person, and return what was let through."""
    done = []
    try:
        entry = telling.write(who, blog)
        done += ["write", *(["at_once"] if entry.shown else [])]
    except (NotAllowed, NotFound):
        pass
    for name, act in (
        ("decide", lambda: operations.send_back(by=who, entry_id=waiting.pk, base=1, reason="Lại.", now=NOON)),
        ("run", lambda: operations.turn(by=who, output_id=blog.pk, act="pause", now=NOON)),
    ):
        try:
            act()
        except (NotAllowed, NotFound):
            continue
        done.append(name)
    return " ".join(done)


@pytest.mark.parametrize("way", sorted(MATRIX))
def test_who_may_do_what(world: World, way: str) -> None:
    found = {}
    blog = telling.opened(world)
    for name in MATRIX[way]:
        rule(world, "editor")
        waiting = telling.write(world.binh, blog)
        rule(world, way)
        found[name] = may(world.people[name], blog, waiting)
        if queries.Blog.objects.get(pk=blog.pk).state == "paused":
            telling.turn(world, blog, "open")
    assert found == MATRIX[way]


def test_an_author_who_publishes_does_not_let_others_through(world: World) -> None:
    blog = telling.opened(world)
    others = telling.write(world.binh, blog)
    rule(world, "author")
    with pytest.raises(NotAllowed):
        operations.publish(by=world.sarone, entry_id=others.pk, base=1, now=NOON)
    assert operations.publish(by=world.binh, entry_id=others.pk, base=1, now=NOON).place == 1


def test_nobody_corrects_or_marks_what_is_not_theirs(world: World) -> None:
    blog = telling.opened(world)
    entry = telling.write(world.tam, blog)
    with pytest.raises(NotAllowed):
        telling.correct(world.binh, entry, "Chữ khác.")
    for act in (operations.mark, operations.unmark):
        with pytest.raises(NotAllowed):
            act(by=world.binh, entry_id=entry.pk, what="pin", now=NOON)
    assert AuditEntry.objects.filter(outcome="refused", action__startswith="liveblog.entry").count() == 3


def test_the_rule_is_set_by_the_chief_or_an_administrator_with_a_reason(world: World) -> None:
    given: dict[str, Any] = {"agency_id": world.newspaper.pk, "reason": "Mùa lũ.", "now": NOON}
    for stranger in (world.tam, world.lan, world.mai, world.vy):
        with pytest.raises(NotAllowed):
            operations.set_rule(by=stranger, way="author", **given)
    with pytest.raises(NotReady):
        operations.set_rule(by=world.hanh, way="cow", **given)
    with pytest.raises(NotReady):
        operations.set_rule(by=world.hanh, way="head", **{**given, "reason": " "})
    operations.set_rule(by=world.quan, way="head", **given)
    assert queries.way_of(world.newspaper.pk) == "head"
    assert queries.way_of(world.station.pk) == "editor"


def test_what_waits_is_shown_to_who_decides(world: World) -> None:
    blog = telling.opened(world)
    entry = telling.write(world.binh, blog)
    waits = {name: bool(queries.waiting_for(who, NOON)) for name, who in world.people.items()}
    assert {name for name, waiting in waits.items() if waiting} >= {"tam", "lan", "hanh"}
    assert not {"binh", "sarone", "mai", "phuc", "vy", "quan"} & {name for name, waiting in waits.items() if waiting}
    rule(world, "head")
    assert queries.waiting_for(world.tam, NOON) == []
    assert queries.waiting_for(world.lan, NOON) == [entry]
