"""Real processes, killed with SIGKILL at named points and at random: nothing is lost, nothing happens twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

pytestmark = [pytest.mark.crash, pytest.mark.slow]
PROJECT = Path(__file__).resolve().parents[3]
EVENTS, HANDLERS = 4, 2
START = "import django; django.setup(); from tests.foundation.outbox import crash_yard; crash_yard.main()"


class Yard:
    """A prepared child that forks, for each command, a process that may be killed."""

    def __init__(self, database_url: str, home: Path) -> None:
        environment = os.environ | {
            "DATABASE_URL": database_url,
            "HOITU_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-c", START],
            cwd=PROJECT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._answer() == "ready"

    def _answer(self) -> Any:
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())

    def ask(self, do: str, **options: object) -> Any:
        assert self.process.stdin
        self.process.stdin.write(json.dumps({"do": do, **options}) + "\n")
        self.process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        self.process.communicate()


@pytest.fixture(scope="module")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database of its own: a file of SQLite, or a new database of the PostgreSQL that the suite runs on."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield f"sqlite:///{tmp_path_factory.mktemp('yard') / 'yard.sqlite3'}"
        return
    import psycopg  # noqa: PLC0415 - only where PostgreSQL is

    name = f"hoitu_yard_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def running_yard(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Yard]:
    made = Yard(database_url, tmp_path_factory.mktemp("home"))
    yield made
    made.close()


@pytest.fixture
def yard(running_yard: Yard) -> Yard:
    running_yard.ask("reset")
    return running_yard


def test_a_crash_before_the_commit_leaves_no_event(yard: Yard) -> None:
    assert yard.ask("publish", crash="before_commit") == signal.SIGKILL
    assert yard.ask("state") == {"events": 0, "tasks": [], "effects": 0, "different_effects": 0}


def test_a_crash_after_the_commit_loses_no_event(yard: Yard) -> None:
    assert yard.ask("publish", crash="after_commit") == signal.SIGKILL
    assert yard.ask("work") == 0
    assert_all_once(yard)


@pytest.mark.parametrize(
    "point", ["claiming", "after_claim", "marked_done", "handler_start", "handler_end", "after_done"]
)
def test_a_worker_killed_at_this_point_loses_and_doubles_nothing(yard: Yard, point: str) -> None:
    yard.ask("publish", count=EVENTS)
    assert yard.ask("work", crash=point) == signal.SIGKILL
    assert yard.ask("work") == 0
    assert_all_once(yard)


@pytest.mark.parametrize("point", ["handler_start", "handler_end"])
def test_a_long_running_handler_killed_at_this_point_runs_again(yard: Yard, point: str) -> None:
    yard.ask("publish", count=EVENTS)
    assert yard.ask("work", crash=point, long_running=True) == signal.SIGKILL
    assert yard.ask("work", long_running=True) == 0
    state = yard.ask("state")
    assert state["tasks"] == ["done"] * EVENTS * HANDLERS
    assert state["different_effects"] == EVENTS * HANDLERS
    assert state["effects"] == EVENTS * HANDLERS + (point == "handler_end")  # at least once: idempotent by event id


def test_a_worker_told_to_stop_finishes_the_task_at_hand_and_no_other(yard: Yard) -> None:
    yard.ask("publish", count=EVENTS)
    assert yard.ask("work", crash="sigterm") == 0
    state = yard.ask("state")
    assert state["tasks"] == ["done"] * 5 + ["waiting"] * 3
    assert state["effects"] == 5


@pytest.mark.parametrize("seed", [1, 2])
def test_two_workers_hunted_at_random_lose_and_double_nothing(yard: Yard, seed: int) -> None:
    count = 150
    yard.ask("publish", count=count)
    assert yard.ask("hunt", kills=6, seed=seed) == 0
    assert_all_once(yard, count)


def assert_all_once(yard: Yard, events: int = EVENTS) -> None:
    once = events * HANDLERS
    assert yard.ask("state") == {
        "events": events,
        "tasks": ["done"] * once,
        "effects": once,
        "different_effects": once,
    }
