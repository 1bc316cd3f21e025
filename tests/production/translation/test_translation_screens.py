"""The screens of translation: what each person sees, in how few questions to the database, and what they send."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hoitu.foundation.audit.models import Entry
from hoitu.foundation.directory.models import Person
from hoitu.kernel import clock
from hoitu.kernel.text import nfc
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom import queries as newsroom_queries
from hoitu.production.newsroom.models import Output
from hoitu.production.translation import operations, queries
from hoitu.production.translation.models import Pair, Term
from tests.production.newsroom import road
from tests.production.translation import pairs
from tests.production.translation.pairs import PARAGRAPHS, article
from tests.world import NOON, World

HOME = "/toa-soan/ban-dich/"
SHELL = 10  # what the shell itself asks for: session, person, standing, profile, menu, bell
NAUGHTY = [
    "ស្ត្រីខ្មែរ",  # two coeng under one letter
    "ខ្មែរ\u200bក្រោម\u200bត្រាវិញ",  # breaks set by hand
    "ព្រះ\u17d2\u1793\u17b6",  # a coeng where none belongs
    "កំ៉ូ ក៊ាំ ៛១២៣៤ ។ៗ ៕",  # signs, digits, punctuation
    "a\u0300ាម\u17ddក",  # Latin and Khmer marks side by side
    "\u17d2\u17d2\u17d2",  # marks alone
    "<script>alert('ខ្មែរ')</script> & \"ក\" 'ខ'",
    "𝔎𝔥𝔪𝔢𝔯 😀 ខ្មែរ",
]


@pytest.fixture
def signed_in(client: Client) -> Callable[[Person], Client]:
    def sign_in(person: Person) -> Client:
        client.force_login(person, backend="hoitu.foundation.directory.backends.DirectoryBackend")
        return client

    return sign_in


def bench_form(html: str) -> dict[str, Any]:
    """What a browser would send of the bench untouched: hidden fields and texts."""
    hidden = dict(re.findall(r'<input type="hidden" name="((?:key|digest)-\d+|base_version)" value="([^"]*)"', html))
    texts = re.findall(r'name="(text-[^"]+)">\n(.*?)</textarea>', html, re.DOTALL)
    return {**hidden, **{name: unescape(text) for name, text in texts}}


def open_bench(client: Client, pair: Pair) -> dict[str, Any]:
    answer = client.get(f"{HOME}{pair.pk}/")
    assert answer.status_code == 200
    return bench_form(answer.content.decode())


def test_a_translator_works_through_a_text_side_by_side(world: World, signed_in: Callable[[Person], Client]) -> None:
    pair = pairs.made(world, now=clock.now())
    client = signed_in(world.sarone)
    listed = client.get(HOME).content.decode()
    assert "Lúa vào vụ" in listed
    assert "5 đoạn cần làm" in listed
    form = open_bench(client, pair)
    form |= {"text-3-text": "ព្រឹកនេះ បងប្អូនច្រូតស្រូវ។", "done-3": "on", "at": "3"}
    answer = client.post(f"{HOME}{pair.pk}/", form, follow=True)
    page = answer.content.decode()
    assert "1 đoạn đã khớp với bản gốc" in page
    assert "Còn 4 trên 5 đoạn cần làm" in page
    assert "Thạch Thị Sa Rone" in page
    only = client.get(f"{HOME}{pair.pk}/?chi=viec").content.decode()
    assert 'id="doan-3"' not in only
    assert 'id="doan-4"' in only


def test_the_bench_shows_which_words_of_the_source_changed_and_who_changed_them(
    world: World, signed_in: Callable[[Person], Client]
) -> None:
    pair = pairs.made(world, now=clock.now())
    pairs.translate(pair, world.sarone, now=clock.now())
    pairs.edit_source(world, pair, article(PARAGRAPHS[0], "Giá lúa giảm nhẹ."), now=clock.now())
    page = signed_in(world.sarone).get(f"{HOME}{pair.pk}/").content.decode()
    assert "<del>tăng</del><ins>giảm</ins>" in page
    assert "Lê Minh Tâm" in page
    assert "bản gốc đã bỏ" in page
    form = bench_form(page)
    place = next(name for name, value in form.items() if name.startswith("key-") and value.endswith("2.0"))
    gone = place.removeprefix("key-")
    form[f"drop-{gone}"] = "on"
    signed_in(world.sarone).post(f"{HOME}{pair.pk}/", form)
    assert pairs.fresh(pair).open_marks == 1
    assert len(newsroom_queries.content_of(pairs.fresh(pair).target).body) == 2


def test_khmer_of_every_kind_goes_through_the_form_without_loss(
    world: World, signed_in: Callable[[Person], Client]
) -> None:
    source = pairs.handed_in(world, article(*[f"Đoạn số {number}." for number, _ in enumerate(NAUGHTY)]), now=NOON)
    newsroom.assign(by=world.tam, story_id=source.story_id, assignee_id=world.sarone.pk, now=NOON)
    pair = operations.make_pair(by=world.tam, source_id=source.pk, now=NOON)
    client = signed_in(world.sarone)
    form = open_bench(client, pair)
    form |= {f"text-{number + 3}-text": text for number, text in enumerate(NAUGHTY)}
    form |= {f"done-{number + 3}": "on" for number, _text in enumerate(NAUGHTY)}
    assert client.post(f"{HOME}{pair.pk}/", form).status_code == 302
    lines = queries.bench(world.sarone, pair.pk, clock.now()).reading.sides.lines[2:]
    shown = [line.target.texts["text"].replace("\\", "") for line in lines if line.target]
    assert shown == [nfc(text) for text in NAUGHTY]
    assert {line.what for line in lines} == {"current"}
    again = client.post(f"{HOME}{pair.pk}/", open_bench(client, pair), follow=True)
    assert again.status_code == 200
    assert pairs.fresh(pair).target.version == 1, "sent again as it was shown, the text is the same"


def test_a_save_that_came_too_late_is_kept_and_said_so(world: World, signed_in: Callable[[Person], Client]) -> None:
    pair = pairs.made(world, now=clock.now())
    client = signed_in(world.sarone)
    form = open_bench(client, pair)
    pairs.translate(pair, world.sarone, 2, now=clock.now())
    answer = client.post(f"{HOME}{pair.pk}/", form | {"text-4-text": "តម្លៃ"})
    assert answer.status_code == 409
    page = newsroom_queries.output_page(world.sarone, pair.target_id, clock.now())
    assert "តម្លៃ" in str(page.side_drafts[0].content)


def test_a_refused_save_keeps_the_text_in_the_form(world: World, signed_in: Callable[[Person], Client]) -> None:
    pair = pairs.made(world, now=clock.now())
    client = signed_in(world.tam)
    form = open_bench(client, pair)
    answer = client.post(f"{HOME}{pair.pk}/", form | {"text-3-text": "ព្រឹកនេះ", "done-3": "on"})
    assert answer.status_code == 403
    assert "ព្រឹកនេះ" in answer.content.decode()


@pytest.mark.parametrize(
    "hostile",
    [
        {"base_version": "x", "key-1": "\x00"},
        {"base_version": "99999999999999999999", "key-1": "headline.0", "text-1-nonsense": "ក"},
        {"key-1": "headline.0", "text-1-text": "ក" * 300},
        {"key-1": "không-có.9", "text-1-text": "ក", "done-1": "on", "digest-1": "x" * 5000, "drop-1": "on"},
        {"at": "<script>"},
    ],
)
def test_odd_requests_are_answered_never_with_a_crash(
    world: World, signed_in: Callable[[Person], Client], hostile: dict[str, str]
) -> None:
    pair = pairs.made(world, now=clock.now())
    answer = signed_in(world.sarone).post(f"{HOME}{pair.pk}/", hostile)
    assert answer.status_code in {302, 409, 422}


class TestWhoSeesWhat:
    @pytest.mark.parametrize("name", ["sarone", "son", "tam", "lan", "hanh", "binh", "mai"])
    def test_the_press_opens_every_list(self, world: World, signed_in: Callable[[Person], Client], name: str) -> None:
        client = signed_in(world.people[name])
        for address in ("", "ma-tran/", "thuat-ngu/", "quy-tac/"):
            assert client.get(f"{HOME}{address}").status_code == 200, address

    @pytest.mark.parametrize("name", ["vy", "quan"])
    def test_others_do_not_and_it_is_recorded(
        self, world: World, signed_in: Callable[[Person], Client], name: str
    ) -> None:
        client = signed_in(world.people[name])
        assert client.get(HOME).status_code == 403
        assert Entry.objects.filter(action="translation.screen.open", outcome="refused").count() == 1

    def test_another_newsroom_finds_no_pair(self, world: World, signed_in: Callable[[Person], Client]) -> None:
        pair = pairs.made(world)
        assert signed_in(world.mai).get(f"{HOME}{pair.pk}/").status_code == 404
        assert "Lúa vào vụ" not in signed_in(world.mai).get(HOME).content.decode()

    def test_who_does_not_read_khmer_sees_no_box_to_say_that_it_fits(
        self, world: World, signed_in: Callable[[Person], Client]
    ) -> None:
        pair = pairs.made(world)
        page = signed_in(world.tam).get(f"{HOME}{pair.pk}/").content.decode()
        assert 'name="done-1"' not in page
        assert 'name="text-1-text"' in page


class TestTheQueue:
    def test_late_ones_stand_first_and_filters_narrow(
        self, world: World, signed_in: Callable[[Person], Client]
    ) -> None:
        first, second = pairs.made(world), pairs.made(world)
        now = clock.now()
        Output.objects.filter(pk=second.target_id).update(due_at=now - timedelta(hours=1))
        Output.objects.filter(pk=first.target_id).update(due_at=now + timedelta(hours=5))
        rows = list(queries.queue(world.sarone, now))
        assert rows == [second, first]
        assert list(queries.queue(world.sarone, now, what="late")) == [second]
        assert list(queries.queue(world.sarone, now, text="lua huu co")) == [second, first]
        assert list(queries.queue(world.sarone, now, text="không có")) == []
        page = signed_in(world.sarone).get(f"{HOME}?what=late").content.decode()
        assert page.count("nr-list__title") == 1
        assert "trễ hạn" in page

    def test_khmer_outputs_without_a_pair_are_named(self, world: World, signed_in: Callable[[Person], Client]) -> None:
        source = road.draft(world)
        newsroom.add_output(by=world.tam, story_id=source.story_id, kind="web", language="km", now=NOON)
        assert "chưa ghép cặp" in signed_in(world.sarone).get(HOME).content.decode()


class TestTheMatrix:
    def test_every_state_of_a_pair_is_seen_and_a_khmer_version_is_asked_for_with_one_press(
        self, world: World, signed_in: Callable[[Person], Client]
    ) -> None:
        source = pairs.handed_in(world)
        client = signed_in(world.tam)
        page = client.get(f"{HOME}ma-tran/").content.decode()
        assert "Đặt bản tiếng Khmer" in page
        answer = client.post(f"{HOME}ghep/{source.pk}/")
        pair = Pair.objects.get(source=source)
        assert answer.headers["Location"] == f"{HOME}{pair.pk}/"
        assert "5 đoạn cần làm" in client.get(f"{HOME}ma-tran/?what=behind").content.decode()
        assert "Không có tin bài nào khớp" in client.get(f"{HOME}ma-tran/?what=current").content.decode()
        assert "Không có tin bài nào khớp" in client.get(f"{HOME}ma-tran/?what=without").content.decode()
        assert client.get(f"{HOME}ghep/{source.pk}/").status_code == 405


class TestTheGlossary:
    def test_a_term_is_added_found_by_either_language_changed_and_taken_out_of_use(
        self, world: World, signed_in: Callable[[Person], Client]
    ) -> None:
        client = signed_in(world.sarone)
        form = {"vi": "hợp tác xã", "km": "សហករណ៍", "note": "nông nghiệp"}
        added = client.post(f"{HOME}thuat-ngu/", form, follow=True)
        assert "hợp tác xã" in added.content.decode()
        term = Term.objects.get()
        for words in ("hop tac", "សហករណ៍", "nong nghiep"):
            assert list(queries.terms(text=words)) == [term], words
        again = client.post(f"{HOME}thuat-ngu/", {"vi": " Hợp  tác xã".lower(), "km": "សហករណ៍"})
        assert again.status_code == 422
        client.post(f"{HOME}thuat-ngu/{term.pk}/", {"vi": "hợp tác xã", "km": "សហករណ៍កសិកម្ម"})
        assert Term.objects.get().km == "សហករណ៍កសិកម្ម"
        client.post(f"{HOME}thuat-ngu/{term.pk}/dung/")
        assert list(queries.terms()) == []
        assert list(queries.terms(retired=True)) == [term]
        client.post(f"{HOME}thuat-ngu/{term.pk}/dung/", {"restore": "1"})
        assert list(queries.terms()) == [term]
        assert set(Entry.objects.filter(action__startswith="translation.term").values_list("action", flat=True)) == {
            f"translation.term.{act}" for act in ("add", "change", "retire", "restore")
        }

    @pytest.mark.parametrize("form", [{"vi": "a", "km": "b"}, {"vi": "\u200b", "km": "ក"}, {"vi": "", "km": ""}])
    def test_what_is_no_term_is_refused_with_the_words_kept(
        self, world: World, signed_in: Callable[[Person], Client], form: dict[str, str]
    ) -> None:
        answer = signed_in(world.sarone).post(f"{HOME}thuat-ngu/", form)
        assert answer.status_code == 422
        assert Term.objects.count() == 0

    def test_who_keeps_no_terms_is_refused(self, world: World, signed_in: Callable[[Person], Client]) -> None:
        client = signed_in(world.binh)
        assert "Thêm thuật ngữ" not in client.get(f"{HOME}thuat-ngu/").content.decode()
        assert client.post(f"{HOME}thuat-ngu/", {"vi": "lúa", "km": "ស្រូវ"}).status_code == 403

    def test_terms_are_marked_in_the_source_and_said_to_be_used(
        self, world: World, signed_in: Callable[[Person], Client]
    ) -> None:
        operations.add_term(by=world.sarone, vi="hợp tác xã", km="សហករណ៍", now=NOON)
        pair = pairs.made(world)
        client = signed_in(world.sarone)
        page = client.get(f"{HOME}{pair.pk}/").content.decode()
        assert '<mark title="សហករណ៍">Hợp tác xã</mark>' in page
        assert "đã có trong bản dịch" not in page
        pairs.translate(pair, world.sarone, 4, texts={4: "សហ\u200bករណ៍ទិញ"})
        assert "đã có trong bản dịch" in client.get(f"{HOME}{pair.pk}/").content.decode()

    def test_khmer_order_is_the_one_of_a_dictionary(self, world: World) -> None:
        for km in ("ខ្មែរ", "កា", "ក្រុម", "ខេត្ត", "ឥដ្ឋ", "អាកាស", "កម្ម"):
            operations.add_term(by=world.sarone, vi=f"từ {km}", km=km, now=NOON)
        order = list(queries.terms(order="km").values_list("km", flat=True))
        assert order == ["កម្ម", "កា", "ក្រុម", "ខេត្ត", "ខ្មែរ", "អាកាស", "ឥដ្ឋ"]


class TestTheRuleScreen:
    def test_the_chief_sets_it_and_everybody_reads_what_it_was(
        self, world: World, signed_in: Callable[[Person], Client]
    ) -> None:
        form = {"way": "label", "hours": "4", "reason": "Ban Khmer ngữ thiếu người"}
        assert signed_in(world.tam).post(f"{HOME}quy-tac/", form).status_code == 403
        assert signed_in(world.hanh).post(f"{HOME}quy-tac/", {**form, "reason": ""}).status_code == 422
        assert signed_in(world.hanh).post(f"{HOME}quy-tac/", form).status_code == 302
        page = signed_in(world.sarone).get(f"{HOME}quy-tac/").content.decode()
        assert "Ban Khmer ngữ thiếu người" in page
        assert "Đặt quy tắc" not in page


@pytest.mark.parametrize("address", ["", "ma-tran/", "thuat-ngu/", "quy-tac/"])
def test_lists_ask_the_database_no_more_often_for_more_rows(
    world: World,
    signed_in: Callable[[Person], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
    address: str,
) -> None:
    for number in range(4):
        pairs.made(world)
        operations.add_term(by=world.sarone, vi=f"từ {number}", km="ពាក្យ", now=NOON)
    client = signed_in(world.sarone)
    client.get(f"{HOME}{address}")
    with django_assert_max_num_queries(6 + SHELL):
        client.get(f"{HOME}{address}")


def test_the_bench_asks_the_database_no_more_often_for_a_longer_text(
    world: World, signed_in: Callable[[Person], Client], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    texts = [f"Đoạn số {number} của bài dài." for number in range(60)]
    source = pairs.handed_in(world, article(*texts))
    newsroom.assign(by=world.tam, story_id=source.story_id, assignee_id=world.sarone.pk, now=NOON)
    pair = operations.make_pair(by=world.tam, source_id=source.pk, now=NOON)
    pairs.translate(pair, world.sarone)
    client = signed_in(world.sarone)
    client.get(f"{HOME}{pair.pk}/")
    with django_assert_max_num_queries(13 + SHELL):
        client.get(f"{HOME}{pair.pk}/")
