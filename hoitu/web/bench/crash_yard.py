"""Beside the process that is killed: sets an empty house up, starts it again and again, and judges what arrived.

Reads one line of JSON (`points`, `seed`), prints one for each point and one at the end. Run in a home of its own.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import tempfile
import urllib.request
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from hoitu.delivery.distribution import queries, sealing
from hoitu.delivery.distribution.channels import registry as senders
from hoitu.kernel import addresses
from hoitu.kernel.addresses import Policy
from hoitu.production.newsroom.release_content import ReleaseContent
from hoitu.web.bench.crash_child import Acted, live, open_channels
from hoitu.web.bench.crash_platform import Platform
from hoitu.web.stand_ins.receiver import KEY_ID, SECRET, Receiver, serve

START = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
FAULTS = ("", "", "", "429", "503", "cut", "cut_before")
KILLED_AGAIN = 0.4
"""How often the process that comes after a killed one is killed as well."""


@dataclass
class Yard:
    """The receiver's process, the house's database, and what was seen so far."""

    chance: random.Random
    port: int
    trace: int
    steps: int = 0
    totals: Counter[str] = field(default_factory=Counter)

    def point(self) -> dict[str, Any]:
        """Live through one item's life with a kill in it, and judge; return what went wrong."""
        item = uuid4()
        acts = _script(item, self.chance)
        self._ask("/faults", json.dumps([self.chance.choice(FAULTS) for _ in range(6)]).encode())
        start = START + timedelta(days=self.totals["points"])
        if not self.steps:
            self.steps = self._fork(acts, start, kill_at=0)
        else:
            self._fork(acts, start, self.chance.randint(1, self.steps))
            if self.chance.random() < KILLED_AGAIN:
                self._fork(_left(item, acts), start + timedelta(minutes=1), self.chance.randint(1, self.steps))
            self._fork(_left(item, acts), start + timedelta(minutes=2), kill_at=0)
        found = _judge(item, acts, self._ask("/log"))
        self.totals.update({"points": 1, **found})
        return {"item": str(item), **found, **(_seen(item) if any(found.values()) else {})}

    def _fork(self, acts: list[dict[str, Any]], start: datetime, kill_at: int) -> int:
        """Let a process live; return its steps, 0 when it was killed."""
        connections.close_all()
        reading, writing = os.pipe()
        pid = os.fork()
        if not pid:
            _run(lambda: os.write(writing, str(live(acts, start=start, kill_at=kill_at, trace=self.trace)).encode()))
        os.close(writing)
        _pid, status = os.waitpid(pid, 0)
        with os.fdopen(reading, "rb") as pipe:
            said = pipe.read()
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            raise RuntimeError("The process that sends broke: see above.")
        return int(said or 0)

    def _ask(self, path: str, body: bytes | None = None) -> Any:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", data=body, timeout=10) as answer:
            return json.load(answer)


def _run(function: Callable[[], object]) -> None:
    """Do something in a fork and end it there."""
    try:
        function()
    except BaseException:  # noqa: BLE001 - a fork must end here, never run the parent's code
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def _script(item: UUID, chance: random.Random) -> list[dict[str, Any]]:
    """Return the life of an item: a release, perhaps a correction, perhaps a withdrawal, and how far each is sent."""
    content = ReleaseContent(
        release_id=uuid4(), output_id=item, story_id=uuid4(), agency_id=_agency(), agency_name="", kind="web",
        language="vi", seq=1, act="publish", headline="Tin thử", lead="", body=[], cover_id=None, section=None,
        topics=[], places=[], bylines=[], ai_use="", is_demo=True, first_released_at=START, released_at=START,
        content_hash="",
    )  # fmt: skip
    lives = [content]
    if chance.random() < 0.7:  # noqa: PLR2004 - most are corrected
        lives.append(replace(content, release_id=uuid4(), seq=2, act="correct"))
    acts = [{"act": each.act, "seq": each.seq, "content": each.as_json()} for each in lives]
    if chance.random() < 0.6:  # noqa: PLR2004 - many are withdrawn
        acts.append({"act": "withdraw", "seq": lives[-1].seq + 1, "content": lives[-1].as_json()})
    return [{**act, "rounds": chance.choice((0, 1, 1, 5))} for act in acts]


