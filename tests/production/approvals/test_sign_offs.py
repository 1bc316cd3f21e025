"""A word asked for beside the chain holds the release back until it is given to exactly this content."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hoitu.foundation.audit.models import Entry
from hoitu.foundation.outbox.models import Event
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Stale
from hoitu.production.approvals import operations, queries
from hoitu.production.approvals.models import Request
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom import queries as newsroom_queries
from hoitu.production.newsroom.models import Output
from tests.production.approvals.asking import answer, ask, hash_of
from tests.production.newsroom import road
from tests.world import NOON, World

REASON = "Luật sư đi vắng."


@pytest.fixture
def output(world: World) -> Output:
    return road.approved(world)


def release(world: World, output: Output) -> None:
    newsroom.release(by=world.hanh, output_id=output.pk, now=NOON)


def test_a_release_waits_for_every_word_that_was_asked_for(world: World, output: Output) -> None:
    of_duc, of_son = ask(world, output, world.duc), ask(world, output, world.son, subject="security")
    for request in (of_duc, of_son):
        with pytest.raises(NotReady) as held:
            release(world, output)
        assert any(str(request.of) in problem for problem in held.value.problems)
        answer(request)
    release(world, output)
    kept = newsroom_queries.release_content(Output.objects.get(pk=output.pk).releases.get().pk).remarks["sign_offs"]
    assert {each["by"] for each in kept.values()} == {str(world.duc), str(world.son)}


def test_an_objection_says_why_and_holds_the_release(world: World, output: Output) -> None:
    request = ask(world, output, world.duc)
    with pytest.raises(NotReady):
        answer(request, agreed=False, note="  ")
    answer(request, agreed=False, note="Thiếu ý kiến của xã.")
    with pytest.raises(NotReady):
        release(world, output)
    answer(request)
    release(world, output)


def test_a_word_counts_only_for_the_text_it_was_given_to(world: World) -> None:
    output = road.submitted(world)
    answer(ask(world, output, world.duc))
    road.save(world.tam, output, road.content(text="Câu chữ khác hẳn."))
    (found,) = queries.sign_offs_of(output.pk, hash_of(world.tam, output))
    assert found.standing == "outdated"
    assert list(queries.waiting_for(world.duc)) == [found.request]


def test_a_word_on_a_text_that_has_changed_meanwhile_is_refused(world: World) -> None:
    output = road.submitted(world)
    request = ask(world, output, world.duc)
    shown = hash_of(world.duc, output)
    road.save(world.tam, output, road.content(text="Câu chữ khác hẳn."))
    with pytest.raises(Stale):
        operations.answer(by=world.duc, request_id=request.pk, content_hash=shown, agreed=True, now=NOON)


def test_a_withdrawn_request_holds_nothing_and_takes_no_answer(world: World, output: Output) -> None:
    request = ask(world, output, world.duc)
    with pytest.raises(NotReady):
        operations.withdraw(by=world.hanh, request_id=request.pk, reason=" ", now=NOON)
    operations.withdraw(by=world.hanh, request_id=request.pk, reason=REASON, now=NOON)
    with pytest.raises(NotFound):
        answer(request)
    with pytest.raises(NotFound):
        operations.withdraw(by=world.hanh, request_id=request.pk, reason=REASON, now=NOON)
    release(world, output)


def test_only_those_who_may_act_on_the_output_ask_or_withdraw(world: World, output: Output) -> None:
    request = ask(world, output, world.duc)
    for outsider, refusal in ((world.sarone, NotAllowed), (world.mai, NotFound), (world.vy, NotFound)):
        with pytest.raises(refusal):
            ask(world, output, world.lan, by=outsider)
        with pytest.raises(refusal):
            operations.withdraw(by=outsider, request_id=request.pk, reason=REASON, now=NOON)
    assert Request.objects.get(withdrawn_at=None) == request


def test_only_the_one_who_was_asked_answers(world: World, output: Output) -> None:
    request = ask(world, output, world.duc)
    for other in (world.tam, world.hanh, world.mai):
        with pytest.raises(NotFound):
            operations.answer(by=other, request_id=request.pk, content_hash=output.content_hash, agreed=True, now=NOON)


def test_whom_and_when_one_may_not_ask(world: World, output: Output) -> None:
    ask(world, output, world.duc)
    past, far = NOON - timedelta(minutes=1), NOON + timedelta(days=400)
    for of, more in (
        (world.duc, {}),
        (world.tam, {}),
        (world.mai, {}),
        (world.lan, {"due_at": past}),
        (world.lan, {"due_at": far}),
        (world.lan, {"subject": "weather"}),
    ):
        with pytest.raises(NotReady):
            ask(world, output, of, **more)
    assert Request.objects.count() == 1


def test_a_released_output_takes_no_more_words(world: World, output: Output) -> None:
    request = ask(world, output, world.duc)
    answer(request)
    release(world, output)
    with pytest.raises(NotReady):
        answer(request)
    assert not queries.waiting_for(world.duc)


def test_each_step_is_audited_and_told(world: World, output: Output) -> None:
    request = ask(world, output, world.duc)
    answer(request)
    operations.withdraw(by=world.tam, request_id=request.pk, reason=REASON, now=NOON)
    done = Entry.objects.filter(action__startswith="approvals.", outcome="done").order_by("pk")
    assert [each.action.rpartition(".")[2] for each in done] == ["ask", "answer", "withdraw"]
    told = Event.objects.filter(name__startswith="approvals.").values_list("name", flat=True)
    assert set(told) == {"approvals.sign_off.asked", "approvals.sign_off.answered"}
