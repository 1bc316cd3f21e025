"""A pair from its making to its release, and what a change of the source does to it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from hoitu.foundation.audit.models import Entry
from hoitu.foundation.outbox import operations as outbox
from hoitu.foundation.outbox.models import Event
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Stale
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom import queries as newsroom_queries
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import Output, SideDraft
from hoitu.production.translation import operations, queries
from hoitu.production.translation.models import Pair
from tests.production.newsroom import road
from tests.production.translation import pairs
from tests.production.translation.pairs import PARAGRAPHS, article
from tests.world import NOON, World

ONE, TWO, THREE = PARAGRAPHS


def open_marks(pair: Pair) -> list[tuple[str, str]]:
    rows = pair.marks.filter(settled_at=None).order_by("pk")
    return [(mark.what, mark.words) for mark in rows]


def test_a_new_pair_has_every_paragraph_to_do(world: World) -> None:
    pair = pairs.made(world)
    assert pair.target.language == "km"
    assert open_marks(pair) == [("added", text) for text in ("Lúa vào vụ", "Bà con gặt sớm.", *PARAGRAPHS)]
    assert pairs.fresh(pair).open_marks == 5
    assert operations.make_pair(by=world.tam, source_id=pair.source_id, now=NOON) == pair


def test_a_pair_makes_itself_when_both_halves_are_there_and_one_is_handed_in(world: World) -> None:
    source = road.draft(world)
    target = newsroom.add_output(by=world.tam, story_id=source.story_id, kind="web", language="km", now=NOON)
    road.save(world.binh, source, article())
    newsroom.submit(by=world.binh, output_id=source.pk, now=NOON)
    outbox.drain(now=NOON)
    pair = Pair.objects.get(target=target)
    assert (pair.source, pair.made_by, pair.open_marks) == (source, world.tam, 5)


def test_translating_all_settles_all_and_writes_the_khmer_text_in_the_order_of_the_source(world: World) -> None:
    pair = pairs.made(world)
    done = pairs.translate(pair, world.sarone)
    assert (done.done, done.output.version) == (5, 1)
    target = pairs.fresh(pair).target
    assert target.headline == "ខ្មែរ Lúa vào vụ"
    assert [block["value"] for block in newsroom_queries.content_of(target).body] == [
        f"<p>ខ្មែរ {text}</p>" for text in PARAGRAPHS
    ]
    assert open_marks(pair) == []
    settled = pair.marks.values_list("settled_by", "settled_as").distinct()
    assert list(settled) == [(world.sarone.pk, "done")]
    assert Entry.objects.filter(action="translation.pair.translate", outcome="done").count() == 1


def test_a_draft_of_the_source_disturbs_nobody_until_it_is_handed_in(world: World) -> None:
    pair = pairs.made(world)
    pairs.translate(pair, world.sarone)
    newsroom.return_output(by=world.tam, output_id=pair.source_id, reason="Thiếu số liệu", now=NOON)
    road.save(world.binh, pair.source, article("Đang viết dở.", TWO, THREE))
    outbox.drain(now=NOON)
    assert pairs.whats(pair, world.sarone) == ["current"] * 5
    newsroom.submit(by=world.binh, output_id=pair.source_id, now=NOON)
    outbox.drain(now=NOON)
    assert open_marks(pair) == [("changed", "Đang viết dở.")]


@pytest.mark.parametrize(
    ("edited", "marks"),
    [
        (article(ONE, "Giá lúa giảm mạnh.", THREE), [("changed", "Giá lúa giảm mạnh.")]),
        (article(ONE, TWO, THREE, "Trời nắng."), [("added", "Trời nắng.")]),
        (article(ONE, TWO), [("removed", THREE)]),
        (article(ONE, TWO, THREE, headline="Lúa trúng mùa"), [("changed", "Lúa trúng mùa")]),
        (
            DraftContent("Lúa vào vụ", "Bà con gặt sớm.", [article().body[place] for place in (2, 0, 1)]),
            [("moved", THREE)],
        ),
    ],
)
def test_a_change_in_the_source_marks_exactly_its_paragraph_with_who_and_when(
    world: World, edited: DraftContent, marks: list[tuple[str, str]]
) -> None:
    pair = pairs.made(world)
    pairs.translate(pair, world.sarone)
    later = NOON + timedelta(hours=1)
    pairs.edit_source(world, pair, edited, now=later)
    assert open_marks(pair) == marks
    [mark] = pair.marks.filter(settled_at=None)
    assert (mark.changed_by, mark.changed_at, mark.source_version) == (world.tam, later, 2)
    pairs.translate(pair, world.sarone, now=later)
    assert pairs.fresh(pair).open_marks == 0
    said = [block["value"] for block in newsroom_queries.content_of(pairs.fresh(pair).target).body]
    assert said == [block["value"].replace("<p>", "<p>ខ្មែរ ") for block in edited.body]


def test_each_change_is_put_down_to_who_made_it_when_several_came_before_the_next_look(world: World) -> None:
    pair = pairs.made(world)
    pairs.translate(pair, world.sarone)
    road.save(world.tam, pair.source, article(ONE, "Tâm sửa giá.", THREE), now=NOON + timedelta(minutes=1))
    road.save(world.hanh, pair.source, article(ONE, "Tâm sửa giá."), now=NOON + timedelta(minutes=2))
    outbox.drain(now=NOON + timedelta(minutes=3))
    who = {mark.what: mark.changed_by for mark in pair.marks.filter(settled_at=None)}
    assert who == {"changed": world.tam, "removed": world.hanh}


def test_a_change_that_is_taken_back_needs_no_translator(world: World) -> None:
    pair = pairs.made(world)
    pairs.translate(pair, world.sarone)
    pairs.edit_source(world, pair, article(ONE, "Nhầm.", THREE))
    pairs.edit_source(world, pair, article())
    assert open_marks(pair) == []
    assert pair.marks.filter(settled_as="overtaken", settled_by=None).count() == 1


def test_half_a_paragraph_is_saved_and_stays_to_do(world: World) -> None:
    pair = pairs.made(world)
    pairs.translate(pair, world.sarone, 2, done=False)
    assert pairs.whats(pair, world.sarone) == ["added"] * 5
    assert newsroom_queries.content_of(pairs.fresh(pair).target).body[0]["value"] == f"<p>ខ្មែរ {ONE}</p>"
    pairs.translate(pair, world.sarone, 2)
    assert pairs.whats(pair, world.sarone) == ["added", "added", "current", "added", "added"]


def test_a_paragraph_without_khmer_is_not_called_translated(world: World) -> None:
    pair = pairs.made(world)
    made = pairs.translate(pair, world.sarone, 2, 3, texts={2: "", 3: "តម្លៃ"})
    assert made.bare == (ONE,)
    assert pairs.whats(pair, world.sarone)[2:4] == ["added", "current"]


def test_what_changed_while_the_translator_wrote_is_not_called_translated_but_the_text_is_saved(world: World) -> None:
    pair = pairs.made(world)
    shown = queries.bench(world.sarone, pair.pk, NOON).reading.sides.lines[2]
    pairs.edit_source(world, pair, article("Chiều nay bà con gặt lúa.", TWO, THREE))
    made = operations.translate(
        by=world.sarone, pair_id=pair.pk, base_version=0,
        texts={shown.key: {"text": "ព្រឹកនេះ"}}, done={shown.key: shown.digest}, now=NOON,
    )  # fmt: skip
    assert made.overtaken == ("Chiều nay bà con gặt lúa.",)
    assert made.output.version == 1
    assert pairs.whats(pair, world.sarone)[2] == "added"


def test_two_translators_at_once_lose_nothing(world: World) -> None:
    pair = pairs.made(world)
    pairs.translate(pair, world.sarone, 2)
    line = queries.bench(world.sarone, pair.pk, NOON).reading.sides.lines[3]
    with pytest.raises(Stale):
        operations.translate(
            by=world.sarone, pair_id=pair.pk, base_version=0, texts={line.key: {"text": "តម្លៃ"}}, now=NOON
        )
    assert "តម្លៃ" in str(SideDraft.objects.get().content)


def test_khmer_changed_in_the_editor_stays_bound_and_khmer_taken_out_there_is_to_do_again(world: World) -> None:
    pair = pairs.made(world)
    pairs.translate(pair, world.sarone)
    content = newsroom_queries.content_of(pairs.fresh(pair).target)
    content.body[0]["value"] = "<p>ខ្មែរ បានកែ</p>"
    road.save(world.sarone, pair.target, DraftContent(content.headline, content.lead, content.body))
    assert pairs.whats(pair, world.sarone) == ["current"] * 5
    road.save(world.sarone, pair.target, DraftContent(content.headline, content.lead, content.body[1:]))
    assert sorted(pairs.whats(pair, world.sarone)) == ["added", *["current"] * 4]


def test_only_who_reads_khmer_says_that_it_fits_and_only_the_agency_sees_the_pair(world: World) -> None:
    pair = pairs.made(world)
    with pytest.raises(NotAllowed) as refused:
        pairs.translate(pair, world.tam)
    assert refused.value.code == "not_in_khmer"
    with pytest.raises(NotFound):
        queries.bench(world.mai, pair.pk, NOON)
    with pytest.raises(NotFound):
        operations.make_pair(by=world.mai, source_id=pair.source_id, now=NOON)
    with pytest.raises(NotAllowed):
        operations.make_pair(by=world.binh, source_id=pair.source_id, now=NOON)


class TestTheRule:
    def behind(self, world: World) -> Pair:
        """A pair approved to the end whose source then changed."""
        pair = pairs.made(world)
        pairs.translate(pair, world.sarone)
        newsroom.submit(by=world.sarone, output_id=pair.target_id, now=NOON)
        road.approve(world.son, pair.target, "language")
        road.approve_whole_chain(world, pair.target)
        pairs.edit_source(world, pair, article(ONE, "Giá lúa giảm mạnh.", THREE))
        return pair

    def test_without_a_rule_what_is_behind_is_not_released_and_not_scheduled(self, world: World) -> None:
        pair = self.behind(world)
        with pytest.raises(NotReady) as held:
            newsroom.release(by=world.hanh, output_id=pair.target_id, now=NOON)
        assert held.value.code == "translation_behind"
        assert "Giá lúa giảm mạnh." in held.value.problems[0]
        with pytest.raises(NotReady):
            newsroom.schedule(by=world.hanh, output_id=pair.target_id, at=NOON + timedelta(hours=1), now=NOON)
        target = pairs.fresh(pair).target
        offers = {each.action: each for each in newsroom_queries.actions_for(world.hanh, target, NOON)}
        assert not offers["release"].enabled

    @pytest.mark.parametrize(("way", "shown"), [("label", "labelled"), ("allow", "current")])
    def test_a_rule_lets_it_out_with_or_without_a_label(self, world: World, way: str, shown: str) -> None:
        operations.set_rule(by=world.quan, agency_id=world.newspaper.pk, way=way, hours=3, reason="Thử", now=NOON)
        pair = self.behind(world)
        newsroom.release(by=world.hanh, output_id=pair.target_id, now=NOON)
        road.approve_whole_chain(world, pair.source)
        newsroom.release(by=world.hanh, output_id=pair.source_id, now=NOON)
        outbox.drain(now=NOON)
        assert queries.shown_to_readers(pair.target_id) == pairs.fresh(pair).shown == shown
        kept = newsroom_queries.latest_release_of(pair.target_id)
        assert kept
        assert kept.remarks["translation"]["behind"] == 1

    def test_the_language_level_waits_for_a_whole_translation(self, world: World) -> None:
        pair = pairs.made(world)
        pairs.translate(pair, world.sarone, 0, 1, 2)
        newsroom.submit(by=world.sarone, output_id=pair.target_id, now=NOON)
        with pytest.raises(NotReady) as held:
            road.approve(world.son, pair.target, "language")
        assert len(held.value.problems) == 2

    def test_the_chief_and_administrators_set_it_with_a_reason_and_nobody_else(self, world: World) -> None:
        given: dict[str, Any] = {"agency_id": world.newspaper.pk, "way": "label", "hours": 2, "now": NOON}
        for nobody in (world.sarone, world.son, world.tam, world.lan, world.mai, world.vy):
            with pytest.raises(NotAllowed):
                operations.set_rule(by=nobody, reason="Muốn thế", **given)
        with pytest.raises(NotReady):
            operations.set_rule(by=world.hanh, reason=" \u200b", **given)
        with pytest.raises(NotReady):
            operations.set_rule(by=world.hanh, reason="x", **{**given, "hours": 0})
        operations.set_rule(by=world.hanh, reason="Ban Khmer thiếu người", **given)
        assert queries.rule_of(world.newspaper.pk).way == "label"
        assert queries.rule_of(world.station.pk).way == "block"


class TestAfterRelease:
    def corrected(self, world: World) -> Pair:
        """Both halves released; then the Vietnamese one corrected and released again."""
        pair = pairs.made(world)
        pairs.release_both(world, pair)
        at = NOON + timedelta(hours=1)
        newsroom.correct(
            by=world.tam, output_id=pair.source_id, reason="Sai", false_information="Giá tăng", public_note="Giá giảm",
            now=at,
        )  # fmt: skip
        road.save(world.tam, pair.source, article(ONE, "Giá lúa giảm mạnh.", THREE), now=at)
        newsroom.submit(by=world.tam, output_id=pair.source_id, now=at)
        outbox.drain(now=at)
        assert pairs.fresh(pair).shown == "current", "readers still have the old Vietnamese text"
        return pair

    def release_source(self, world: World, pair: Pair, *, hours: int = 1) -> None:
        at = NOON + timedelta(hours=hours)
        Output.objects.filter(pk=pair.source_id).update(state="approved", next_level="")
        output = Output.objects.get(pk=pair.source_id)
        for person, level in ((world.son, "desk"), (world.lan, "secretariat"), (world.hanh, "chief")):
            output.approvals.create(
                level=level, content_hash=output.content_hash, version=output.version, by=person, at=at,
                second_factor=level == "chief",
            )  # fmt: skip
        newsroom.release(by=world.hanh, output_id=pair.source_id, now=at)
        outbox.drain(now=at)

    def test_a_correction_puts_the_pair_into_the_queue_with_an_hour_and_holds_the_page(self, world: World) -> None:
        pair = self.corrected(world)
        self.release_source(world, pair)
        now = pairs.fresh(pair)
        assert (now.open_marks, now.shown) == (1, "held")
        assert now.follow_by == NOON + timedelta(hours=3)
        assert list(queries.queue(world.sarone, NOON, what="released")) == [pair]
        assert pair.marks.get(settled_at=None).after_release
        told = Event.objects.filter(name="translation.pair.shown").values_list("payload__shown", flat=True)
        assert list(told) == ["held"]

    def test_following_it_shows_the_page_again(self, world: World) -> None:
        pair = self.corrected(world)
        self.release_source(world, pair)
        at = NOON + timedelta(hours=2)
        newsroom.update(by=world.sarone, output_id=pair.target_id, reason="Theo bản tiếng Việt", now=at)
        pairs.translate(pair, world.sarone, 3, now=at)
        assert pairs.fresh(pair).shown == "held", "the old Khmer text is still what readers would have"
        newsroom.submit(by=world.sarone, output_id=pair.target_id, now=at)
        road.approve(world.son, pair.target, "language", now=at)
        road.approve_whole_chain(world, pair.target, now=at)
        newsroom.release(by=world.hanh, output_id=pair.target_id, now=at)
        outbox.drain(now=at)
        assert (pairs.fresh(pair).shown, pairs.fresh(pair).follow_by) == ("current", None)

    def test_a_word_that_the_khmer_text_fits_as_it_is_needs_no_new_release(self, world: World) -> None:
        pair = self.corrected(world)
        self.release_source(world, pair)
        lines = queries.bench(world.sarone, pair.pk, NOON).reading.sides.lines
        operations.translate(
            by=world.sarone, pair_id=pair.pk, base_version=pairs.fresh(pair).target.version, texts={},
            done={lines[3].key: lines[3].digest}, now=NOON,
        )  # fmt: skip
        assert (pairs.fresh(pair).shown, pairs.fresh(pair).open_marks) == ("current", 0)
        assert pairs.fresh(pair).target.state == "released"

    def test_a_new_rule_holds_at_once_for_what_readers_see(self, world: World) -> None:
        pair = self.corrected(world)
        self.release_source(world, pair)
        operations.set_rule(by=world.hanh, agency_id=world.newspaper.pk, way="label", hours=2, reason="Tết", now=NOON)
        assert pairs.fresh(pair).shown == "labelled"

    def test_a_withdrawn_source_leaves_its_translation_held_and_in_the_queue(self, world: World) -> None:
        pair = pairs.made(world)
        pairs.release_both(world, pair)
        newsroom.withdraw(
            by=world.hanh, output_id=pair.source_id, reason="Sai", code=road.code_of(world.hanh), now=NOON
        )
        outbox.drain(now=NOON)
        assert (pairs.fresh(pair).shown, pairs.fresh(pair).open_marks) == ("held", 1)
