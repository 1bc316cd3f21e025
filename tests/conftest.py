"""Fixtures every test may ask for; people and agencies live in tests/world.py."""

from __future__ import annotations

import os
import pathlib
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from wagtail.models import Collection

from hoitu.foundation.directory import permissions
from hoitu.kernel import clock
from tests import emptying
from tests.world import NOON, World, build

emptying.allow()  # the audit refuses deletion, which is how Django empties a database between tests

pytest_plugins = ["tests.browsing", "tests.demo_site", "tests.migrated"]

# How fast a busy machine makes up examples says nothing of the code.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# `pytest -m hypothesis --hypothesis-profile=thorough`: looks where a hundred examples do not reach.
settings.register_profile("thorough", settings.get_profile("house"), max_examples=3000)
settings.load_profile("house")

PROJECT = pathlib.Path(__file__).resolve().parents[1]
MATERIAL = pathlib.Path(os.environ.get("HOITU_MATERIAL", PROJECT / "../shared/material"))
# Roads walked in a browser on every database; what a screen looks like is the same on each.
ROADS = {
    "test_a_day_at_the_newspaper.py",
    "test_a_whole_day.py",
    "test_a_story_from_the_field.py",
    "test_lost_and_late.py",
}
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database: `-m database` is what a second database must run."""
    for item in items:
        if item.get_closest_marker("browser") and item.path.name not in ROADS:
            continue
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & DATABASE_FIXTURES or item.get_closest_marker("django_db"):
            item.add_marker("database")


@pytest.fixture(scope="session")
def material() -> pathlib.Path:
    """The folder of schemas and samples, or a skip that says where it should be."""
    if not MATERIAL.is_dir():
        pytest.skip("shared material is not here: see ../shared/material/README.md")
    return MATERIAL


@pytest.fixture
def world(db: None) -> World:  # noqa: ARG001 - asks for the database
    """The named world, in an empty database."""
    _have_a_library()
    return build()


@pytest.fixture
def served_world(transactional_db: None) -> World:  # noqa: ARG001 - asks for the database
    """The named world, committed: for `live_server`, threads and processes of their own."""
    _have_a_library()
    permissions.ensure_groups()
    return build()


def _have_a_library() -> None:
    """Put back what Wagtail's migrations made, where the test before emptied the tables."""
    if not Collection.objects.exists():
        Collection.add_root(name="Root")


class Clock:
    """The wall clock in the hands of a test."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant

    def now(self) -> datetime:
        return self.instant

    def advance(self, **by: float) -> datetime:
        """Go on by `hours=2`, `days=1`, … and return the new instant."""
        self.instant += timedelta(**by)
        return self.instant


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the whole house, stopped at NOON."""
    stopped = Clock(NOON)
    monkeypatch.setattr(clock, "now", stopped.now)
    return stopped
