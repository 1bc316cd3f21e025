"""Templates of outputs: kept from a text, written, and begun from with their placeholders filled in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import Output
from hoitu.production.writing import operations, queries
from hoitu.production.writing.models import TextTemplate
from hoitu.production.writing.rules import templates
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import body as body_fields
from tests.production.newsroom.screens.browsers import browser_of, text_of
from tests.world import NOON, World

BODY = [{"type": "paragraph", "value": "<p>Hôm nay, <b>{thứ}</b> {ngày}, {nơi} có mưa.</p>"}]


def made(world: World, **content: object) -> TextTemplate:
    template = operations.make_template(
        by=world.tam, agency_id=world.newspaper.pk, name="Dự báo thời tiết", kind="web", language="vi", now=NOON
    )
    text = DraftContent(**{"headline": "Thời tiết {ngày mai}", "body": BODY, **content})  # type: ignore[arg-type] # a test's own
    return operations.change_template(by=world.tam, template_id=template.pk, name="Thời tiết", content=text, now=NOON)


def test_an_output_begins_from_a_template_with_the_day_filled_in(world: World) -> None:
    template, story = made(world), road.story(world)
    output = operations.begin_from(by=world.binh, story_id=story.pk, template_id=template.pk, now=NOON)
    assert output.headline == "Thời tiết 25/11/2026"
    assert output.body.raw_data[0]["value"] == "<p>Hôm nay, <b>thứ Ba</b> 24/11/2026, {nơi} có mưa.</p>"
    assert output.version == 1
    with pytest.raises(NotReady, match="đã có"):
        operations.begin_from(by=world.binh, story_id=story.pk, template_id=template.pk, now=NOON)


def test_a_text_is_kept_as_a_template_without_its_works(world: World) -> None:
    output = road.save(world.binh, road.draft(world), road.content())
    kept = operations.keep_as_template(by=world.tam, output_id=output.pk, name="Lúa", of_desk=True, now=NOON)
    assert (kept.headline, kept.kind, kept.unit_id) == (output.headline, "web", world.news_desk.pk)
    assert list(queries.templates_of(world.newspaper.pk, unit_id=world.khmer_desk.pk)) == []
    with pytest.raises(NotAllowed):
        operations.keep_as_template(by=world.binh, output_id=output.pk, name="Lúa", now=NOON)
    with pytest.raises(NotReady):
        operations.keep_as_template(by=world.tam, output_id=output.pk, name=" ", now=NOON)


def test_a_template_out_of_use_or_of_another_newsroom_is_not_begun_from(world: World) -> None:
    template, story = made(world), road.story(world)
    operations.retire_template(by=world.lan, template_id=template.pk, in_use=False, now=NOON)
    with pytest.raises(NotFound):
        operations.begin_from(by=world.binh, story_id=story.pk, template_id=template.pk, now=NOON)
    with pytest.raises(NotFound):
        operations.begin_from(by=world.mai, story_id=story.pk, template_id=template.pk, now=NOON)
    assert not Output.objects.filter(story=story).exists()


def test_photos_are_left_out_and_their_blocks_stay() -> None:
    body = [{"type": "gallery", "value": {"title": "Ảnh", "photos": [{"photo": 3, "caption": "Bến"}]}, "id": "x"}]
    kept = templates.without_works({"headline": "T", "lead": "", "body": body})
    assert kept["body"][0]["value"]["photos"] == [{"photo": None, "caption": "Bến"}]


@given(st.text(max_size=60), st.text(max_size=20))
def test_only_known_placeholders_are_filled_and_nothing_else_changes(text: str, story: str) -> None:
    values = templates.values_on(date(2026, 11, 24), story=story, writer="Bình")
    filled = templates.filled(
        {"headline": text, "lead": "{hồ sơ}", "body": [{"type": "heading", "value": text}]}, values
    )
    assert filled["lead"] == story
    if "{" not in text:
        assert filled["headline"] == filled["body"][0]["value"] == text


def test_the_screens_make_write_and_begin(world: World) -> None:
    editor, writer = browser_of(world.tam), browser_of(world.binh)
    answer = editor.post("/toa-soan/mau/", {"name": "Giá nông sản", "kind": "web", "language": "vi"})
    template = TextTemplate.objects.get()
    assert answer.status_code == 302
    address = f"/toa-soan/mau/{template.pk}/"
    fields = {"name": "Giá", "headline": "Giá {ngày}", "lead": "", "base_version": "0", "ai_use": "", "cover": ""}
    assert editor.post(address, {**fields, **body_fields("Lúa {ngày}")}).status_code == 302
    assert "Giá {ngày}" in text_of(editor.get(address))
    assert editor.post(address, {**fields, "name": "", **body_fields("Lúa")}).status_code == 422
    assert writer.get(address).status_code == 403
    assert "Giá" in text_of(writer.get("/toa-soan/mau/"))
    story = road.story(world)
    begin = f"/toa-soan/tin-bai/{story.pk}/tu-mau/"
    assert "Giá" in text_of(writer.get(begin))
    begun = writer.post(begin, {"template": str(template.pk)})
    output = Output.objects.get(story=story)
    assert str(output.pk) in begun["Location"]
    assert writer.post(begin, {"template": "x"}).status_code == 404
    keep = f"/toa-soan/san-pham/{output.pk}/lam-mau/"
    assert editor.post(keep, {"name": "Giá nông sản 2"}).status_code == 302
    assert editor.post(f"{address}dung/", {"in_use": "no"}).status_code == 302
    template.refresh_from_db()
    assert template.retired_at is not None
