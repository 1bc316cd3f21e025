"""The whole road by the screens alone, as four people: idea, story, text, approvals, release."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from hoitu.kernel import clock
from hoitu.kernel.clock import moment
from hoitu.production.newsroom import operations
from hoitu.production.newsroom.models import Assignment, Idea, Output, Release, Schedule, Story
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import address, browser_of, draft_form, get, post, text_of
from tests.world import NOON, World


def the_output() -> Output:
    return Output.objects.get()


def approve(world: World, name: str) -> None:
    """Open the approval and send back what it shows, as a person does."""
    person, output = world.people[name], the_output()
    shown = get(person, "approval", output.pk).context["form"].initial
    code = {"code": road.code_of(person)} if shown["level"] == "chief" else {}
    answer = post(person, "approval", output.pk, **shown, **code, note="Đã đọc")
    assert answer.status_code == 302, text_of(answer)


@pytest.fixture
def written(world: World) -> Output:
    """From the idea to a text handed in, each step on its screen."""
    post(world.binh, "idea_proposal", title="Lúa hữu cơ", unit_id=world.news_desk.pk, pitch="Vụ đầu tiên")
    idea = Idea.objects.get()
    post(world.tam, "idea", idea.pk, verdict="approved", note="Làm đi")
    opening = f"{address('story_opening')}?de-tai={idea.pk}"
    browser_of(world.binh).post(opening, {"title": "Lúa hữu cơ", "unit_id": world.news_desk.pk})
    story = Story.objects.get(idea=idea)
    post(world.tam, "story_description", story.pk, title="Lúa hữu cơ", section_code="thoi-su")
    post(world.tam, "assignment", story.pk, assignee_id=world.binh.pk, kinds=["web:vi"], brief="Ra đồng sáng mai")
    post(world.tam, "contribution", story.pk, person_id=world.binh.pk, part="text", share_pct=100, in_byline="on")
    post(world.binh, "write", the_output().pk, **draft_form(0))
    assert post(world.binh, "submission", the_output().pk, note="Nhờ anh xem").status_code == 302
    return the_output()


def test_a_story_goes_from_idea_to_release(world: World, written: Output) -> None:
    assert written.state == "submitted"
    assert Assignment.objects.get().done_at is not None
    for name in ("tam", "lan", "hanh"):
        approve(world, name)
    assert the_output().state == "approved"
    assert post(world.hanh, "release", written.pk).status_code == 302
    assert Release.objects.get().content["headline"] == "Lúa hữu cơ vào vụ gặt sớm"
    assert "Lúa hữu cơ vào vụ gặt sớm" in text_of(get(world.binh, "write", written.pk))


def test_a_returned_text_shows_its_writer_the_reason(world: World, written: Output) -> None:
    assert post(world.tam, "return", written.pk, reason="Thiếu tên xã").status_code == 302
    page = text_of(get(world.binh, "write", written.pk))
    assert "Thiếu tên xã" in page
    assert 'name="then" value="submit"' in page


def test_a_release_is_scheduled_in_the_hours_of_viet_nam_and_taken_back(world: World, written: Output) -> None:
    for name in ("tam", "lan", "hanh"):
        approve(world, name)
    tomorrow = clock.now().astimezone(clock.HO_CHI_MINH) + timedelta(days=1)
    assert post(world.hanh, "schedule", written.pk, at=f"{tomorrow:%Y-%m-%d}T17:00").status_code == 302
    armed = Schedule.objects.get()
    assert armed.at.astimezone(clock.HO_CHI_MINH).strftime("%H:%M") == "17:00"
    assert moment(armed.at) in text_of(get(world.binh, "write", written.pk))
    assert post(world.hanh, "unscheduling", written.pk, reason="Chờ thêm ảnh").status_code == 302
    assert the_output().state == "approved"


def test_saving_and_going_on_to_hand_in_is_one_click(world: World) -> None:
    output = road.draft(world, now=clock.now())
    answer = post(world.binh, "write", output.pk, **draft_form(0), then="submit")
    assert answer.headers["Location"] == address("submission", output.pk)
    assert the_output().version == 1


def test_the_step_that_brings_a_text_on_leads(world: World, written: Output) -> None:
    assert leading(get(world.tam, "write", written.pk)) == "approve"
    for name in ("tam", "lan", "hanh"):
        approve(world, name)
    assert leading(get(world.hanh, "write", written.pk)) == "release"
    other = road.draft(world, now=clock.now())
    assert leading(get(world.binh, "write", other.pk)) == "submit"


def leading(page: Any) -> str:
    first = page.context["offers"][0]
    assert [offer.leads for offer in page.context["offers"]].count(True) == 1
    assert first.leads
    return str(first.action)


def test_who_judged_goes_back_to_the_desk_and_is_offered_the_next(world: World) -> None:
    first, second = road.submitted(world), road.submitted(world)
    browser = browser_of(world.tam)
    form = {"level": "desk", "content_hash": first.content_hash, "note": ""}
    answer = browser.post(address("approval", first.pk), form, follow=True)
    assert answer.redirect_chain == [(reverse("wagtailadmin_home"), 302)]
    said = text_of(answer)
    assert "“Lúa hữu cơ vào vụ gặt sớm (Báo điện tử, Tiếng Việt)”: Đã duyệt" in said
    assert f"Bài tiếp theo chờ bạn: <a href='{address('write', second.pk)}'>" in said
    answer = browser.post(address("return", second.pk), {"reason": "Thiếu nguồn"}, follow=True)
    assert answer.redirect_chain == [(reverse("wagtailadmin_home"), 302)]
    assert "Bài tiếp theo chờ bạn" not in text_of(answer)


def test_a_hostile_headline_in_the_message_stays_words(world: World) -> None:
    first, second = road.submitted(world), road.draft(world)
    road.save(world.binh, second, road.content("<script>alert(1)</script>"))
    operations.submit(by=world.binh, output_id=second.pk, now=NOON)
    form = {"level": "desk", "content_hash": first.content_hash, "note": ""}
    answer = browser_of(world.tam).post(address("approval", first.pk), form, follow=True)
    assert "<script>alert(1)" not in text_of(answer)


def test_a_headline_is_a_field_that_grows_and_keeps_to_one_line(world: World) -> None:
    output = road.draft(world)
    assert "data-one-line" in text_of(get(world.binh, "write", output.pk))
    form = draft_form(0, headline="Một tít\r\ndài")
    assert post(world.binh, "write", output.pk, **form).status_code == 302
    assert Output.objects.get(pk=output.pk).headline == "Một tít dài"


def test_the_link_dialog_offers_no_pages_of_a_tree_we_do_not_have(world: World) -> None:
    answer = browser_of(world.binh).get(reverse("wagtailadmin_choose_page_external_link") + "?allow_external_link=true")
    said = answer.json()["html"]
    assert reverse("wagtailadmin_choose_page") + '"' not in said.replace("?", '"')
    assert "Liên kết nội bộ" not in said


def test_a_release_says_when_nothing_will_carry_it_to_readers(world: World, written: Output) -> None:
    for name in ("tam", "lan", "hanh"):
        approve(world, name)
    browser = browser_of(world.hanh)
    browser.post(address("release", written.pk), {})
    assert "Việc nền đã dừng" in text_of(browser.get(address("write", written.pk)))
