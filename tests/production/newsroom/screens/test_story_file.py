"""The story file on its screen: adding, describing, crediting, taking out; wrong forms and hostile words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hoitu.foundation.vocabulary.models import Topic
from hoitu.kernel import clock
from hoitu.production.newsroom import operations
from hoitu.production.newsroom.models import Approval, Assignment, Contribution, Output, Story, StoryFact, StorySource
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import address, browser_of, get, post, text_of
from tests.world import World

EVIL = '<script>alert("x")</script>'


@pytest.fixture
def story(world: World) -> Story:
    return road.story(world, now=clock.now())


def test_sources_and_facts_are_added_and_taken_out(world: World, story: Story) -> None:
    assert post(world.binh, "source_addition", story.pk, name="Bà Sa", detail="ấp Sóc Thát").status_code == 302
    source = StorySource.objects.get()
    assert post(world.binh, "fact_addition", story.pk, text="40 hộ", source_id=source.pk).status_code == 302
    assert "40 hộ" in text_of(get(world.tam, "story", story.pk))
    assert post(world.binh, "fact_removal", story.pk, StoryFact.objects.get().pk).status_code == 302
    assert post(world.binh, "source_removal", story.pk, source.pk).status_code == 302
    assert not StoryFact.objects.filter(dropped_at=None).exists()


def test_a_confidential_source_is_shown_to_those_who_make_the_story(world: World, story: Story) -> None:
    post(world.binh, "source_addition", story.pk, name="Người giấu tên", confidential="on")
    assert "Người giấu tên" in text_of(get(world.binh, "story", story.pk))
    assert "Người giấu tên" not in text_of(get(world.lan, "story", story.pk))
    assert "1 nguồn tin bảo mật không hiện với bạn" in text_of(get(world.lan, "story", story.pk))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("fact_addition", {"text": ""}),
        ("source_addition", {"name": "", "detail": "còn đây"}),
        ("output_addition", {"kind": "fax", "language": "vi"}),
        ("output_addition", {"kind": "web", "language": "xx"}),
        ("assignment", {"assignee_id": "không", "brief": "còn đây"}),
        ("assignment", {"assignee_id": "", "due_at": "32/13/2026"}),
        ("contribution", {"person_id": "", "part": "text", "share_pct": "0"}),
        ("contribution", {"person_id": "", "part": "text", "share_pct": "x"}),
        ("story_description", {"title": "", "section_code": "không-có"}),
        ("story_description", {"title": "Lúa", "add_topics": "chủ đề không có"}),
        ("story_description", {"title": "Lúa", "planned_date": "0001-01-01"}),
        ("story_description", {"title": "Lúa", "planned_date": "9999-12-31"}),
    ],
    ids=str,
)
def test_a_wrong_form_comes_back_with_what_was_written(
    world: World, story: Story, name: str, form: dict[str, str]
) -> None:
    answer = post(world.tam, name, story.pk, **form)
    assert answer.status_code == 422
    for value in form.values():
        if value == "còn đây":
            assert value in text_of(answer)


def test_shares_of_one_part_beyond_a_hundred_are_refused_in_words(world: World, story: Story) -> None:
    answer = post(world.tam, "contribution", story.pk, person_id=world.sarone.pk, part="text", share_pct=50)
    assert answer.status_code == 422
    assert "Phần này chỉ còn 0 %" in text_of(answer)
    assert Contribution.objects.count() == 1
    assert post(world.tam, "contribution_removal", story.pk, Contribution.objects.get().pk).status_code == 302
    assert not Contribution.objects.exists()


def test_topics_are_found_by_name_and_near_ones_are_named(world: World, story: Story) -> None:
    Topic.objects.create(code="medtop:20000001", slug="nong-nghiep", name="Nông nghiệp")
    Topic.objects.create(code="medtop:20000002", slug="nong-thon-moi", name="Nông thôn mới")
    answer = post(world.tam, "story_description", story.pk, title="Lúa", add_topics="nông nghiep; nông")
    assert answer.status_code == 422
    assert "Nông thôn mới" in text_of(answer)
    assert post(world.tam, "story_description", story.pk, title="Lúa", add_topics="nong nghiep").status_code == 302
    assert [str(topic) for topic in story.topics.all()] == ["Nông nghiệp"]
    assert post(world.tam, "story_description", story.pk, title="Lúa").status_code == 302
    assert not story.topics.exists()


def test_what_nobody_makes_yet_is_chosen_when_somebody_is_sought(world: World, story: Story) -> None:
    def chosen() -> list[str]:
        return list(get(world.tam, "assignment", story.pk).context["form"].initial["kinds"])

    assert chosen() == ["web:vi"]
    post(world.tam, "assignment", story.pk, assignee_id=world.binh.pk, kinds=["web:vi"])
    assert chosen() == []
    operations.add_output(by=world.tam, story_id=story.pk, kind="radio", language="vi", now=clock.now())
    assert chosen() == ["radio:vi"]


def test_a_planner_assigns_from_the_list_of_stories(world: World, story: Story) -> None:
    offer = address("assignment", story.pk)
    assert offer in text_of(get(world.tam, "story_list"))
    assert offer not in text_of(get(world.binh, "story_list"))


def test_an_assignment_with_its_hour_is_marked_as_done(world: World, story: Story) -> None:
    tomorrow = clock.now().astimezone(clock.HO_CHI_MINH) + timedelta(days=1)
    due = f"{tomorrow:%Y-%m-%d}T08:30"
    answer = post(
        world.tam, "assignment", story.pk, assignee_id=world.sarone.pk, kinds=["web:km", "led:vi"], due_at=due
    )
    assert answer.status_code == 302
    made = Assignment.objects.get(assignee=world.sarone)
    assert made.due_at is not None
    assert made.due_at.astimezone(clock.HO_CHI_MINH).hour == 8
    assert Output.objects.filter(story=story).count() == 2
    assert "Bảng LED" in text_of(get(world.sarone, "story", story.pk))
    assert post(world.sarone, "assignment_end", story.pk, made.pk).status_code == 302
    made.refresh_from_db()
    assert made.done_at is not None


def test_a_due_time_is_set_and_shows_on_the_desk_when_it_has_passed(world: World, story: Story) -> None:
    output = operations.add_output(by=world.tam, story_id=story.pk, kind="web", now=clock.now())
    past = clock.now().astimezone(clock.HO_CHI_MINH) - timedelta(hours=3)
    assert post(world.tam, "output_plan", output.pk, due_at=f"{past:%Y-%m-%dT%H:%M}").status_code == 302
    desk = text_of(browser_of(world.tam).get("/toa-soan/"))
    assert "trễ hạn:" in desk
    assert post(world.sarone, "output_plan", output.pk).status_code == 403


def test_hostile_words_stay_words_everywhere(world: World, story: Story) -> None:
    post(world.binh, "source_addition", story.pk, name=EVIL, detail=EVIL)
    post(world.binh, "fact_addition", story.pk, text=EVIL)
    post(world.tam, "assignment", story.pk, assignee_id=world.binh.pk, brief=EVIL)
    post(world.tam, "story_description", story.pk, title=EVIL)
    post(world.binh, "idea_proposal", title=EVIL, unit_id=world.news_desk.pk, pitch=EVIL)
    output = operations.add_output(by=world.tam, story_id=story.pk, kind="web", now=clock.now())
    road.save(world.binh, output, now=clock.now())
    post(world.binh, "submission", output.pk, note=EVIL)
    post(world.tam, "return", output.pk, reason=EVIL)
    paths = [address("story", story.pk), address("write", output.pk), address("approval_record", output.pk)]
    paths += [address(name) for name in ("idea_list", "story_list", "output_list")]
    for path in (*paths, "/toa-soan/"):
        assert EVIL not in text_of(browser_of(world.binh).get(path)), path


def test_a_wrong_code_leaves_the_approval_ungiven_and_the_note_in_the_form(world: World) -> None:
    output = road.submitted(world, now=clock.now())
    road.approve(world.tam, output, "desk", now=clock.now())
    road.approve(world.lan, output, "secretariat", now=clock.now())
    road.code_of(world.hanh)
    shown = get(world.hanh, "approval", output.pk).context["form"].initial
    for code, status in (("", 422), ("000000", 403)):
        answer = post(world.hanh, "approval", output.pk, **shown, code=code, note="Đã đọc kỹ")
        assert answer.status_code == status
        assert "Đã đọc kỹ" in text_of(answer)
    assert not Approval.objects.filter(level="chief").exists()


def test_a_text_changed_behind_the_approver_is_not_approved(world: World) -> None:
    output = road.submitted(world, now=clock.now())
    shown = get(world.tam, "approval", output.pk).context["form"].initial
    road.save(world.tam, output, road.content("Tít khác"), now=clock.now())
    answer = post(world.tam, "approval", output.pk, **shown)
    assert answer.status_code == 409
    assert "Bài đã thay đổi từ lúc bạn mở" in text_of(answer)
    assert "Tít khác" in text_of(answer)


@pytest.mark.parametrize("at", ["", "hôm qua", "2020-01-01T00:00", "9999-12-31T23:59", "2026-02-30T10:00"])
def test_an_absurd_hour_is_not_scheduled(world: World, at: str) -> None:
    output = road.approved(world, now=clock.now())
    assert post(world.hanh, "schedule", output.pk, at=at).status_code == 422
    assert Output.objects.get(pk=output.pk).state == "approved"


def test_correction_withdrawal_update_and_putting_away_have_their_screens(world: World) -> None:
    output = road.released(world, now=clock.now()).output
    assert (
        post(world.tam, "correction", output.pk, reason="Sai", false_information="", public_note="").status_code == 422
    )
    words = {"reason": "Sai", "false_information": "Xã Long Hòa", "public_note": "Đúng là Long Đức"}
    assert post(world.tam, "correction", output.pk, **words).status_code == 302
    assert "Đúng là Long Đức" in text_of(get(world.tam, "write", output.pk))
    code = road.code_of(world.hanh)
    assert (
        post(world.hanh, "withdrawal", output.pk, reason="Nguồn sai", public_note="Đã gỡ", code=code).status_code == 302
    )
    assert "Đã gỡ" in text_of(get(world.tam, "write", output.pk))
    other = road.draft(world, now=clock.now())
    assert post(world.tam, "spike", other.pk, reason="Trùng tin").status_code == 302
    assert post(world.tam, "unspiking", other.pk, reason="Cần lại").status_code == 302
    assert Output.objects.get(pk=other.pk).state == "draft"
