"""The house style over saved texts: put in by a save, left and called back, kept by the agency's editors."""

from __future__ import annotations

from datetime import date

import pytest

from hoitu.foundation.audit.models import Entry as AuditEntry
from hoitu.foundation.vocabulary.models import Place, PlaceSuccession
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Refusal, Stale
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Output, OutputVersion
from hoitu.production.writing import operations, queries, style_words
from hoitu.production.writing.models import HouseWord, StyleAnswer, StyleChoice
from hoitu.production.writing.operations import Entry, Sign
from hoitu.production.writing.queries import Review
from tests.production.newsroom import road
from tests.world import NOON, World

TEXT = "Hoà bình ở xã,một nghành <b>của của</b> tỉnh Trà Vinh."


@pytest.fixture
def output(world: World) -> Output:
    made = road.draft(world)
    return road.save(world.binh, made, road.content(text=TEXT))


def fresh(output: Output) -> Output:
    return Output.objects.select_related("story").get(pk=output.pk)


def review(output: Output) -> Review:
    return queries.review(fresh(output), NOON)


def key(output: Output, rule: str) -> str:
    return next(each.key for each in review(output).open if each.rule == rule)


def put_in(world: World, output: Output, rule: str) -> Output:
    base = fresh(output).version
    return operations.put_in(by=world.binh, output_id=output.pk, key=key(output, rule), base_version=base, now=NOON)


def choose(world: World, rule: str, standing: str, way: str = "") -> StyleChoice:
    return operations.choose_rule(
        by=world.lan, agency_id=world.newspaper.pk, rule=rule, standing=standing, way=way, now=NOON
    )


def words(output: Output) -> str:
    return str(fresh(output).body.raw_data[0]["value"])


MERGED = date(2025, 7, 1)


def merge(day: date = MERGED) -> None:
    first = date(2004, 7, 8)
    old = Place.objects.create(code="84", name="Tỉnh Trà Vinh", kind="tỉnh", from_date=first, to_date=day)
    new = Place.objects.create(code="86", name="Tỉnh Vĩnh Long", kind="tỉnh", from_date=day)
    PlaceSuccession.objects.create(old=old, new=new, on_date=day, source="NQ 202/2025", verified=True)


def test_a_suggestion_is_put_in_by_a_save_that_keeps_the_marks(world: World, output: Output) -> None:
    saved = put_in(world, output, "repeats")
    assert "<b>của</b> tỉnh" in words(output)
    assert saved.version == output.version + 1
    answer = StyleAnswer.objects.get()
    assert (answer.words, answer.better, answer.by, answer.saved_as) == ("của của", "của", world.binh, saved.version)
    assert AuditEntry.objects.filter(action="writing.style.put_in").count() == 1


def test_all_that_can_be_put_in_is_put_in_by_one_save(world: World, output: Output) -> None:
    merge()
    operations.put_all_in(by=world.binh, output_id=output.pk, base_version=output.version, now=NOON)
    assert words(output) == "<p>Hòa bình ở xã, một ngành <b>của</b> tỉnh Vĩnh Long.</p>"
    assert OutputVersion.objects.filter(output=output).count() == output.version + 1
    assert review(output).open == ()
    with pytest.raises(NotReady, match="Không còn gì"):
        operations.put_all_in(by=world.binh, output_id=output.pk, base_version=output.version + 1, now=NOON)


def test_a_text_that_moved_on_or_is_somebody_elses_is_not_touched(world: World, output: Output) -> None:
    found = key(output, "spelling")
    road.save(world.tam, output, road.content(text=f"{TEXT} Thêm."))
    with pytest.raises(Stale):
        operations.put_all_in(by=world.binh, output_id=output.pk, base_version=output.version, now=NOON)
    operations.check_in(by=world.tam, output_id=output.pk, sign=Sign("tab", writes=True), now=NOON)
    with pytest.raises(Refusal, match="đang viết"):
        put_in(world, output, "spelling")
    with pytest.raises(NotFound):
        operations.leave_finding(by=world.mai, output_id=output.pk, key=found, now=NOON)
    with pytest.raises(NotReady):
        operations.leave_finding(by=world.binh, output_id=output.pk, key="spelling:x:0:không có", now=NOON)


def test_what_is_left_stays_left_in_this_output_until_it_is_called_back(world: World, output: Output) -> None:
    answer = operations.leave_finding(by=world.tam, output_id=output.pk, key=key(output, "tone"), now=NOON)
    assert "tone" not in {each.rule for each in review(output).open}
    (left,) = review(output).left
    assert (left.words, left.by) == ("Hoà", world.tam)
    other = road.save(world.binh, road.draft(world), road.content(text=TEXT))
    assert "tone" in {each.rule for each in review(other).open}
    operations.recall_finding(by=world.binh, output_id=output.pk, answer_id=answer.pk, now=NOON)
    assert "tone" in {each.rule for each in review(output).open}
    with pytest.raises(NotFound):
        operations.recall_finding(by=world.binh, output_id=output.pk, answer_id=answer.pk, now=NOON)


