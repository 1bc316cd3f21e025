"""Facts: versions, verification by somebody else, and outputs that are told when what they say has changed."""

from __future__ import annotations

from typing import Any

import pytest

from hoitu.foundation.audit.queries import Entry
from hoitu.foundation.outbox.models import Event
from hoitu.kernel.refusal import NotAllowed, NotFound, Stale
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.models import FactChange, FactUse, FactVersion, Output, StoryFact
from hoitu.production.newsroom.queries import FactLine
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import get, post, text_of
from tests.world import NOON, World


@pytest.fixture
def written(world: World) -> Output:
    """A web text of anh Bình that says one fact of its story."""
    output = road.draft(world)
    road.save(world.binh, output, road.content("Gặt 120 ha lúa"))
    fact = operations.add_fact(by=world.binh, story_id=output.story_id, text="Diện tích 120 ha", now=NOON)
    operations.use_facts(by=world.binh, output_id=output.pk, fact_ids=[fact.pk], now=NOON)
    return output


def the_fact() -> StoryFact:
    return StoryFact.objects.get()


def line(world: World, output: Output) -> FactLine:
    return queries.story_page(world.tam, output.story_id, NOON).facts[0]


def test_a_fact_keeps_every_version_and_who_wrote_it(world: World, written: Output) -> None:
    operations.change_fact(by=world.tam, fact_id=the_fact().pk, base_version=1, text="Diện tích 125 ha", now=NOON)
    kept = [(each.version, each.text, each.by) for each in queries.fact_versions(the_fact().pk)]
    assert kept == [(2, "Diện tích 125 ha", world.tam), (1, "Diện tích 120 ha", world.binh)]
    operations.change_fact(by=world.tam, fact_id=the_fact().pk, base_version=2, text="Diện tích 125 ha", now=NOON)
    assert FactVersion.objects.count() == 2
    assert line(world, written).written_by == "Lê Minh Tâm"


def test_a_change_from_an_older_version_is_refused(world: World, written: Output) -> None:
    operations.change_fact(by=world.tam, fact_id=the_fact().pk, base_version=1, text="125 ha", now=NOON)
    with pytest.raises(Stale):
        operations.change_fact(by=world.binh, fact_id=the_fact().pk, base_version=1, text="130 ha", now=NOON)
    assert written.story.facts.get().text == "125 ha"


def test_somebody_else_than_its_writer_verifies_a_fact_as_it_stands(world: World, written: Output) -> None:
    fact = the_fact()
    with pytest.raises(NotAllowed) as refused:
        operations.verify_fact(by=world.binh, fact_id=fact.pk, version=1, now=NOON)
    assert refused.value.code == "own_work"
    operations.verify_fact(by=world.tam, fact_id=fact.pk, version=1, now=NOON)
    assert (line(world, written).verified_by, line(world, written).verified_at) == ("Lê Minh Tâm", NOON)
    operations.change_fact(by=world.binh, fact_id=fact.pk, base_version=1, text="130 ha", now=NOON)
    assert line(world, written).verified_by == ""
    with pytest.raises(Stale):
        operations.verify_fact(by=world.tam, fact_id=fact.pk, version=1, now=NOON)


def test_every_output_that_says_a_changed_fact_says_so_until_somebody_has_looked(world: World, written: Output) -> None:
    radio = operations.derive(by=world.binh, source_id=written.pk, kind="radio", now=NOON)
    operations.add_output(by=world.tam, story_id=written.story_id, kind="led", now=NOON)
    operations.change_fact(by=world.tam, fact_id=the_fact().pk, base_version=1, text="125 ha", now=NOON)
    operations.change_fact(by=world.tam, fact_id=the_fact().pk, base_version=2, text="126 ha", now=NOON)
    opened = list(FactChange.objects.order_by("pk"))
    assert {each.output for each in opened} == {written, radio}
    assert {(each.used_version, each.version) for each in opened} == {(1, 3)}
    told = Event.objects.filter(name="newsroom.fact.changed").latest("pk").payload
    assert set(told["output_ids"]) == {str(written.pk), str(radio.pk)}
    operations.settle_fact_change(by=world.tam, change_id=opened[0].pk, now=NOON)
    settled = FactChange.objects.get(pk=opened[0].pk)
    assert (settled.settled_by, settled.settled_at) == (world.tam, NOON)
    assert FactUse.objects.get(output=settled.output).version == 3
    assert FactChange.objects.filter(settled_at=None).count() == 1
    assert Entry.objects.filter(action="newsroom.fact_change.settle").count() == 1
    operations.settle_fact_change(by=world.binh, change_id=opened[0].pk, now=NOON)
    assert FactChange.objects.get(pk=opened[0].pk).settled_by == world.tam


def test_a_fact_taken_out_is_told_and_kept(world: World, written: Output) -> None:
    operations.remove_fact(by=world.tam, fact_id=the_fact().pk, now=NOON)
    assert queries.story_page(world.tam, written.story_id, NOON).facts == []
    change = FactChange.objects.get()
    assert change.dropped
    assert "Diện tích 120 ha" in text_of(get(world.binh, "story", written.story_id))
    operations.settle_fact_change(by=world.binh, change_id=change.pk, now=NOON)
    assert not FactUse.objects.exists()
    with pytest.raises(NotFound):
        operations.change_fact(by=world.tam, fact_id=change.fact_id, base_version=1, text="x", now=NOON)


