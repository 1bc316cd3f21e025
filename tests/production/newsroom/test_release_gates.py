"""What the floors above may hold back, what goes out with a release, and who reads Khmer."""

from __future__ import annotations

import pytest

from hoitu.foundation.outbox.models import Event
from hoitu.kernel.refusal import NotAllowed, NotReady, Refusal
from hoitu.production.newsroom import operations, queries, release_gates
from hoitu.production.newsroom.models import Output
from tests.production.newsroom import road
from tests.world import NOON, World, may_approve, person


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A gate that holds every output back, and the steps it was asked about."""
    asked: list[str] = []

    def hold(_output: Output, step: str) -> Refusal | None:
        asked.append(step)
        return NotReady("Bản dịch chưa cập nhật.", code="held")

    monkeypatch.setattr(release_gates, "_gates", {"test": hold})
    return asked


def test_an_output_that_is_held_is_neither_released_nor_scheduled(world: World, gate: list[str]) -> None:
    output = road.approved(world)
    with pytest.raises(NotReady, match="chưa cập nhật"):
        operations.release(by=world.hanh, output_id=output.pk, now=NOON)
    offers = {offer.action: offer for offer in queries.actions_for(world.hanh, output, NOON)}
    assert offers["release"].problems == ("Bản dịch chưa cập nhật.",)
    assert set(gate) == {"release"}


def test_the_language_level_alone_asks_the_gates(world: World, gate: list[str]) -> None:
    output = road.submitted(world, language="km")
    with pytest.raises(NotReady, match="chưa cập nhật"):
        road.approve(world.son, output, "language")
    road.approved(world)
    assert set(gate) == {"approve:language"}


def test_the_language_level_belongs_to_someone_who_reads_khmer(world: World) -> None:
    output = road.submitted(world, language="km")
    may_approve(world.lan, world.newspaper, "language")
    with pytest.raises(NotAllowed) as refused:
        road.approve(world.lan, output, "language")
    assert refused.value.code == "not_in_khmer"
    assert road.approve(world.son, output, "language").level == "language"


def test_a_khmer_translator_writes_every_khmer_output_of_the_newspaper_and_no_other(world: World) -> None:
    khmer, vietnamese = road.draft(world, language="km"), road.draft(world)
    assert road.save(world.sarone, khmer).version == 1
    with pytest.raises(NotAllowed):
        road.save(world.sarone, vietnamese)
    stranger = person("dara", "Sơn Đa Ra", world.station, world.tv_desk, "translator")
    with pytest.raises(Refusal):
        road.save(stranger, khmer)
    operations.submit(by=world.sarone, output_id=khmer.pk, now=NOON)
    may_approve(world.sarone, world.newspaper, "language")
    with pytest.raises(NotAllowed) as own:
        road.approve(world.sarone, khmer, "language")
    assert own.value.code == "own_work"


def test_what_the_floors_above_say_is_kept_with_the_release(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"test": lambda _output: {"stale": 2}, "silent": lambda _output: {}}
    monkeypatch.setattr(release_gates, "_remarks", said)
    release = road.released(world)
    assert queries.release_content(release.pk).remarks == {"test": {"stale": 2}}


def test_blocks_keep_their_ids_through_saves_and_copies_get_their_own(world: World) -> None:
    output = road.draft(world)
    first = road.save(world.binh, output)
    [block] = queries.content_of(first).body
    copied = [block, {**block, "value": "<p>Bản chép.</p>"}, {"type": "paragraph", "value": "<p>Đoạn mới.</p>"}]
    saved = road.save(world.binh, output, operations.DraftContent("Tít", "", copied))
    ids = [each["id"] for each in queries.content_of(saved).body]
    assert ids[0] == block["id"]
    assert len(set(ids)) == 3
    assert queries.version_content(output.pk, 2).body == queries.content_of(Output.objects.get(pk=output.pk)).body


def test_the_text_that_counts_is_the_one_handed_on(world: World) -> None:
    output = road.draft(world)
    assert queries.handed_on(road.save(world.binh, output)) is None
    submitted = operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    handed = queries.handed_on(submitted)
    assert handed
    assert (handed.version, handed.by_id) == (1, world.binh.pk)
    edited = road.save(world.tam, output, road.content("Ban sửa"))
    assert (newest := queries.handed_on(edited))
    assert newest.version == 2
    operations.return_output(by=world.tam, output_id=output.pk, reason="Thiếu nguồn", now=NOON)
    rewritten = road.save(world.binh, output, road.content("Đang viết lại"))
    assert (still := queries.handed_on(rewritten))
    assert still.version == 2
    versions = Event.objects.filter(name="newsroom.output.text_handed_on").values_list("payload__version", flat=True)
    assert list(versions.order_by("pk")) == [1, 2]
