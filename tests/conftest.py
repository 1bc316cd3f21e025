"""Fixtures every test may ask for; people and agencies live in tests/world.py."""

from __future__ import annotations

import os
import pathlib

import pytest

from tests import emptying
from tests.world import World, build

emptying.allow()

PROJECT = pathlib.Path(__file__).resolve().parents[1]
MATERIAL = pathlib.Path(os.environ.get("HOITU_MATERIAL", PROJECT / "../shared/material"))


@pytest.fixture(scope="session")
def material() -> pathlib.Path:
    """The folder of schemas and samples, or a skip that says where it should be."""
    if not MATERIAL.is_dir():
        pytest.skip("shared material is not here: see ../shared/material/README.md")
    return MATERIAL


@pytest.fixture
def world(db: None) -> World:  # noqa: ARG001 - asks for the database
    """The named world, in an empty database."""
    return build()
