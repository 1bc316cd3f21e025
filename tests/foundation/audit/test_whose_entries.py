"""An agency reads of its own matters and people; the province and its auditors read of all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from hoitu.foundation.audit import operations, queries
from hoitu.foundation.audit.models import Entry
from hoitu.foundation.directory import operations as directory
from hoitu.foundation.directory.models import Membership, Person
from hoitu.kernel.actor import SystemActor
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import Refusal
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Output
from tests.emptying import unguarded
from tests.foundation.staff import signed_in
from tests.world import NOON, START, World

LIST, CSV = "/toa-soan/nhat-ky/", "/toa-soan/nhat-ky/tep-csv/"
MACHINE = SystemActor("tests")


def at_the_station(world: World) -> None:
    """Something of the station's own, something its people tried at the newspaper, something of nobody's."""
    operations.record(by=world.mai, action="tests.writes", now=NOON)
    operations.record(by=world.mai, action="tests.knocks", outcome="refused", target=world.news_desk, now=NOON)
    operations.record(by=MACHINE, action="tests.works", target=world.tv_desk, now=NOON)
    operations.record(by=MACHINE, action="tests.sweeps", now=NOON)


def shown(client: Client) -> set[str]:
    return {row.entry.action for row in client.get(LIST).context["rows"] if row.entry.action.startswith("tests.")}


@pytest.mark.parametrize(
    ("name", "role", "seen"),
    [
        ("hanh", "editor_in_chief", {"tests.knocks"}),
        ("quan", "administrator", {"tests.knocks"}),
        ("lan", "auditor", {"tests.knocks"}),
        ("phuc", "auditor", {"tests.writes", "tests.knocks", "tests.works"}),
        ("vy", "overseer", {"tests.writes", "tests.knocks", "tests.works", "tests.sweeps"}),
    ],
)
def test_each_reads_of_their_own_agency_and_the_department_of_all(
    world: World, name: str, role: str, seen: set[str]
) -> None:
    at_the_station(world)
    person = world.people[name]
    home = person.memberships.get().agency
    Membership.objects.get_or_create(person=person, agency=home, role=role, defaults={"from_date": START})
    assert shown(signed_in(person, "audit.view_entry")) == seen


def test_an_entry_of_another_agency_stays_shut_by_its_number_and_in_the_file(world: World) -> None:
    at_the_station(world)
    own = Entry.objects.get(action="tests.knocks").seq
    other = Entry.objects.get(action="tests.works").seq
    reader = signed_in(world.hanh, "audit.view_entry")
    assert reader.get(f"{LIST}{own}/").status_code == 200
    assert reader.get(f"{LIST}{other}/").status_code == 403
    assert Entry.objects.filter(action="shell.screen.open", actor_label=str(world.hanh)).count() == 1
    lines = b"".join(reader.get(CSV).streaming_content).decode()  # type: ignore[attr-defined]
    assert "tests.knocks" in lines
    assert "tests.works" not in lines


def test_a_successor_reads_of_what_it_took_over(world: World) -> None:
    at_the_station(world)
    directory.merge_agencies(
        by=MACHINE,
        predecessor_ids=[world.station.pk],
        successor_id=world.newspaper.pk,
        on=local_date(NOON),
        document="QĐ 1",
        now=NOON,
    )
    within = queries.agencies_read_by(world.hanh, NOON)
    assert within == frozenset({world.newspaper.pk, world.station.pk})
    assert queries.agencies_read_by(world.hanh, NOON - timedelta(days=1)) == frozenset({world.newspaper.pk})


def test_a_body_above_reads_of_those_below_it(world: World) -> None:
    world.station.parent = world.newspaper
    world.station.save()
    assert queries.agencies_read_by(world.hanh, NOON) == frozenset({world.newspaper.pk, world.station.pk})


def test_a_refused_act_is_a_matter_of_whom_it_was_tried_at(world: World) -> None:
    story = newsroom.open_story(by=world.tam, unit_id=world.news_desk.pk, title="Mùa lúa", now=NOON)
    output = newsroom.add_output(by=world.tam, story_id=story.pk, kind="web", language="vi", now=NOON)
    assert isinstance(output, Output)
    with pytest.raises(Refusal):
        newsroom.submit(by=world.mai, output_id=output.pk, now=NOON)
    entry = Entry.objects.get(outcome="refused")
    assert (entry.agency_id, entry.actor_agency_id) == (world.newspaper.pk, world.station.pk)
    made = Entry.objects.filter(action__in=["newsroom.story.open", "newsroom.output.add"])
    assert {entry.agency_id for entry in made} == frozenset({world.newspaper.pk})


def test_a_wrong_password_is_a_matter_of_the_accounts_agency(world: World) -> None:
    operations.record_failed_login(name=world.mai.username, address="192.0.2.1", now=NOON)
    operations.record_failed_login(name="?", address="192.0.2.1", now=NOON)
    assert list(Entry.objects.order_by("seq").values_list("actor_agency_id", flat=True)) == [world.station.pk, None]


@pytest.mark.parametrize("key", ["", "khong-phai-ma", "00000000-0000-0000-0000-000000000000"])
def test_a_thing_that_is_not_there_is_a_matter_of_nobody(world: World, key: str) -> None:
    operations.record(by=world.mai, action="tests.act", target_type="newsroom.output", target_id=key, now=NOON)
    assert Entry.objects.get().agency_id is None


def test_moving_an_entry_to_another_agency_breaks_the_chain(world: World) -> None:
    operations.record(by=world.mai, action="tests.act", target=world.tv_desk, now=NOON)
    assert queries.verify() is None
    with unguarded(connection):
        Entry.objects.update(agency_id=world.newspaper.pk)
    assert queries.verify() is not None
    with unguarded(connection):
        Entry.objects.update(agency_id=None)
    assert queries.verify() is not None


def test_who_may_sign_in_no_more_reads_nothing(world: World) -> None:
    Person.objects.filter(pk=world.hanh.pk).update(is_active=False)
    world.hanh.refresh_from_db()
    assert queries.agencies_read_by(world.hanh, NOON) == frozenset()
    assert queries.agencies_read_by(MACHINE, NOON) == frozenset()
