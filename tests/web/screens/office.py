"""A newsroom at work, for screens that are measured: one thing of every kind, and one output in every state."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Output
from tests.production.newsroom import road
from tests.production.translation import pairs
from tests.world import NOON, World

SOON, LATER = NOON + timedelta(hours=2), NOON + timedelta(days=2)
TODAY = NOON.date()
COLLEAGUES = ("binh", "sarone", "son", "lan", "duc", "hanh")


@dataclass
class Office:
    """The named world at work; `ids` has the first thing of every kind under the name that addresses have for it."""

    world: World
    ids: dict[str, object] = field(default_factory=dict)
    states: list[Output] = field(default_factory=list)
    filled: int = 0

    def __post_init__(self) -> None:
        for who in self.world.people.values():
            road.code_of(who)
        self.output = road.draft(self.world)
        self.story = self.output.story
        self.pair = pairs.made(self.world)
        pairs.translate(self.pair, self.world.sarone)
        self.states = [self.output, *_in_every_state(self.world)]
        self.named(
            front="vi",
            release_id=self.states[6].releases.get().pk,
            code="thoi-su",
            story_id=self.story.pk,
            output_id=self.output.pk,
            pair_id=self.pair.pk,
            source_id=self.pair.source_id,
        )

    def named(self, **things: object) -> None:
        """Keep these, where none of their kind is kept yet."""
        self.ids = {**things, **self.ids}

    def colleague(self, number: int) -> str:
        """The name of somebody who works there."""
        return COLLEAGUES[number % len(COLLEAGUES)]


def _in_every_state(world: World) -> list[Output]:
    """Return an output for each act that has a screen."""
    handed_in, at_the_secretariat, at_the_chief = (road.submitted(world) for _ in range(3))
    for output in (at_the_secretariat, at_the_chief):
        road.approve(world.tam, output, "desk")
    road.approve(world.lan, at_the_chief, "secretariat")
    approved, armed = road.approved(world), road.approved(world)
    newsroom.schedule(by=world.hanh, output_id=armed.pk, at=SOON, now=NOON)
    out, changing, dropped = road.released(world).output, road.released(world).output, road.draft(world)
    newsroom.update(by=world.hanh, output_id=changing.pk, reason="Có số liệu mới.", now=NOON)
    newsroom.spike(by=world.tam, output_id=dropped.pk, reason="Trùng bài khác.", now=NOON)
    return [handed_in, at_the_secretariat, at_the_chief, approved, armed, out, changing, dropped]
