"""A page asks once for everybody's roles; a change is always seen."""

from __future__ import annotations

from datetime import date

from pytest_django import DjangoAssertNumQueries

from hoitu.foundation.directory import queries
from hoitu.foundation.directory.memory import remembering
from hoitu.foundation.directory.models import Membership
from tests.world import World

DAY = date(2026, 11, 24)


def test_inside_a_page_each_question_is_asked_once(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with remembering():
        first = queries.standing(world.hanh, DAY)
        with django_assert_num_queries(0):
            assert queries.standing(world.hanh, DAY) == first
        assert queries.standing(world.binh, DAY) != first
        assert queries.standing(world.hanh, date(2020, 1, 1)) != first


def test_outside_it_every_answer_is_fresh(world: World) -> None:
    with remembering():
        assert queries.roles_on(world.binh.pk, DAY)
    Membership.objects.filter(person=world.binh).delete()
    assert not queries.roles_on(world.binh.pk, DAY)