def test_a_place_is_that_of_the_day_the_story_is_planned_for(world: World, output: Output) -> None:
    merge(date(2026, 7, 1))
    assert "places" in {each.rule for each in review(output).open}
    newsroom.file_story(by=world.tam, story_id=output.story_id, title="Lúa", planned_date=date(2026, 6, 1), now=NOON)
    assert "places" not in {each.rule for each in review(output).open}


def test_editors_switch_rules_and_who_did_it_when_is_kept(world: World, output: Output) -> None:
    choose(world, "tone", "remark", "new")
    operations.choose_rule(by=world.tam, agency_id=world.newspaper.pk, rule="spelling", standing="off", now=NOON)
    assert {each.rule for each in review(output).open} == {"blanks", "repeats"}
    choose(world, "spelling", "remark")
    assert list(StyleChoice.objects.filter(rule="spelling").order_by("pk").values_list("standing", "by__username")) == [
        ("off", "tam"), ("remark", "lan"),
    ]  # fmt: skip
    with pytest.raises(NotAllowed):
        operations.choose_rule(
            by=world.binh, agency_id=world.newspaper.pk, rule="tone", standing="off", way="old", now=NOON
        )
    with pytest.raises(NotReady):
        choose(world, "tone", "remark", "sideways")


def test_only_the_secretariat_and_the_chiefs_let_a_rule_hold(world: World) -> None:
    agency = world.newspaper.pk
    with pytest.raises(NotAllowed, match="ban biên tập"):
        operations.choose_rule(by=world.tam, agency_id=agency, rule="places", standing="holds", now=NOON)
    choose(world, "places", "holds")
    with pytest.raises(NotAllowed):
        operations.choose_rule(by=world.tam, agency_id=agency, rule="places", standing="off", now=NOON)


def test_a_rule_that_holds_keeps_a_text_from_release_until_it_is_mended_or_left(world: World) -> None:
    output = road.approved(world)
    choose(world, "spelling", "holds")
    newsroom.release(by=world.hanh, output_id=output.pk, now=NOON)
    second = road.draft(world)
    road.save(world.binh, second, road.content(text="Một nghành nghề."))
    newsroom.submit(by=world.binh, output_id=second.pk, now=NOON)
    road.approve_whole_chain(world, second)
    with pytest.raises(NotReady, match="Văn phong") as held:
        newsroom.release(by=world.hanh, output_id=second.pk, now=NOON)
    assert held.value.problems == ("Chính tả: nghành",)
    operations.leave_finding(by=world.lan, output_id=second.pk, key=key(second, "spelling"), now=NOON)
    newsroom.release(by=world.hanh, output_id=second.pk, now=NOON)


def test_a_word_is_taken_into_the_dictionary_and_out_again(world: World, output: Output) -> None:
    agency = world.newspaper.pk
    word = operations.accept_word(by=world.tam, agency_id=agency, word="nghành", now=NOON)
    assert "spelling" not in {each.rule for each in review(output).open}
    with pytest.raises(NotReady, match="đã có"):
        operations.accept_word(by=world.tam, agency_id=agency, word="nghành", now=NOON)
    operations.drop_word(by=world.lan, word_id=word.pk, now=NOON)
    assert "spelling" in {each.rule for each in review(output).open}
    assert HouseWord.objects.get().dropped_by == world.lan
    with pytest.raises(NotAllowed):
        operations.accept_word(by=world.binh, agency_id=agency, word="nghành", now=NOON)
    for bad in ("", "hai từ", "a" * 200):
        with pytest.raises(NotReady):
            operations.accept_word(by=world.tam, agency_id=agency, word=bad, now=NOON)


def test_a_house_writes_a_word_otherwise_from_a_day_on(world: World, output: Output) -> None:
    entry = Entry("bình ở xã", "bình tại xã", from_date=date(2026, 1, 1), source="Quy ước 2026")
    operations.replace_word(by=world.tam, agency_id=world.newspaper.pk, entry=entry, now=NOON)
    found = next(each for each in review(output).open if each.rule == "names")
    assert (found.words, found.suggestion) == ("bình ở xã", "bình tại xã")
    with pytest.raises(NotReady):
        operations.replace_word(by=world.tam, agency_id=world.newspaper.pk, entry=Entry("a", "a"), now=NOON)


@pytest.mark.parametrize(
    ("source", "badge"),
    [
        ("", ""),
        ("Quy ước 2026", ""),
        ("Nghị định 45/2025/NĐ-CP", "badge"),
        ("theo luật báo chí 126/2025/QH15", "badge"),
    ],
)
def test_an_entry_of_the_house_bears_the_badge_only_where_it_cites_the_law(
    world: World, output: Output, source: str, badge: str
) -> None:
    entry = Entry("bình ở xã", "bình tại xã", source=source)
    operations.replace_word(by=world.tam, agency_id=world.newspaper.pk, entry=entry, now=NOON)
    found = next(each for each in review(output).open if each.words == "bình ở xã")
    said = style_words.said(found, holds=False)
    assert (said.source, said.unverified) == (source or str(style_words.HOUSE), bool(badge))
