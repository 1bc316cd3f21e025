"""Who may say yes to what: levels in order, other people's work, exactly this text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hoitu.foundation.directory.models import Delegation
from hoitu.foundation.media.models import Photo
from hoitu.kernel.refusal import NotAllowed, NotReady, Refusal, Stale
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import Approval, Output
from tests.foundation.media import works
from tests.production.newsroom import road
from tests.world import NOON, START, World, may_approve


def code_of_refusal(world_person: object, output: Output, level: str) -> str:
    with pytest.raises(Refusal) as refused:
        road.approve(world_person, output, level)  # type: ignore[arg-type]  # any person
    return refused.value.code


def test_levels_come_in_order(world: World) -> None:
    output = road.submitted(world)
    assert code_of_refusal(world.lan, output, "secretariat") == "not_allowed"
    assert code_of_refusal(world.tam, output, "chief") == "wrong_level"
    road.approve(world.tam, output, "desk")
    road.approve(world.lan, output, "secretariat")
    assert road.state(output) == "approving"


def test_two_clicks_are_one_yes(world: World) -> None:
    output = road.submitted(world)
    first = road.approve(world.tam, output, "desk")
    assert road.approve(world.tam, output, "desk") == first
    assert Approval.objects.filter(output=output).count() == 1
    road.save(world.lan, output, road.content("Sửa tít"))
    with pytest.raises(Stale):
        operations.approve(by=world.tam, output_id=output.pk, level="desk", content_hash=first.content_hash, now=NOON)


def test_the_text_that_is_approved_is_the_text_that_was_read(world: World) -> None:
    output = road.submitted(world)
    read = output.content_hash
    road.save(world.tam, output, road.content("Sửa tít"))
    with pytest.raises(Stale):
        operations.approve(by=world.tam, output_id=output.pk, level="desk", content_hash=read, now=NOON)


def test_who_only_edited_may_approve(world: World) -> None:
    output = road.submitted(world)
    road.save(world.tam, output, road.content("Biên tập xong"))
    assert road.approve(world.tam, output, "desk").version == 2


def test_who_wrote_may_not_approve_even_without_a_byline(world: World) -> None:
    output = road.draft(world)
    road.save(world.tam, output)
    operations.submit(by=world.tam, output_id=output.pk, now=NOON)
    assert code_of_refusal(world.tam, output, "desk") == "own_work"


def test_who_took_the_photo_may_not_approve_but_who_edited_by_the_ledger_may(world: World) -> None:
    output = road.submitted(world)
    story = output.story_id
    operations.set_contribution(by=world.tam, story_id=story, person_id=world.tam.pk, part="editing", now=NOON)
    operations.set_contribution(by=world.tam, story_id=story, person_id=world.lan.pk, part="photo", now=NOON)
    road.approve(world.tam, output, "desk")
    assert code_of_refusal(world.lan, output, "secretariat") == "own_work"


def test_one_person_gives_one_level(world: World) -> None:
    may_approve(world.tam, world.newspaper, "secretariat")
    output = road.submitted(world)
    road.approve(world.tam, output, "desk")
    assert code_of_refusal(world.tam, output, "secretariat") == "approved_before"


def test_the_chief_needs_a_code_and_it_is_used_up(world: World) -> None:
    output = road.submitted(world)
    road.approve(world.tam, output, "desk")
    road.approve(world.lan, output, "secretariat")
    code, given = road.code_of(world.hanh), {"level": "chief", "content_hash": output.content_hash, "now": NOON}
    with pytest.raises(NotAllowed) as refused:
        operations.approve(by=world.hanh, output_id=output.pk, code="000000", **given)  # type: ignore[arg-type]
    assert refused.value.code == "second_factor_wrong"
    operations.approve(by=world.hanh, output_id=output.pk, code=code, **given)  # type: ignore[arg-type]
    assert Approval.objects.get(level="chief").second_factor


def test_a_deputy_with_a_written_delegation_approves_and_releases(world: World) -> None:
    output = road.submitted(world)
    road.approve(world.tam, output, "desk")
    road.approve(world.lan, output, "secretariat")
    assert code_of_refusal(world.duc, output, "chief") == "not_allowed"
    paper = Delegation.objects.create(
        giver=world.hanh,
        deputy=world.duc,
        agency=world.newspaper,
        level="chief",
        document="15/QĐ-BTV",
        from_date=START,
        to_date=date(2027, 1, 1),
    )
    assert road.approve(world.duc, output, "chief").delegation_id == paper.pk
    release = operations.release(by=world.duc, output_id=output.pk, now=NOON)
    assert queries.release_content(release.pk).approvals[-1]["delegation"] == str(paper.pk)


def test_a_return_says_why_and_voids_what_was_approved(world: World) -> None:
    output = road.submitted(world)
    road.approve(world.tam, output, "desk")
    with pytest.raises(NotReady):
        operations.return_output(by=world.lan, output_id=output.pk, reason=" \u200b\n", now=NOON)
    operations.return_output(by=world.lan, output_id=output.pk, reason="Thiếu nguồn thứ hai", now=NOON)
    assert road.state(output) == "returned"
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    assert Output.objects.get(pk=output.pk).next_level == "desk"
    whats = [each.what for each in queries.history(output.pk)]
    assert whats.count("submitted") == 2
    assert {"returned", "approved", "saved"} <= set(whats)


def test_an_empty_text_cannot_be_handed_in(world: World) -> None:
    output = road.draft(world)
    with pytest.raises(NotReady) as refused:
        operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    assert len(refused.value.problems) == 2


def test_the_last_level_says_yes_only_to_what_can_be_released(world: World) -> None:
    output = road.draft(world)
    road.save(world.binh, output, DraftContent("Có tít", "", road.content().body))
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve(world.tam, output, "desk")
    road.approve(world.lan, output, "secretariat")
    assert code_of_refusal(world.hanh, output, "chief") == "not_ready"


def test_too_long_a_script_is_not_approved(world: World) -> None:
    output = road.draft(world, kind="radio")
    road.save(world.binh, output, road.content(text="một hai ba bốn năm " * 200))
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    assert code_of_refusal(world.tam, output, "desk") == "not_ready"
    newest = Output.objects.get(pk=output.pk)
    offer = next(each for each in queries.actions_for(world.tam, newest, NOON) if each.action == "approve")
    assert not offer.enabled
    assert "180" in offer.problems[0]


def test_words_changed_in_the_library_after_the_approval_hold_the_release(world: World) -> None:
    output = road.draft(world)
    cover = works.photo(title="Ruộng lúa")
    road.save(world.binh, output, road.content(cover_id=cover.pk))
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    Photo.objects.filter(pk=cover.pk).update(caption="Lời khác", shown_changed_at=NOON + timedelta(minutes=1))
    with pytest.raises(NotReady) as refused:
        operations.release(by=world.hanh, output_id=output.pk, now=NOON + timedelta(hours=1))
    assert "“Ruộng lúa” đã bị sửa trong thư viện sau khi bài được duyệt" in refused.value.problems[0]
    operations.return_output(by=world.hanh, output_id=output.pk, reason="Ảnh đã sửa", now=NOON + timedelta(hours=2))
    operations.submit(by=world.binh, output_id=output.pk, now=NOON + timedelta(hours=2))
    road.approve_whole_chain(world, output, now=NOON + timedelta(hours=2))
    operations.release(by=world.hanh, output_id=output.pk, now=NOON + timedelta(hours=3))
