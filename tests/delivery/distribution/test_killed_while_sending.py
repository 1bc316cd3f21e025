"""`kill -9` between any two steps of release, enqueue, send and record: nothing is lost, doubled, or comes back."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from hoitu.web.bench import crash

pytestmark = [pytest.mark.crash, pytest.mark.slow]
POINTS = 12


@pytest.fixture
def database_url(tmp_path: Path) -> Iterator[str]:
    """A database of its own: a file of SQLite, or a new database of the PostgreSQL that the suite runs on."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield f"sqlite:///{tmp_path / 'crash.sqlite3'}"
        return
    import psycopg  # noqa: PLC0415 - only where PostgreSQL is

    name = f"hoitu_crash_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_process_killed_anywhere_loses_doubles_and_brings_back_nothing(database_url: str, tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    print(f"seed {seed}: bin/hoitu bench crash --points {POINTS} --seed {seed}")  # noqa: T201 - to do it again
    seen = list(crash.lives(tmp_path, points=POINTS, seed=seed, DATABASE_URL=database_url))
    assert {name: seen[-1][name] for name in crash.WRONG} == {"lost": 0, "doubled": 0, "resurrected": 0}, seen
    assert sum(seen[-1]["places"].values()) >= POINTS / 3
