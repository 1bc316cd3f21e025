"""A live blog begins, runs and ends; its entries are written, published, corrected and taken off, all kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from hoitu.foundation.audit.models import Entry as AuditEntry
from hoitu.foundation.media.models import Licence
from hoitu.foundation.outbox.models import Event
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Stale
from hoitu.production.liveblog import operations, queries
from hoitu.production.liveblog.models import Entry, Mark, Turn, Version
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom import queries as newsroom_queries
from hoitu.production.newsroom.models import Output
from tests.foundation.media.works import photo
from tests.production.liveblog import telling
from tests.production.newsroom import road
from tests.world import NOON, World

LATER = NOON + timedelta(minutes=5)
PAGES = ("liveblog.blog.turned", "liveblog.entry.changed")  # what the public site follows


def test_beginning_puts_the_place_of_the_entries_into_the_text_once(world: World) -> None:
    blog = telling.begun(world)
    output = Output.objects.get(pk=blog.pk)
    assert [block["type"] for block in newsroom_queries.content_of(output).body] == ["paragraph", "live"]
    with pytest.raises(NotReady, match="đã là tường thuật"):
        operations.begin(by=world.binh, output_id=output.pk, base_version=output.version, now=NOON)


def test_what_cannot_be_begun(world: World) -> None:
    radio, web = road.draft(world, kind="radio"), road.draft(world)
    with pytest.raises(NotReady, match="báo điện tử"):
        operations.begin(by=world.tam, output_id=radio.pk, base_version=0, now=NOON)
    road.save(world.binh, web)
    with pytest.raises(Stale):
        operations.begin(by=world.binh, output_id=web.pk, base_version=0, now=NOON)
    with pytest.raises(NotFound):
        operations.begin(by=world.mai, output_id=web.pk, base_version=1, now=NOON)


def test_it_opens_only_once_the_article_is_out(world: World) -> None:
    blog = telling.begun(world)
    with pytest.raises(NotReady, match="đăng bài trước"):
        telling.turn(world, blog, "open")


def test_turns_are_kept_with_who_when_and_why(world: World) -> None:
    blog = telling.opened(world)
    telling.turn(world, blog, "pause", "Nghỉ trưa", now=LATER)
    telling.turn(world, blog, "close")
    with pytest.raises(NotReady, match="lý do"):
        telling.turn(world, blog, "open")
    telling.turn(world, blog, "open", "Còn hiệp phụ.")
    rows = Turn.objects.filter(blog=blog).order_by("pk").values_list("act", "reason", "by__username")
    assert list(rows) == [
        ("open", "", "tam"), ("pause", "Nghỉ trưa", "tam"), ("close", "", "tam"), ("open", "Còn hiệp phụ.", "tam")
    ]  # fmt: skip
    with pytest.raises(NotReady, match="trạng thái khác"):
        telling.turn(world, blog, "open")


def test_an_editors_entry_reaches_readers_at_once_a_reporters_waits(world: World) -> None:
    blog = telling.opened(world)
    assert telling.write(world.tam, blog).place == 1
    waiting = telling.write(world.binh, blog, "Nước rút.")
    assert (waiting.state, waiting.place) == ("waiting", None)
    assert [each.text for each in queries.told(blog.pk)] == [telling.TEXT]
    operations.publish(by=world.tam, entry_id=waiting.pk, base=1, now=LATER)
    assert [(each.place, each.text) for each in queries.told(blog.pk)] == [(1, telling.TEXT), (2, "Nước rút.")]


def test_before_it_opens_everything_waits_and_after_its_end_nothing_is_taken(world: World) -> None:
    blog = telling.released(world)
    entry = telling.write(world.tam, blog)
    with pytest.raises(NotReady, match="chưa mở"):
        operations.publish(by=world.tam, entry_id=entry.pk, base=1, now=NOON)
    telling.turn(world, blog, "open")
    operations.publish(by=world.tam, entry_id=entry.pk, base=1, now=NOON)
    telling.turn(world, blog, "close")
    with pytest.raises(NotReady, match="đã kết thúc"):
        telling.write(world.tam, blog)


def test_a_returned_entry_says_why_and_comes_again(world: World) -> None:
    blog = telling.opened(world)
    entry = telling.write(world.binh, blog)
    with pytest.raises(NotReady, match="lý do"):
        operations.send_back(by=world.tam, entry_id=entry.pk, base=1, reason=" ", now=NOON)
    operations.send_back(by=world.tam, entry_id=entry.pk, base=1, reason="Hỏi lại trạm đo.", now=NOON)
    assert list(queries.returned_to(world.binh)) == [entry]
    with pytest.raises(NotReady, match="không chờ duyệt"):
        operations.publish(by=world.tam, entry_id=entry.pk, base=1, now=NOON)
    again = telling.correct(world.binh, entry, "Trạm đo xác nhận mức báo động 2.")
    assert (again.state, again.newest) == ("waiting", 2)
    with pytest.raises(Stale):
        operations.publish(by=world.tam, entry_id=entry.pk, base=1, now=NOON)
    assert operations.publish(by=world.tam, entry_id=entry.pk, base=2, now=NOON).place == 1


def test_a_correction_is_a_new_version_with_a_note_even_after_the_end(world: World) -> None:
    blog = telling.opened(world)
    entry = telling.write(world.tam, blog)
    telling.turn(world, blog, "close")
    with pytest.raises(NotReady, match="đã sửa gì"):
        telling.correct(world.tam, entry, "Mức báo động 1.", note=" ")
    telling.correct(world.tam, entry, "Mức báo động 1.", now=LATER)
    (told,) = queries.told(blog.pk)
    assert (told.text, told.notes, told.at) == ("Mức báo động 1.", ((LATER, "Đã sửa mức báo động."),), NOON)
    with pytest.raises(Stale):
        telling.correct(world.tam, entry, "Mức báo động 3.", base=1)
    assert [each.text for each in Version.objects.order_by("number")] == [telling.TEXT, "Mức báo động 1."]


def test_readers_keep_the_earlier_words_while_a_reporters_correction_waits(world: World) -> None:
    blog = telling.opened(world)
    entry = telling.write(world.binh, blog)
    operations.publish(by=world.tam, entry_id=entry.pk, base=1, now=NOON)
    telling.correct(world.binh, entry, "Mức báo động 1.")
    assert queries.told(blog.pk)[0].text == telling.TEXT
    operations.publish(by=world.tam, entry_id=entry.pk, base=2, now=LATER)
    assert queries.told(blog.pk)[0].text == "Mức báo động 1."


def test_what_is_taken_off_leaves_its_place_and_none_of_its_words(world: World) -> None:
    blog = telling.opened(world)
    entry = telling.write(world.tam, blog, headline="Vỡ đê")
    operations.mark(by=world.tam, entry_id=entry.pk, what="pin", now=NOON)
    operations.remove(by=world.tam, entry_id=entry.pk, reason="Tin sai.", now=LATER)
    (told,) = queries.told(blog.pk)
    assert (told.gone, told.place, told.text, told.headline, told.pinned_at) == (True, 1, "", "", None)
    with pytest.raises(NotReady, match="đã bị gỡ"):
        telling.correct(world.tam, entry, "Chữ khác.")
    assert telling.write(world.tam, blog).place == 2


def test_a_writer_drops_what_nobody_has_read(world: World) -> None:
    blog = telling.opened(world)
    mine, read = telling.write(world.binh, blog), telling.write(world.binh, blog)
    operations.publish(by=world.tam, entry_id=read.pk, base=1, now=NOON)
    operations.remove(by=world.binh, entry_id=mine.pk, reason="Gửi nhầm.", now=NOON)
    with pytest.raises(NotAllowed):
        operations.remove(by=world.binh, entry_id=read.pk, reason="Gửi nhầm.", now=NOON)


def test_pins_and_key_events_are_rows_that_end(world: World) -> None:
    blog = telling.opened(world)
    entries = [telling.write(world.tam, blog) for _ in range(4)]
    for entry in entries[:3]:
        operations.mark(by=world.tam, entry_id=entry.pk, what="pin", now=NOON)
    with pytest.raises(NotReady, match="nhiều nhất ba"):
        operations.mark(by=world.tam, entry_id=entries[3].pk, what="pin", now=NOON)
    with pytest.raises(Stale):
        operations.mark(by=world.tam, entry_id=entries[0].pk, what="pin", now=NOON)
    operations.unmark(by=world.tam, entry_id=entries[0].pk, what="pin", now=LATER)
    with pytest.raises(Stale):
        operations.unmark(by=world.tam, entry_id=entries[0].pk, what="pin", now=LATER)
    operations.mark(by=world.tam, entry_id=entries[3].pk, what="key", now=NOON)
    assert Mark.objects.get(entry=entries[0]).ended_by == world.tam
    assert [each.place for each in queries.told(blog.pk) if each.is_key] == [4]
    with pytest.raises(NotReady):
        operations.mark(by=world.tam, entry_id=entries[3].pk, what="cow", now=NOON)


def test_a_photo_without_rights_holds_the_entry(world: World) -> None:
    blog = telling.opened(world)
    ended = Licence.objects.create(name="Một tuần", purposes=["web"], to_date=date(2026, 1, 1))
    for shown in (photo(credit=""), photo(licence=ended)):
        with pytest.raises(NotReady) as held:
            telling.write(world.tam, blog, photo_id=shown.pk)
        assert held.value.problems
    with pytest.raises(NotReady, match="không còn trong kho"):
        telling.write(world.tam, blog, photo_id=999_999)
    assert telling.write(world.tam, blog, photo_id=photo().pk).shown == 1
    assert Entry.objects.count() == 1


def test_what_is_sent_twice_is_there_once(world: World) -> None:
    blog, own = telling.opened(world), uuid4()
    first, second = (telling.write(world.tam, blog, entry_id=own) for _ in range(2))
    assert first == second == Entry.objects.get()
    with pytest.raises(NotFound):
        telling.write(world.lan, blog, entry_id=own)


@pytest.mark.parametrize(
    "wrong", [{"text": " \u200b "}, {"text": "a" * 4001}, {"kind": "cow"}, {"headline": "a" * 161}]
)
def test_what_no_entry_can_hold_is_refused_in_words(world: World, wrong: dict[str, Any]) -> None:
    blog = telling.opened(world)
    with pytest.raises(NotReady):
        operations.write(by=world.tam, output_id=blog.pk, now=NOON, **{"text": "Chữ", **wrong})


def test_a_withdrawn_article_tells_nothing_more(world: World) -> None:
    blog = telling.opened(world)
    entry = telling.write(world.tam, blog)
    code = road.code_of(world.hanh)
    newsroom.withdraw(by=world.hanh, output_id=blog.pk, reason="Sai", public_note="Đã gỡ.", code=code, now=NOON)
    with pytest.raises(NotReady, match="đã bị gỡ"):
        telling.write(world.tam, blog)
    with pytest.raises(NotReady, match="đã bị gỡ"):
        operations.remove(by=world.tam, entry_id=entry.pk, reason="Sai", now=NOON)


def test_every_act_is_audited_in_its_newsroom_and_readers_pages_are_told(world: World) -> None:
    blog = telling.opened(world)
    entry = telling.write(world.binh, blog)
    operations.send_back(by=world.tam, entry_id=entry.pk, base=1, reason="Ngắn quá.", now=NOON)
    telling.correct(world.binh, entry, "Dài hơn.")
    operations.publish(by=world.tam, entry_id=entry.pk, base=2, now=NOON)
    operations.mark(by=world.tam, entry_id=entry.pk, what="key", now=NOON)
    operations.unmark(by=world.tam, entry_id=entry.pk, what="key", now=NOON)
    operations.remove(by=world.tam, entry_id=entry.pk, reason="Sai.", now=NOON)
    done = AuditEntry.objects.filter(action__startswith="liveblog.", outcome="done").order_by("pk")
    assert [each.action.partition(".")[2] for each in done] == [
        "blog.begin", "blog.turn", "entry.write", "entry.return", "entry.correct", "entry.publish", "entry.mark",
        "entry.unmark", "entry.remove",
    ]  # fmt: skip
    assert {each.agency_id for each in done} == {world.newspaper.pk}
    told = Event.objects.filter(name__in=PAGES).order_by("pk")
    assert [each.name for each in told] == ["liveblog.blog.turned", *["liveblog.entry.changed"] * 4]
