"""Saving: nobody's text is lost, and what is stored is clean."""

from __future__ import annotations

import pytest

from hoitu.kernel.refusal import NotFound, NotReady, Refusal, Stale
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import Output, OutputVersion, SideDraft
from tests.production.newsroom import road
from tests.world import NOON, World


def body(*blocks: tuple[str, object]) -> list[dict[str, object]]:
    return [{"type": kind, "value": value} for kind, value in blocks]


def test_a_save_makes_a_version_and_the_same_text_again_makes_none(world: World) -> None:
    output = road.draft(world)
    road.save(world.binh, output)
    road.save(world.binh, output)
    assert OutputVersion.objects.filter(output=output).count() == 1
    assert Output.objects.get(pk=output.pk).version == 1


def test_a_stale_save_is_refused_by_name_and_its_text_is_kept(world: World) -> None:
    output = road.draft(world)
    road.save(world.binh, output, road.content("Bản của anh Bình"))
    with pytest.raises(Stale) as refused:
        operations.save_draft(
            by=world.tam, output_id=output.pk, base_version=0, content=road.content("Bản của anh Tâm"), now=NOON
        )
    assert "Nguyễn Văn Bình" in refused.value.message
    kept = SideDraft.objects.get()
    assert (kept.saved_by, kept.base_version, kept.content["headline"]) == (world.tam, 0, "Bản của anh Tâm")
    assert Output.objects.get(pk=output.pk).headline == "Bản của anh Bình"


def test_autosaves_of_one_stale_tab_keep_one_side_draft_the_newest(world: World) -> None:
    output = road.draft(world)
    road.save(world.binh, output, road.content("Bản của anh Bình"))
    for headline in ("Tâm 1", "Tâm 2"):
        with pytest.raises(Stale):
            operations.save_draft(
                by=world.tam, output_id=output.pk, base_version=0, content=road.content(headline), now=NOON
            )
    assert SideDraft.objects.get().content["headline"] == "Tâm 2"


def test_a_side_draft_is_listed_for_its_writer_and_settled_once(world: World) -> None:
    output = road.draft(world)
    road.save(world.binh, output)
    with pytest.raises(Stale):
        operations.save_draft(by=world.tam, output_id=output.pk, base_version=0, content=road.content("Tâm"), now=NOON)
    kept = queries.side_drafts(world.tam).get()
    assert not queries.side_drafts(world.binh).exists()
    with pytest.raises(NotFound):
        operations.settle_side_draft(by=world.binh, side_draft_id=kept.pk, merged=False, now=NOON)
    settled = operations.settle_side_draft(by=world.tam, side_draft_id=kept.pk, merged=True, now=NOON)
    assert settled.settled_as == "merged"
    assert not queries.side_drafts(world.tam).exists()


def test_a_text_that_was_handed_in_meanwhile_is_kept_too(world: World) -> None:
    output = road.submitted(world)
    with pytest.raises(Refusal) as refused:
        operations.save_draft(
            by=world.binh, output_id=output.pk, base_version=1, content=road.content("Chậm một phút"), now=NOON
        )
    assert refused.value.code == "not_allowed"
    assert SideDraft.objects.get().content["headline"] == "Chậm một phút"


def test_a_repeated_save_after_a_lost_answer_is_no_quarrel(world: World) -> None:
    output = road.draft(world)
    for _try in range(2):
        saved = operations.save_draft(
            by=world.binh, output_id=output.pk, base_version=0, content=road.content(), now=NOON
        )
    assert saved.version == 1
    assert not SideDraft.objects.exists()


@pytest.mark.parametrize("base_version", [-1, 7, 2**40])
def test_a_version_that_never_was_is_refused(world: World, base_version: int) -> None:
    output = road.draft(world)
    with pytest.raises(Stale):
        operations.save_draft(
            by=world.binh, output_id=output.pk, base_version=base_version, content=road.content(), now=NOON
        )
    assert SideDraft.objects.count() == 1


def test_an_edit_in_approval_voids_what_was_approved(world: World) -> None:
    output = road.approved(world)
    road.save(world.tam, output, road.content("Sửa sau khi duyệt"))
    after = Output.objects.get(pk=output.pk)
    assert (after.state, after.next_level) == ("submitted", "desk")
    assert set(output.approvals.values_list("voided_as", flat=True)) == {"edited"}
    with pytest.raises(Refusal) as refused:
        operations.release(by=world.hanh, output_id=output.pk, now=NOON)
    assert refused.value.code == "wrong_state"


def test_going_back_to_the_approved_words_does_not_bring_the_approvals_back(world: World) -> None:
    output = road.approved(world)
    road.save(world.tam, output, road.content("Khác"))
    road.save(world.tam, output, road.content())
    assert Output.objects.get(pk=output.pk).next_level == "desk"


def test_text_is_stored_composed_and_its_html_clean(world: World) -> None:
    output = road.draft(world)
    dirty = body(("paragraph", "<p onclick='x()'>Tie\u0302\u0301ng <script>alert(1)</script><b>Việt</b></p>\x00"))
    saved = road.save(
        world.binh, output, DraftContent(headline="  Tie\u0302\u0301ng\n Việt\x00 ", lead="a\ud800b", body=dirty)
    )
    assert saved.headline == "Tiếng Việt"
    assert saved.lead == "a\ufffdb"
    kept = [{"type": block["type"], "value": block["value"]} for block in queries.content_of(saved).body]
    assert kept == body(("paragraph", "<p>Tiếng <b>Việt</b></p>"))


def test_blocks_of_another_kind_are_refused(world: World) -> None:
    output = road.draft(world, kind="radio")
    with pytest.raises(NotReady) as refused:
        road.save(world.binh, output, DraftContent(body=body(("gallery", {"title": "", "photos": []}))))
    assert refused.value.code == "foreign_block"


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ({"type": "iframe", "value": "x"}, "unknown_block"),
        ({"type": "paragraph", "value": 7}, "bad_shape"),
        ({"type": "photo", "value": {"photo": "drop table"}}, "bad_shape"),
        ({"type": "video", "value": {"recording": "not-a-uuid"}}, "bad_shape"),
        ({"type": "table", "value": {"rows": "a|b"}}, "bad_shape"),
        ("paragraph", "unknown_block"),
        ({"type": "photo", "value": {"photo": 10**30}}, "bad_shape"),
        ({"type": "photo", "value": {"photo": 999_999}}, "no_such_media"),
    ],
)
def test_a_block_that_cannot_be_stored_is_refused_in_words(world: World, block: object, code: str) -> None:
    output = road.draft(world)
    with pytest.raises(NotReady) as refused:
        road.save(world.binh, output, DraftContent(body=[block]))  # type: ignore[list-item]  # hostile on purpose
    assert refused.value.code == code
    assert Output.objects.get(pk=output.pk).version == 0


def test_too_long_a_headline_is_refused_before_the_database_sees_it(world: World) -> None:
    output = road.draft(world)
    with pytest.raises(NotReady) as refused:
        road.save(world.binh, output, DraftContent(headline="ế" * 201))
    assert "201" in refused.value.message


@pytest.mark.parametrize("cover_id", [-1, 0, 2**70, 424_242])
def test_a_cover_that_is_not_in_the_library_is_refused(world: World, cover_id: int) -> None:
    output = road.draft(world)
    with pytest.raises(NotReady):
        road.save(world.binh, output, road.content(cover_id=cover_id))


def test_nobody_of_another_newsroom_can_save_or_even_know(world: World) -> None:
    output = road.draft(world)
    with pytest.raises(NotFound):
        road.save(world.phuc, output)
    assert not SideDraft.objects.exists()
