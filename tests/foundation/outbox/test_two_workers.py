"""Two workers on one clock that claim, work, die and are reaped in any order."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoitu.foundation.outbox import leases, operations, registry, rules
from hoitu.foundation.outbox.models import Event, Task
from tests.foundation.outbox.happenings import RiceRipened, listening
from tests.world import NOON

workers = st.sampled_from(["one:1", "two:2"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("publish"), st.just("")),
        st.tuples(st.sampled_from(["claim", "handle", "handle and die"]), workers),
        st.tuples(st.just("wait"), st.sampled_from(["second", "lease", "hour"])),
    ),
    max_size=25,
)
WAITS = {"second": timedelta(seconds=1), "lease": rules.LEASE, "hour": timedelta(hours=1)}


class Yard:
    """Workers that keep the leases they hold, however old; a handler whose effect counts only when it commits."""

    def __init__(self) -> None:
        self.now = NOON
        self.held: dict[str, list[leases.Lease]] = {"one:1": [], "two:2": []}
        self.effects: Counter[str] = Counter()
        self.told: list[str] = []
        self.dying = False

    def handler(self, payload: dict[str, Any], event: registry.EventInfo) -> None:  # noqa: ARG002 - a handler's shape
        self.told.append(str(event.id))
        if self.dying:
            raise KeyboardInterrupt

    def step(self, verb: str, which: str) -> None:
        if verb == "publish":
            operations.publish(event=RiceRipened("Cầu Ngang"), now=self.now)
        elif verb == "wait":
            self.now += WAITS[which]
            leases.reap(now=self.now)
        elif verb == "claim":
            lease = leases.claim(worker=which, now=self.now)
            self.held[which] += [lease] if lease else []
        elif self.held[which]:
            self.handle(self.held[which].pop(0), dying=verb == "handle and die")

    def handle(self, lease: leases.Lease, *, dying: bool = False) -> None:
        self.told, self.dying = [], dying
        try:
            leases.handle(lease, now=self.now)
        except KeyboardInterrupt:
            return  # the transaction went with its worker
        self.effects.update(self.told)

    def finish(self) -> None:
        self.dying = False
        while Task.objects.filter(state__in=["waiting", "leased"]).exists():
            self.now += rules.LEASE
            leases.reap(now=self.now)
            while lease := leases.claim(worker="one:1", now=self.now):
                self.handle(lease)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_whatever_two_workers_do_each_event_takes_effect_once(steps: list[tuple[str, str]]) -> None:
    Event.objects.all().delete()
    yard = Yard()
    with listening(miller=yard.handler):
        for verb, which in steps:
            yard.step(verb, which)
        yard.finish()
    done = {str(each) for each in Task.objects.filter(state="done").values_list("event_id", flat=True)}
    dead = Task.objects.filter(state="dead").count()
    assert yard.effects == dict.fromkeys(done, 1)
    assert len(done) + dead == Event.objects.count()
