"""Two people tell in the same moment: both entries have a place of their own, of two corrections one is first."""

from __future__ import annotations

from hoitu.production.liveblog import operations
from hoitu.production.liveblog.models import Entry, Judgement, Version
from tests.production.liveblog import telling
from tests.production.newsroom.test_two_at_once import at_once
from tests.world import NOON, World


def test_two_entries_have_two_places(served_world: World) -> None:
    world, blog = served_world, telling.opened(served_world)
    assert at_once(lambda: telling.write(world.tam, blog), lambda: telling.write(world.lan, blog)) == ["", ""]
    assert set(Entry.objects.values_list("place", flat=True)) == {1, 2}


def test_of_two_corrections_of_one_version_one_is_refused(served_world: World) -> None:
    world, blog = served_world, telling.opened(served_world)
    entry = telling.write(world.tam, blog)
    said = at_once(
        lambda: telling.correct(world.tam, entry, "Một.", base=1),
        lambda: telling.correct(world.lan, entry, "Hai.", base=1),
    )
    assert sorted(said) == ["", "stale"]
    assert Version.objects.filter(entry=entry).count() == 2


def test_a_decision_is_given_once(served_world: World) -> None:
    world, blog = served_world, telling.opened(served_world)
    entry = telling.write(world.binh, blog)
    said = at_once(
        lambda: operations.publish(by=world.tam, entry_id=entry.pk, base=1, now=NOON),
        lambda: operations.send_back(by=world.lan, entry_id=entry.pk, base=1, reason="Lại.", now=NOON),
    )
    assert sorted(said) == ["", "wrong_state"]
    assert Judgement.objects.count() == 1