def _agency() -> UUID:
    agency_id: UUID = queries.Channel.objects.values_list("agency_id", flat=True)[0]
    return agency_id


def _left(item: UUID, acts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the acts that were not committed before the kill."""
    rows = apps.get_model("outbox", "Event").objects.filter(name=Acted.name, payload__content__output_id=str(item))
    done = {payload["seq"] for payload in rows.values_list("payload", flat=True)}
    return [act for act in acts if act["seq"] not in done]


def _judge(item: UUID, acts: list[dict[str, Any]], log: dict[str, Any]) -> dict[str, int]:
    """Count what was lost, what had two effects, and what came back."""
    newest, withdrawn = acts[-1]["seq"], acts[-1]["act"] == "withdraw"
    effects = [tuple(each) for each in log["effects"] if each[1] == str(item)]
    arrived = [each[2] for each in log["arrived"] if each[1] == str(item)]
    posts = [post for post in log["posts"] if post["item"] == str(item)]
    shown = log["shown"].get(str(item))
    states = Counter(queries.Delivery.objects.filter(item_id=item).values_list("state", flat=True))
    made = Counter((door, version) for door, _item, version, act in effects if act != "DELETE" and door == "posts")
    pushed = Counter(effect for effect in effects if effect[0] == "push")
    versions = [version for door, _item, version, _act in effects if door == "posts"]
    wrong_push = shown is not None and shown[1] != "withdraw" if withdrawn else shown is None or shown[0] != newest
    wrong_posts = bool(posts) if withdrawn else [post["version"] for post in posts] != [newest]
    unsettled = sum(states[state] for state in ("preparing", "queued", "leased", "sending", "retry_wait", "unknown"))
    return {
        "lost": int(wrong_push) + int(wrong_posts) + unsettled + states["failed"] + states["human"],
        "doubled": sum(count > 1 for count in (*made.values(), *pushed.values())),
        "resurrected": int(arrived != sorted(arrived)) + int(versions != sorted(versions)),
    }


def _seen(item: UUID) -> dict[str, Any]:
    """Return the rows of an item that went wrong."""
    rows = queries.Delivery.objects.filter(item_id=item).order_by("channel__name", "seq")
    tries = queries.Attempt.objects.filter(delivery__item_id=item).order_by("pk")
    return {
        "deliveries": list(rows.values_list("channel__name", "seq", "act", "state", "attempts", "last_error")),
        "attempts": list(tries.values_list("delivery__channel__name", "delivery__seq", "verb", "outcome", "excerpt")),
    }


def prepare() -> tuple[Receiver, int]:
    """Make the tables, start the receiver in a process of its own, open the channels; return its id."""
    executor = MigrationExecutor(connection)
    wanted = {"distribution", "outbox", "audit"}
    executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] in wanted])
    addresses.allow(Policy.of("127.0.0.1/32"))
    senders.register(Platform())
    receiver = Receiver()
    server = serve(receiver)
    credentials = sealing.seal({"key_id": KEY_ID, "secret": SECRET})
    open_channels((receiver.push, receiver.platform), credentials)
    connections.close_all()
    parent, pid = os.getpid(), os.fork()
    if not pid:
        server.service_actions = lambda: None if os.getppid() == parent else os._exit(0)  # type: ignore[method-assign]  # socketserver's own hook
        os.close(sys.stdout.fileno())
        _run(server.serve_forever)
    server.socket.close()
    return receiver, pid


def main() -> None:
    """Read what to do, do it, tell."""
    asked = json.loads(sys.stdin.readline())
    receiver, pid = prepare()
    try:
        with tempfile.TemporaryFile() as trace:
            yard = Yard(random.Random(asked["seed"]), receiver.port, trace.fileno())  # noqa: S311 - a repeatable hunt
            yard.point()  # nobody is killed in the first life: it tells how many steps there are
            for _point in range(asked["points"]):
                print(json.dumps(yard.point()), flush=True)  # noqa: T201 - the answer
            trace.seek(0)
            places = Counter(line.decode().strip() for line in trace)
            totals = {name: yard.totals[name] for name in ("lost", "doubled", "resurrected")}
            print(json.dumps({"end": True, **totals, "places": places}), flush=True)  # noqa: T201 - the answer
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