def test_an_output_that_says_a_fact_no_more_has_nothing_to_look_at(world: World, written: Output) -> None:
    operations.change_fact(by=world.tam, fact_id=the_fact().pk, base_version=1, text="125 ha", now=NOON)
    operations.use_facts(by=world.binh, output_id=written.pk, fact_ids=[], now=NOON)
    assert FactChange.objects.get().settled_by == world.binh


def test_a_withdrawn_output_is_not_bothered(world: World, written: Output) -> None:
    Output.objects.filter(pk=written.pk).update(state="withdrawn")
    operations.change_fact(by=world.tam, fact_id=the_fact().pk, base_version=1, text="125 ha", now=NOON)
    assert not FactChange.objects.exists()


@pytest.mark.parametrize("who", ["sarone", "phuc", "vy"])
def test_who_does_not_work_on_the_story_changes_no_fact(world: World, written: Output, who: str) -> None:
    person, fact = world.people[who], the_fact()
    acts: list[tuple[Any, dict[str, Any]]] = [
        (operations.change_fact, {"fact_id": fact.pk, "base_version": 1, "text": "x"}),
        (operations.verify_fact, {"fact_id": fact.pk, "version": 1}),
        (operations.remove_fact, {"fact_id": fact.pk}),
        (operations.use_facts, {"output_id": written.pk, "fact_ids": []}),
        (operations.derive, {"source_id": written.pk, "kind": "radio"}),
    ]
    for operation, given in acts:
        with pytest.raises((NotAllowed, NotFound)):
            operation(by=person, now=NOON, **given)
    assert the_fact().version == 1


def test_a_fact_of_another_story_is_none_of_this_outputs(world: World, written: Output) -> None:
    other = operations.add_fact(by=world.tam, story_id=road.story(world).pk, text="Khác", now=NOON)
    with pytest.raises(NotFound):
        operations.use_facts(by=world.binh, output_id=written.pk, fact_ids=[other.pk], now=NOON)


# ------------------------------------------------------------------ on the screens


def test_a_fact_is_changed_verified_and_looked_at_on_the_screens(world: World, written: Output) -> None:
    fact, story = the_fact(), written.story_id
    assert "chưa kiểm chứng" in text_of(get(world.tam, "story", story))
    assert post(world.tam, "fact_verification", story, fact.pk, version="1").status_code == 302
    assert "Kiểm chứng: Lê Minh Tâm" in text_of(get(world.tam, "story", story))
    stale = {"base_version": "9", "text": "125 ha", "source_id": ""}
    answer = post(world.tam, "fact", story, fact.pk, **stale)
    assert answer.status_code == 409
    assert "125 ha" in text_of(answer)
    assert post(world.tam, "fact", story, fact.pk, base_version="1", text="125 ha", source_id="").status_code == 302
    hub = text_of(get(world.binh, "story", story))
    assert "Dữ kiện mà sản phẩm này nêu đã thay đổi" in hub
    assert "<del><p>Diện tích 120 ha</p></del>" in hub or "<del>Diện tích 120 ha</del>" in hub
    assert "Dữ kiện mà sản phẩm này nêu đã thay đổi" in text_of(get(world.binh, "write", written.pk))
    change = FactChange.objects.get()
    assert post(world.binh, "fact_change", written.pk, change.pk).status_code == 302
    assert "Dữ kiện mà sản phẩm này nêu đã thay đổi" not in text_of(get(world.binh, "story", story))
    assert get(world.phuc, "fact", story, fact.pk).status_code == 404
    assert post(world.tam, "fact_verification", story, fact.pk, version="9" * 30).status_code == 409


def test_facts_whose_numbers_stand_in_the_text_are_ticked_at_first(world: World, written: Output) -> None:
    operations.use_facts(by=world.binh, output_id=written.pk, fact_ids=[], now=NOON)
    operations.add_fact(by=world.binh, story_id=written.story_id, text="Có 77 hộ", now=NOON)
    form = get(world.binh, "output_facts", written.pk).context["form"]
    fact = StoryFact.objects.get(text="Diện tích 120 ha")
    assert form.initial["fact_ids"] == [str(fact.pk)]
    assert post(world.binh, "output_facts", written.pk, fact_ids=[str(fact.pk)]).status_code == 302
    assert FactUse.objects.get().fact == fact


def test_the_hub_says_what_waits_for_whom_and_where_shares_are_not_whole(world: World, written: Output) -> None:
    operations.set_contribution(
        by=world.tam, story_id=written.story_id, person_id=world.binh.pk, part="text", share_pct=60, now=NOON
    )
    operations.submit(by=world.binh, output_id=written.pk, now=NOON)
    hub = text_of(get(world.tam, "story", written.story_id))
    for words in (
        "Việc đang chờ ai",
        "1 dữ kiện cần kiểm chứng",
        "tổng tỷ lệ mới 60",
        "Báo điện tử (Tiếng Việt): chờ duyệt",
    ):
        assert words in hub, words
