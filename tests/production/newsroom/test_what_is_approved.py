"""An approval is for all that readers would see: the text, its section and topics, and whose names stand under it."""

from __future__ import annotations

import pytest

from hoitu.foundation.directory.models import Person
from hoitu.foundation.vocabulary.models import Topic
from hoitu.kernel.refusal import NotAllowed, NotReady, Refusal, Stale
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.models import Approval, Contribution, Output
from tests.production.newsroom import road
from tests.world import NOON, World


def fresh(output: Output) -> Output:
    return Output.objects.get(pk=output.pk)


def file(
    by: Person, output: Output, section: str = "van-hoa", *, title: str = "Lúa", topics: tuple[str, ...] = ()
) -> None:
    operations.file_story(
        by=by, story_id=output.story_id, title=title, section_code=section, topic_codes=topics, now=NOON
    )


def credit(by: Person, output: Output, who: Person, **how: object) -> None:
    operations.set_contribution(by=by, story_id=output.story_id, person_id=who.pk, part="photo", now=NOON, **how)  # type: ignore[arg-type]  # as the operation takes them


def standing(output: Output) -> int:
    return Approval.objects.filter(output=output, voided_at=None, release=None).count()


def test_another_section_after_the_approval_makes_it_void(world: World) -> None:
    output = road.approved(world)
    file(world.lan, output)
    assert (fresh(output).state, fresh(output).next_level, standing(output)) == ("submitted", "desk", 0)
    assert set(Approval.objects.values_list("voided_as", flat=True)) == {"edited"}
    with pytest.raises(Refusal):
        operations.release(by=world.hanh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    said = queries.release_content(operations.release(by=world.hanh, output_id=output.pk, now=NOON).pk)
    assert said.section is not None
    assert said.section.code == "van-hoa"


def test_a_topic_or_a_name_under_the_text_makes_it_void_too(world: World) -> None:
    Topic.objects.create(code="lua", name="Lúa gạo", name_en="Rice", slug="lua-gao")
    output = road.approved(world)
    file(world.lan, output, "thoi-su", topics=("lua",))
    assert standing(output) == 0
    road.approve_whole_chain(world, output)
    credit(world.lan, output, world.mai)
    assert (fresh(output).state, standing(output)) == ("submitted", 0)


def test_what_readers_do_not_see_leaves_the_approval_alone(world: World) -> None:
    output = road.approved(world)
    file(world.lan, output, "thoi-su", title="Tên làm việc khác")
    credit(world.lan, output, world.mai, in_byline=False)
    assert (fresh(output).state, standing(output)) == ("approved", 3)
    assert operations.release(by=world.hanh, output_id=output.pk, now=NOON).seq == 1


def test_who_may_not_edit_an_approved_text_may_not_move_it_either(world: World) -> None:
    output = road.approved(world)
    with pytest.raises(NotAllowed) as refused:
        file(world.binh, output)
    assert refused.value.code == "approved_waits"
    assert (fresh(output).state, standing(output)) == ("approved", 3)


def test_a_scheduled_text_rests_with_all_that_readers_will_see(world: World) -> None:
    output = road.approved(world)
    operations.schedule(by=world.hanh, output_id=output.pk, at=NOON.replace(hour=10), now=NOON)
    with pytest.raises(NotReady) as refused:
        file(world.lan, output)
    assert refused.value.code == "scheduled_waits"
    assert operations.release_due(NOON.replace(hour=11)) == 1


def test_an_approval_given_to_the_screen_of_before_is_stale(world: World) -> None:
    output = road.submitted(world)
    shown = fresh(output).content_hash
    file(world.tam, output)
    with pytest.raises(Stale):
        operations.approve(by=world.tam, output_id=output.pk, level="desk", content_hash=shown, now=NOON)


def test_a_name_changed_by_another_door_holds_the_release(world: World) -> None:
    output = road.approved(world)
    Person.objects.filter(pk=world.binh.pk).update(pen_name="Bình Nguyên")
    with pytest.raises(NotReady) as refused:
        operations.release(by=world.hanh, output_id=output.pk, now=NOON)
    assert refused.value.code == "changed_since"


def test_the_words_of_a_correction_are_part_of_what_is_approved(world: World) -> None:
    release = road.released(world)
    before = fresh(release.output).content_hash
    operations.correct(
        by=world.tam, output_id=release.output_id, reason="Sai", false_information="A", public_note="B", now=NOON
    )
    assert fresh(release.output).content_hash != before


# ------------------------------------------------------------------ whose text it is


def unsigned(world: World, *, assign: bool = True) -> Output:
    """A web output of a filed story whose ledger is empty."""
    made = operations.open_story(by=world.tam, unit_id=world.news_desk.pk, title="Lúa", now=NOON)
    operations.file_story(by=world.tam, story_id=made.pk, title="Lúa", section_code="thoi-su", now=NOON)
    if assign:
        operations.assign(by=world.tam, story_id=made.pk, assignee_id=world.binh.pk, now=NOON)
    return operations.add_output(by=world.tam, story_id=made.pk, kind="web", now=NOON)


def test_who_is_assigned_and_writes_stands_in_the_byline(world: World) -> None:
    output = unsigned(world)
    assert not Contribution.objects.exists()
    road.save(world.binh, output)
    entered = Contribution.objects.get()
    assert (entered.person, entered.part, entered.share_pct, entered.in_byline) == (world.binh, "text", 100, True)
    road.save(world.binh, output, road.content("Bản khác"))
    assert Contribution.objects.count() == 1
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    said = queries.release_content(operations.release(by=world.hanh, output_id=output.pk, now=NOON).pk)
    assert [each.name for each in said.bylines] == ["Nguyễn Văn Bình"]


def test_an_editor_who_rescues_a_draft_gets_no_byline(world: World) -> None:
    output = unsigned(world)
    road.save(world.tam, output)
    assert not Contribution.objects.exists()


def test_without_an_assignment_the_first_to_write_is_the_author(world: World) -> None:
    road.save(world.tam, unsigned(world, assign=False))
    assert Contribution.objects.get().person == world.tam


def test_a_text_without_an_author_is_not_handed_in(world: World) -> None:
    output = unsigned(world)
    road.save(world.tam, output)
    with pytest.raises(NotReady) as refused:
        operations.submit(by=world.tam, output_id=output.pk, now=NOON)
    assert refused.value.problems == ("Bài chưa có tác giả: hãy ghi người thực hiện ở mục “Ai làm phần nào”.",)


def test_an_author_may_be_left_out_of_the_byline_on_purpose(world: World) -> None:
    output = unsigned(world)
    road.save(world.binh, output)
    operations.set_contribution(
        by=world.tam, story_id=output.story_id, person_id=world.binh.pk, part="text", in_byline=False, now=NOON
    )
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    assert queries.draft_content(output.pk).bylines == []
    operations.release(by=world.hanh, output_id=output.pk, now=NOON)


def test_a_second_writer_voids_nothing_that_is_approved(world: World) -> None:
    output = road.approved(world)
    radio = operations.add_output(by=world.tam, story_id=output.story_id, kind="radio", now=NOON)
    operations.set_contribution(
        by=world.tam, story_id=output.story_id, person_id=world.binh.pk, part="text", share_pct=60, now=NOON
    )
    operations.assign(by=world.tam, story_id=output.story_id, assignee_id=world.sarone.pk, now=NOON)
    road.save(world.sarone, radio)
    entered = Contribution.objects.get(person=world.sarone)
    assert (entered.share_pct, entered.in_byline) == (40, False)
    assert fresh(output).state == "approved"


def test_who_translated_stands_under_the_translation_alone(world: World) -> None:
    output = road.approved(world)
    khmer = operations.add_output(by=world.tam, story_id=output.story_id, kind="web", language="km", now=NOON)
    operations.assign(by=world.tam, story_id=output.story_id, assignee_id=world.sarone.pk, now=NOON)
    road.save(world.sarone, khmer)
    assert Contribution.objects.get(person=world.sarone).part == "translation"
    assert fresh(output).state == "approved"
    assert [each.name for each in queries.draft_content(output.pk).bylines] == ["Nguyễn Văn Bình"]
    names = [each.name for each in queries.draft_content(khmer.pk).bylines]
    assert names == ["Nguyễn Văn Bình", "Thạch Thị Sa Rone"]
