"""Topics come from IPTC's file, keep our labels, and never vanish."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from hoitu.foundation.audit.queries import entries_of
from hoitu.foundation.vocabulary import operations, queries
from hoitu.foundation.vocabulary.models import Topic
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from tests.world import NOON, World

IPTC = "http://cv.iptc.org/newscodes/mediatopic/"


def concept(number: str, name: str, broader: str = "", retired: str = "") -> dict[str, Any]:
    made: dict[str, Any] = {"qcode": f"medtop:{number}", "prefLabel": {"en-US": name}}
    if broader:
        made["broader"] = [IPTC + broader]
    if retired:
        made["retired"] = retired
    return made


def tree(*concepts: dict[str, Any]) -> io.BytesIO:
    return io.BytesIO(json.dumps({"conceptSet": concepts}).encode())


SMALL = (
    concept("20000002", "arts", broader="01000000"),
    concept("01000000", "culture"),
    concept("20000030", "music theater", broader="20000002", retired="2021-09-30T12:00:00+00:00"),
)


def test_a_second_import_changes_nothing(world: World) -> None:
    first = operations.import_topics(by=world.lan, file=tree(*SMALL), now=NOON)
    before = list(Topic.objects.order_by("code").values())
    second = operations.import_topics(by=world.lan, file=tree(*SMALL), now=NOON)
    assert (first.added, second.added, second.changed, second.unchanged) == (3, 0, 0, 3)
    assert list(Topic.objects.order_by("code").values()) == before


def test_retired_topics_stay_readable_and_are_not_offered(world: World) -> None:
    operations.import_topics(by=world.lan, file=tree(*SMALL), now=NOON)
    retired = queries.topic("medtop:20000030")
    assert retired is not None
    assert retired.retired_date is not None
    assert retired not in queries.topics()
    assert retired in queries.topics(include_retired=True)


def test_broader_topics_are_tied_even_when_they_come_later(world: World) -> None:
    operations.import_topics(by=world.quan, file=tree(*SMALL), now=NOON)
    assert [topic.code for topic in queries.topics(broader="medtop:01000000")] == ["medtop:20000002"]


def test_our_labels_survive_the_next_release_of_iptc(world: World) -> None:
    operations.import_topics(by=world.lan, file=tree(*SMALL), now=NOON)
    operations.label_topic(by=world.lan, code="medtop:20000002", name="Nghệ  thuật", name_km="សិល្បៈ", now=NOON)
    done = operations.import_topics(
        by=world.lan, file=tree(concept("20000002", "arts and entertainment", broader="01000000")), now=NOON
    )
    topic = Topic.objects.get(code="medtop:20000002")
    assert (done.changed, topic.name, topic.name_km, topic.slug) == (1, "Nghệ thuật", "សិល្បៈ", "arts")
    assert list(queries.topics(search="nghe thuat")) == [topic]


@pytest.mark.parametrize(
    "broken",
    [b"", b"{", b"[]", b'{"conceptSet": 3}', b'{"conceptSet": [{"qcode": "x"}]}', b"\xff\xfe", b"[" * 100_000],
)
def test_any_other_file_is_refused_in_words(world: World, broken: bytes) -> None:
    with pytest.raises(NotReady):
        operations.import_topics(by=world.lan, file=io.BytesIO(broken), now=NOON)
    assert not Topic.objects.exists()


def test_two_topics_of_one_name_have_two_addresses(world: World) -> None:
    operations.import_topics(by=world.lan, file=tree(concept("1", "Music"), concept("2", "music")), now=NOON)
    assert {topic.slug for topic in Topic.objects.all()} == {"music", "music-2"}


def test_a_reporter_translates_nothing(world: World) -> None:
    operations.import_topics(by=world.lan, file=tree(*SMALL), now=NOON)
    with pytest.raises(NotAllowed):
        operations.label_topic(by=world.binh, code="medtop:20000002", name="x", now=NOON)


def test_a_topic_nobody_knows_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        operations.label_topic(by=world.lan, code="medtop:404", name="x", now=NOON)


def test_a_label_is_on_record(world: World) -> None:
    operations.import_topics(by=world.lan, file=tree(*SMALL), now=NOON)
    topic = operations.label_topic(by=world.lan, code="medtop:20000002", name="Nghệ thuật", now=NOON)
    assert [entry.action for entry in entries_of("vocabulary.topic", topic.pk)] == ["vocabulary.topic.label"]


def test_the_whole_of_iptc_comes_in_once(world: World, material: Path) -> None:
    with (material / "vietnam" / "iptc-mediatopics-en-US.json").open("rb") as file:
        first = operations.import_topics(by=world.lan, file=file, now=NOON)
    with (material / "vietnam" / "iptc-mediatopics-en-US.json").open("rb") as file:
        second = operations.import_topics(by=world.lan, file=file, now=NOON)
    assert (first.added, second.unchanged) == (1370, 1370)
    assert queries.topics().count() == 1370 - 270
    assert queries.topics().filter(broader=None).count() == 17


def test_the_seed_agrees_with_iptc(world: World, material: Path) -> None:
    operations.plant(by=world.lan, now=NOON)
    labels = dict(Topic.objects.values_list("code", "name"))
    with (material / "vietnam" / "iptc-mediatopics-en-US.json").open("rb") as file:
        operations.import_topics(by=world.lan, file=file, now=NOON)
    assert not Topic.objects.filter(code__in=labels).exclude(retired_date=None).exists()
    assert dict(Topic.objects.filter(code__in=labels).values_list("code", "name")) == labels
