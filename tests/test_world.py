from __future__ import annotations

from tests.world import World


def test_everybody_in_the_world_has_a_name(world: World) -> None:
    assert all(person.full_name for person in world.people.values())
