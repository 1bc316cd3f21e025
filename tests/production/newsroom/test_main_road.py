"""One story from idea to release, and what happens to it afterwards."""

from __future__ import annotations

from hoitu.foundation.audit.queries import Entry
from hoitu.foundation.outbox.models import Event
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.models import Output, Release
from tests.production.newsroom import road
from tests.world import NOON, World


def test_an_idea_becomes_a_released_page(world: World) -> None:
    idea = operations.propose_idea(by=world.binh, unit_id=world.news_desk.pk, title="Lúa hữu cơ", now=NOON)
    operations.decide_idea(by=world.tam, idea_id=idea.pk, verdict="approved", now=NOON)
    story = operations.open_story(by=world.binh, idea_id=idea.pk, now=NOON)
    operations.file_story(by=world.binh, story_id=story.pk, title="Lúa hữu cơ", section_code="thoi-su", now=NOON)
    operations.set_contribution(by=world.binh, story_id=story.pk, person_id=world.binh.pk, part="text", now=NOON)
    output = operations.add_output(by=world.binh, story_id=story.pk, kind="web", now=NOON)
    road.save(world.binh, output)
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    release = operations.release(by=world.hanh, output_id=output.pk, now=NOON)

    said = queries.release_content(release.pk)
    assert said.headline == "Lúa hữu cơ vào vụ gặt sớm"
    assert said.agency_name == "Báo Trà Vinh"
    assert said.section is not None
    assert said.section.code == "thoi-su"
    assert [byline.name for byline in said.bylines] == ["Nguyễn Văn Bình"]
    assert [each["level"] for each in said.approvals] == ["desk", "secretariat", "chief"]
    assert road.state(output) == "released"
    event = Event.objects.get(name="newsroom.output.released")
    assert event.payload["release_id"] == str(release.pk)
    assert Entry.objects.filter(action="newsroom.output.release", outcome="done").count() == 1


def test_an_update_makes_a_second_release_with_the_first_ones_date(world: World) -> None:
    output = road.released(world).output
    operations.update(by=world.tam, output_id=output.pk, reason="Thêm số liệu", now=NOON)
    road.save(world.binh, output, road.content(text="Thêm: 40 hộ đã gặt xong."))
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    operations.release(by=world.hanh, output_id=output.pk, now=NOON)
    newest = queries.latest_release_of(output.pk)
    assert newest is not None
    assert (newest.seq, newest.act, newest.first_released_at) == (2, "update", NOON)
    assert newest.correction_title == ""


def test_a_correction_is_published_under_the_words_of_the_law(world: World) -> None:
    output = road.released(world).output
    operations.correct(
        by=world.tam,
        output_id=output.pk,
        reason="Sai tên xã",
        false_information="Xã Long Hòa",
        public_note="Đúng là xã Long Đức. Tòa soạn xin lỗi bạn đọc.",
        now=NOON,
    )
    road.save(world.binh, output, road.content(text="Sửa tên xã."))
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    release = operations.release(by=world.hanh, output_id=output.pk, now=NOON)
    said = queries.release_content(release.pk)
    assert said.correction_title == "Thông tin cải chính, xin lỗi"
    assert said.false_information == "Xã Long Hòa"
    assert said.act == "correct"


def test_a_withdrawal_ends_everything_and_tells_every_channel(world: World) -> None:
    output = road.released(world).output
    operations.update(by=world.tam, output_id=output.pk, reason="Thêm số liệu", now=NOON)
    operations.withdraw(
        by=world.hanh,
        output_id=output.pk,
        reason="Nguồn tin không đúng",
        public_note="Tin đã được gỡ.",
        code=road.code_of(world.hanh),
        now=NOON,
    )
    assert road.state(output) == "withdrawn"
    assert Event.objects.get(name="newsroom.output.withdrawn").payload["public_note"] == "Tin đã được gỡ."
    assert not list(queries.released_since(None))
    assert not Output.objects.get(pk=output.pk).amendments.filter(closed_at=None).exists()
    assert Release.objects.filter(output=output).count() == 1


def test_a_khmer_output_has_its_language_level_first(world: World) -> None:
    release = road.released(world, language="km")
    said = queries.release_content(release.pk)
    assert [each["level"] for each in said.approvals] == ["language", "desk", "secretariat", "chief"]
    assert said.language == "km"
