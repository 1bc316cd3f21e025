"""The desk asks of what is armed, never of the whole archive."""

from __future__ import annotations

import pytest
from django.db import connection

from hoitu.production.newsroom import queries
from tests.world import NOON, World


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plans")
def test_schedules_are_looked_at_one_by_one(world: World) -> None:
    desk = queries.desk(world.tam, NOON)
    for rows in (desk.due_soon, desk.failed):
        plan = rows.explain()
        assert "LIST SUBQUERY" not in plan, plan
        assert "SCAN newsroom_output" not in plan, plan
