"""Making an output's first text out of another's, within its limits."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.kernel.text import SPOKEN_PER_MINUTE
from hoitu.production.newsroom import operations, queries, story_panels
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import Derivation, FactUse, Output, SpeakingRate
from hoitu.production.newsroom.panel_registry import PanelRegistry
from hoitu.production.newsroom.profiles import PROFILES
from hoitu.production.newsroom.rules import measures
from hoitu.production.newsroom.rules.body import read_body
from hoitu.production.newsroom.rules.deriving import DERIVABLE, PLATFORMS, SHORT, SPOKEN, derive, sentences
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import address, browser_of, get, post, text_of
from tests.world import NOON, World

words = st.text(alphabet=st.sampled_from("ab đ. !<&\n"), max_size=200)
body = st.lists(
    st.one_of(
        words.map(lambda text: {"type": "paragraph", "value": f"<p>{text}</p>"}),
        words.map(lambda text: {"type": "heading", "value": text}),
        words.map(lambda text: {"type": "quote", "value": {"text": text, "source": "Ông Tư"}}),
    ),
    max_size=12,
)
contents = st.builds(
    DraftContent,
    headline=words.map(lambda text: text.replace("\n", " ")),
    lead=words,
    body=body.map(lambda blocks: read_body(blocks, PROFILES["web"].blocks)),
)


@settings(deadline=None)
@given(contents, st.sampled_from(DERIVABLE), st.integers(100, 400), st.sampled_from(["", *PLATFORMS]))
def test_what_is_made_keeps_the_limits_and_can_be_stored(
    content: DraftContent, kind: str, per_minute: int, platform: str
) -> None:
    made = derive(content, kind, per_minute=per_minute, platform=platform)
    read_body(made.content.body, PROFILES[kind].blocks)
    assert made.left_out >= 0
    found = measures.lengths(made.content)
    if kind in SHORT:
        most = min(PROFILES[kind].limits["characters"], PLATFORMS.get(platform, 10_000))
        assert found["characters"] <= most
    if kind in SPOKEN:
        seconds = measures.spoken_seconds_of(made.content, per_minute)
        assert seconds <= PROFILES[kind].limits["spoken_seconds"]


def article(paragraphs: int = 3, **more: Any) -> DraftContent:
    text = "Bà con xã Long Đức gặt 120 ha lúa hữu cơ. " * 6
    return DraftContent(
        headline="Lúa hữu cơ vào vụ gặt sớm",
        lead="Bà con gặt sớm một tuần.",
        body=[{"type": "paragraph", "value": f"<p>{text.strip()}</p>"} for _ in range(paragraphs)],
        **more,
    )


def test_a_radio_script_is_read_in_the_presenters_time() -> None:
    slow, fast = (derive(article(12), "radio", per_minute=rate) for rate in (150, 300))
    assert len(slow.content.body) < len(fast.content.body)
    assert slow.left_out > fast.left_out
    assert slow.content.body[0]["value"] == "<p>Bà con gặt sớm một tuần.</p>"


def test_a_television_script_comes_in_shots() -> None:
    made = derive(article(), "tv").content
    assert {block["type"] for block in made.body} == {"shot"}
    assert made.body[0]["value"]["words"] == "Bà con gặt sớm một tuần."


def test_a_board_shows_whole_sentences_or_the_words_that_fit() -> None:
    short = derive(article(), "led").content
    assert measures.lengths(short)["characters"] <= 160
    assert short.body[0]["value"] == "<p>Lúa hữu cơ vào vụ gặt sớm</p>"
    long = derive(DraftContent(headline="Lúa " * 60), "led").content
    assert long.body[0]["value"].endswith("…</p>")


def test_a_post_keeps_to_its_platform() -> None:
    for platform, limit in PLATFORMS.items():
        assert measures.lengths(derive(article(30), "social", platform=platform).content)["characters"] <= limit


def test_sentences_are_told_apart() -> None:
    assert sentences("Một. Hai? Ba…\nBốn") == ["Một.", "Hai?", "Ba…", "Bốn"]


# ------------------------------------------------------------------ as an act


@pytest.fixture
def written(world: World) -> Output:
    output = road.draft(world)
    road.save(world.binh, output, article(20))
    fact = operations.add_fact(by=world.binh, story_id=output.story_id, text="Diện tích 120 ha", now=NOON)
    operations.use_facts(by=world.binh, output_id=output.pk, fact_ids=[fact.pk], now=NOON)
    return Output.objects.get(pk=output.pk)


def test_a_script_is_made_from_the_web_text_with_its_facts(world: World, written: Output) -> None:
    operations.set_speaking_rate(by=world.tam, person_id=world.sarone.pk, per_minute=150, now=NOON)
    radio = operations.derive(by=world.binh, source_id=written.pk, kind="radio", presenter_id=world.sarone.pk, now=NOON)
    made = Derivation.objects.get()
    assert (made.output, made.source, made.source_version, made.presenter) == (radio, written, 1, world.sarone)
    assert (made.per_minute, made.left_out > 0) == (150, True)
    assert (radio.version, radio.state) == (1, "draft")
    assert [use.fact.text for use in FactUse.objects.filter(output=radio)] == ["Diện tích 120 ha"]
    origin = queries.origins_of([written, radio])[radio.pk]
    assert 0 < origin.seconds <= 180
    assert not origin.source_moved_on
    road.save(world.binh, written, article(19))
    newest = list(Output.objects.filter(story=written.story))
    assert queries.origins_of(newest)[radio.pk].source_moved_on


def test_an_output_that_has_a_text_is_not_written_over(world: World, written: Output) -> None:
    operations.derive(by=world.binh, source_id=written.pk, kind="led", now=NOON)
    with pytest.raises(NotReady) as refused:
        operations.derive(by=world.binh, source_id=written.pk, kind="led", now=NOON)
    assert refused.value.code == "output_exists"


def test_an_empty_output_that_was_asked_for_is_filled(world: World, written: Output) -> None:
    asked = operations.add_output(by=world.tam, story_id=written.story_id, kind="social", now=NOON)
    assert operations.derive(by=world.binh, source_id=written.pk, kind="social", platform="x", now=NOON) == asked


@pytest.mark.parametrize(("kind", "platform"), [("web", ""), ("quatsch", ""), ("social", "myspace")])
def test_senseless_wishes_are_refused(world: World, written: Output, kind: str, platform: str) -> None:
    with pytest.raises(NotReady):
        operations.derive(by=world.binh, source_id=written.pk, kind=kind, platform=platform, now=NOON)
    empty = operations.add_output(by=world.tam, story_id=written.story_id, kind="print", now=NOON)
    with pytest.raises(NotReady):
        operations.derive(by=world.binh, source_id=empty.pk, kind="radio", now=NOON)


def test_a_rate_is_set_by_its_person_or_their_planners_within_reason(world: World) -> None:
    operations.set_speaking_rate(by=world.mai, person_id=world.mai.pk, per_minute=220, now=NOON)
    operations.set_speaking_rate(by=world.phuc, person_id=world.mai.pk, per_minute=230, now=NOON)
    assert SpeakingRate.objects.get().per_minute == 230
    with pytest.raises(NotFound):
        operations.set_speaking_rate(by=world.tam, person_id=world.mai.pk, per_minute=200, now=NOON)
    with pytest.raises(NotReady):
        operations.set_speaking_rate(by=world.mai, person_id=world.mai.pk, per_minute=900, now=NOON)
    assert queries.speaking_rates([world.mai.pk, world.tam.pk]) == {world.mai.pk: 230}


def test_it_is_made_on_the_screens(world: World, written: Output) -> None:
    assert post(world.tam, "speaking_rates", person_id=str(world.sarone.pk), per_minute="150").status_code == 302
    assert "150" in text_of(get(world.tam, "speaking_rates"))
    shown = text_of(get(world.binh, "deriving", written.pk))
    assert "Thạch Thị Sa Rone, 150 âm tiết/phút" in shown
    assert f"Nguyễn Văn Bình, {SPOKEN_PER_MINUTE} âm tiết/phút" in shown
    form = {"kind": "radio", "presenter_id": str(world.sarone.pk), "platform": ""}
    assert post(world.binh, "deriving", written.pk, **form).status_code == 302
    hub = text_of(get(world.binh, "story", written.story_id))
    assert "Làm từ Báo điện tử (vi), phiên bản 1" in hub
    assert "150 âm tiết/phút" in hub
    assert post(world.binh, "deriving", written.pk, kind="radio").status_code == 422
    assert get(world.phuc, "deriving", written.pk).status_code == 404


def test_the_hub_costs_a_dozen_queries_beyond_the_shell_however_much_there_is(
    world: World, written: Output, django_assert_max_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        story_panels, "panels_of", PanelRegistry[UUID, story_panels.Panel]().panels_of
    )  # the floors above count their own
    for kind in ("radio", "led", "social"):
        operations.derive(by=world.binh, source_id=written.pk, kind=kind, now=NOON)
    for number in range(10):
        operations.add_fact(by=world.binh, story_id=written.story_id, text=f"Số {number}", now=NOON)
        road.save(world.binh, written, article(2, ai_use=f"{number}"))
    fact = FactUse.objects.first()
    assert fact
    operations.change_fact(by=world.tam, fact_id=fact.fact_id, base_version=1, text="125 ha", now=NOON)
    browser = browser_of(world.tam)
    browser.get(address("story", written.story_id))
    with django_assert_max_num_queries(100) as shell:
        browser.get(address("idea_proposal"))
    with django_assert_max_num_queries(len(shell) + 12):
        assert "125 ha" in text_of(browser.get(address("story", written.story_id)))
