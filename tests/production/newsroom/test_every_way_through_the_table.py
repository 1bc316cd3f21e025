"""Random people do random things: no way round a guard is ever found (a state machine against the database)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from hoitu.foundation.directory.models import Person
from hoitu.foundation.outbox.models import Event
from hoitu.kernel.refusal import Refusal
from hoitu.production.newsroom import operations
from hoitu.production.newsroom.cases import content_of
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import Approval, GivingUp, Output, OutputVersion, Release
from hoitu.production.newsroom.profiles import levels_of
from hoitu.production.newsroom.release_content import ReleaseContent
from hoitu.production.newsroom.rules.hashing import Filing, content_hash, text_hash
from tests.production.newsroom import road
from tests.world import NOON, World, build

people = st.sampled_from(["binh", "tam", "lan", "hanh", "duc", "son", "sarone", "phuc", "vy", "quan"])
texts = st.sampled_from(["Bản một", "Bản hai", "Bản ba", ""])
levels = st.sampled_from(["desk", "secretariat", "chief", "language"])
hashes = st.sampled_from(["newest", "newest", "newest", "older"])
# The people of the road come up often, so that runs get far; everybody else comes up too.
likely = st.one_of(st.sampled_from(["binh", "tam", "lan", "hanh"]), people)


class Newsroom(RuleBasedStateMachine):
    """One output of the news desk, written by anh Bình."""

    world: World
    output: Output

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = NOON
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @initialize(language=st.sampled_from(["vi", "vi", "km"]))
    def open(self, language: str) -> None:
        self.world = build()
        self.output = road.draft(self.world, language=language)
        self.hashes = [self.output.content_hash]

    def person(self, name: str) -> Person:
        return self.world.people[name]

    def fresh(self) -> Output:
        return Output.objects.get(pk=self.output.pk)

    def tries(self, operation: Callable[..., Any], who: str, **given: Any) -> None:
        self.now += timedelta(minutes=1)
        try:
            operation(by=self.person(who), output_id=self.output.pk, now=self.now, **given)
        except Refusal as refusal:
            assert refusal.message  # noqa: PT017 - every refusal has words

    def tries_story(self, operation: Callable[..., Any], who: str, **given: Any) -> None:
        self.now += timedelta(minutes=1)
        try:
            operation(by=self.person(who), story_id=self.output.story_id, now=self.now, **given)
        except Refusal as refusal:
            assert refusal.message  # noqa: PT017 - every refusal has words

    @rule(who=likely, text=texts, stale=st.booleans())
    def save(self, who: str, text: str, stale: bool) -> None:  # noqa: FBT001 - hypothesis fills it
        version = max(0, self.fresh().version - stale)
        self.tries(operations.save_draft, who, base_version=version, content=road.content(text or " "))
        self.hashes.append(self.fresh().content_hash)

    @rule(who=likely, section=st.sampled_from(["thoi-su", "van-hoa"]))
    def file(self, who: str, section: str) -> None:
        self.tries_story(operations.file_story, who, title="Lúa", section_code=section)

    @rule(who=likely, share=st.integers(1, 100), named=st.booleans())
    def credit(self, who: str, share: int, named: bool) -> None:  # noqa: FBT001 - hypothesis fills it
        given = {"person_id": self.world.mai.pk, "part": "photo", "share_pct": share, "in_byline": named}
        self.tries_story(operations.set_contribution, who, **given)

    @rule(who=likely)
    def submit(self, who: str) -> None:
        self.tries(operations.submit, who)

    @rule(who=likely, reason=st.sampled_from(["Thiếu nguồn", " "]))
    def send_back(self, who: str, reason: str) -> None:
        self.tries(operations.return_output, who, reason=reason)

    @rule(who=likely, level=levels, which=hashes)
    def approve(self, who: str, level: str, which: str) -> None:
        content_hash = self.fresh().content_hash if which == "newest" else self.hashes[0]
        code = road.code_of(self.person(who)) if level == "chief" else ""
        self.tries(operations.approve, who, level=level, content_hash=content_hash, code=code)

    @rule()
    def walk_on(self) -> None:
        """Take the next right step, so that runs reach the far states too."""
        output = self.fresh()
        if output.state in {"draft", "returned"}:
            self.save("binh", "Bản một", stale=False)
            self.submit("binh")
        elif output.next_level:
            holder = {"language": "son", "desk": "tam", "secretariat": "lan", "chief": "hanh"}[output.next_level]
            self.approve(holder, output.next_level, "newest")

    @rule(who=likely, minutes=st.integers(-5, 120))
    def schedule(self, who: str, minutes: int) -> None:
        self.tries(operations.schedule, who, at=self.now + timedelta(minutes=minutes))

    @rule(who=likely)
    def unschedule(self, who: str) -> None:
        self.tries(operations.unschedule, who, reason="Hoãn")

    @rule(hours=st.integers(0, 3))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        operations.release_due(self.now)

    @rule(who=likely)
    def release(self, who: str) -> None:
        self.tries(operations.release, who)

    @rule(who=likely)
    def update(self, who: str) -> None:
        self.tries(operations.update, who, reason="Thêm số liệu")

    @rule(who=likely)
    def give_up(self, who: str) -> None:
        self.tries(operations.give_up, who, reason="Mở nhầm")

    @rule(who=likely, note=st.sampled_from(["Đúng là Long Đức", ""]))
    def correct(self, who: str, note: str) -> None:
        self.tries(operations.correct, who, reason="Sai tên", false_information="Long Hòa", public_note=note)

    @rule(who=likely, code=st.booleans())
    def withdraw(self, who: str, code: bool) -> None:  # noqa: FBT001 - hypothesis fills it
        given = road.code_of(self.person(who)) if code else ""
        self.tries(operations.withdraw, who, reason="Gỡ", code=given)

    @rule(who=likely)
    def spike(self, who: str) -> None:
        self.tries(operations.spike, who, reason="Bỏ")

    @rule(who=likely)
    def unspike(self, who: str) -> None:
        self.tries(operations.unspike, who, reason="Làm tiếp")

    # ------------------------------------------------------------------ what must hold after every step

    @invariant()
    def every_release_had_its_whole_chain(self) -> None:
        for release in Release.objects.all():
            chain = levels_of(release.output.kind, release.output.language)
            used = list(Approval.objects.filter(release=release).order_by("pk"))
            assert tuple(each.level for each in used) == chain
            assert {each.content_hash for each in used} == {release.content_hash}
            assert len({each.by_id for each in used}) == len(chain)
            assert used[-1].second_factor
            assert used[-1].content_hash == hash_of(release)

    @invariant()
    def nobody_approved_what_they_wrote(self) -> None:
        for given in Approval.objects.all():
            wrote = OutputVersion.objects.filter(
                output=given.output_id, saved_by=given.by_id, saved_in__in=("draft", "returned"), saved_at__lt=given.at
            )
            assert not wrote.exists()
            assert given.by != self.world.binh

    @invariant()
    def the_state_is_what_the_rows_lead_to(self) -> None:
        output = self.fresh()
        assert output.state == state_of_rows(output)
        standing = output.approvals.filter(voided_at=None, release=None)
        assert all(each.content_hash == output.content_hash for each in standing)
        if output.state in {"approved", "scheduled"}:
            assert standing.count() == len(levels_of(output.kind, output.language))
        if output.state in {"draft", "returned", "submitted", "released", "withdrawn", "spiked"}:
            assert not standing.exists()

    @invariant()
    def each_release_and_withdrawal_was_told_once(self) -> None:
        told = [each.payload["release_id"] for each in Event.objects.filter(name="newsroom.output.released")]
        assert sorted(told) == sorted(str(pk) for pk in Release.objects.values_list("pk", flat=True))
        withdrawn = Event.objects.filter(name="newsroom.output.withdrawn").count()
        assert withdrawn == self.fresh().withdrawals.count()

    @invariant()
    def every_version_is_there(self) -> None:
        output = self.fresh()
        versions = list(OutputVersion.objects.filter(output=output).order_by("version"))
        assert [each.version for each in versions] == list(range(1, output.version + 1))
        if versions:
            assert versions[-1].content_hash == text_hash(content_of(output))


def hash_of(release: Release) -> str:
    """The hash of what readers were shown, worked out from the release alone."""
    said = ReleaseContent.from_json(release.content)
    filing = Filing(
        section=said.section.code if said.section else "",
        topics=tuple(each.code for each in said.topics),
        places=tuple(each.code for each in said.places),
        bylines=tuple((each.person_id, each.name, each.part) for each in said.bylines),
        act="" if said.act == "publish" else said.act,
        correction_note=said.correction_note,
        false_information=said.false_information,
    )
    text = DraftContent(said.headline, said.lead, said.body, said.cover_id, said.ai_use)
    return content_hash(text, filing)


def state_of_rows(output: Output) -> str:
    """Work the state out from the rows alone, by their times."""
    if output.withdrawals.exists():
        return "withdrawn"
    if output.spikes.filter(ended_at=None).exists():
        return "spiked"
    turns = [
        *((each.at, "submitted") for each in output.submissions.all()),
        *((each.at, "returned") for each in output.returns.all()),
        *((each.released_at, "released") for each in output.releases.all()),
        *((each.at, "draft") for each in output.amendments.all()),
        *((each.at, "released") for each in GivingUp.objects.filter(amendment__output=output)),
        *((each.ended_at, "draft") for each in output.spikes.all() if each.ended_at),
    ]
    _at, last = max(turns, default=(NOON, "draft"), key=lambda turn: turn[0])
    standing = output.approvals.filter(voided_at=None, release=None).count()
    if last != "submitted" or not standing:
        return last
    if output.schedules.filter(closed_at=None).exists():
        return "scheduled"
    return "approved" if standing == len(levels_of(output.kind, output.language)) else "approving"


@pytest.mark.slow
@pytest.mark.django_db
def test_no_way_round_a_guard_is_found() -> None:
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=15, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
