"""Walks stories through the newsroom's own operations, everybody acting at their hour, in the order of time."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from hoitu.foundation.directory.queries import Person
from hoitu.production.approvals import operations as approvals
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom import queries as newsroom_now
from hoitu.production.newsroom.profiles import levels_of
from hoitu.production.newsroom.queries import Output, Story
from hoitu.production.writing import operations as writing
from hoitu.web.demo import translating
from hoitu.web.demo.telling import Told

Steps = Iterator[datetime]
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Cast:
    """Who does what: people by user name, desks by (agency, code), and the code on a person's phone at an instant."""

    people: dict[str, Person]
    desks: dict[str, UUID]
    code: Callable[[str, datetime], str]

    def planner(self, author: str) -> str:
        return {"sarone": "lan", "mai": "phuc"}.get(author, "tam")

    def approver(self, author: str, level: str) -> str:
        newspaper = {"language": "son", "desk": "tam", "secretariat": "lan", "chief": "hanh"}
        station = {"desk": "phuc", "secretariat": "tuyet", "chief": "duc"}
        return (station if author == "mai" else newspaper)[level]


def walk_all(stories: Iterable[Told], cast: Cast, *, now: datetime, progress: Callable[[], None]) -> None:
    """Walk every story, step by step by the clock, as a newsroom does: the audit log reads in order."""
    for _at in together(walk(told, cast, now=now) for told in stories):
        progress()


def together(walks: Iterable[Steps]) -> Steps:
    """Merge several walks into one whose steps come in the order of time."""
    order = count()
    waiting: list[tuple[datetime, int, Steps]] = []

    def wait_for(steps: Steps) -> None:
        following = next(steps, None)
        if following is not None:
            heapq.heappush(waiting, (following, next(order), steps))

    for steps in walks:
        wait_for(steps)
    while waiting:
        at, _order, steps = heapq.heappop(waiting)
        yield at
        wait_for(steps)


def walk(told: Told, cast: Cast, *, now: datetime) -> Steps:
    """Walk one story; yield the instant of each step before taking it."""
    out = now - told.ago
    author, planner = cast.people[told.author], cast.people[cast.planner(told.author)]
    at = out - timedelta(hours=26)
    yield at
    idea = newsroom.propose_idea(
        by=author, unit_id=cast.desks[told.author], title=told.title[:200],
        pitch=next(iter(told.outputs.values())).lead, is_demo=True, now=at,
    )  # fmt: skip
    if told.ends == "idea":
        return
    at += timedelta(hours=1)
    yield at
    newsroom.decide_idea(by=planner, idea_id=idea.pk, verdict="approved", now=at)
    story = newsroom.open_story(by=planner, idea_id=idea.pk, is_demo=True, now=at)
    due = out - timedelta(hours=3)
    outputs = {
        name: newsroom.add_output(
            by=planner, story_id=story.pk, kind=name.split(":")[0], language=name.split(":")[1], due_at=due, now=at
        )
        for name in told.outputs
    }
    newsroom.assign(by=planner, story_id=story.pk, assignee_id=author.pk, kinds=list(outputs), due_at=due, now=at)
    at = out - timedelta(hours=4)
    yield at
    _file(told, story, author, planner, at)
    yield from together(
        _make(told, name, outputs, cast, at=at + MINUTE * 3 * (step + 1), out=out + MINUTE * 2 * step)
        for step, name in enumerate(outputs)
    )
    yield from _afterwards(told, outputs["web:vi"], cast, now=now)


def _file(told: Told, story: Story, author: Person, planner: Person, at: datetime) -> None:
    newsroom.file_story(
        by=author, story_id=story.pk, title=told.title[:200], section_code=told.section, topic_codes=[told.topic],
        is_political_or_essential=told.political, now=at,
    )  # fmt: skip
    newsroom.set_contribution(by=author, story_id=story.pk, person_id=author.pk, part="text", now=at)
    source_id = None
    for name, detail in told.sources:
        source = newsroom.add_source(by=author, story_id=story.pk, name=name, detail=detail, now=at)
        source_id = source_id or source.pk
    for text in told.facts:
        fact = newsroom.add_fact(by=author, story_id=story.pk, text=text, source_id=source_id, now=at)
        newsroom.verify_fact(by=planner, fact_id=fact.pk, version=fact.version, now=at)


def _make(told: Told, name: str, outputs: dict[str, Output], cast: Cast, *, at: datetime, out: datetime) -> Steps:
    kind, _colon, language = name.partition(":")
    author = cast.people[translating.TRANSLATOR if language == "km" else told.author]
    content, output = told.outputs[name], outputs[name]
    yield at
    saved = newsroom.save_draft(by=author, output_id=output.pk, base_version=output.version, content=content, now=at)
    _link_facts(told, saved, author, at)
    if language == "km":
        translating.fits(by=author, source_id=outputs[f"{kind}:vi"].pk, now=at)
    if told.ends == "draft":
        yield from _talk_over(told, output, author, cast, at)
        return
    at += MINUTE
    yield at
    handed_in = newsroom.submit(by=author, output_id=output.pk, now=at)
    if told.ends in {"submitted", "returned"}:
        yield from _look_at(told, output, cast, at)
        return
    yield from _approve(told, output, handed_in.content_hash, cast, out=out)
    if told.ends in {"desk", "secretariat"}:
        return
    chief = cast.people[cast.approver(told.author, "chief")]
    if told.ends == "scheduled":
        newsroom.schedule(by=chief, output_id=output.pk, at=out + timedelta(hours=4), now=out)
        return
    yield out
    newsroom.release(by=chief, output_id=output.pk, now=out)


def _talk_over(told: Told, output: Output, author: Person, cast: Cast, at: datetime) -> Steps:
    """Leave a note beside a draft."""
    at += MINUTE * 2
    yield at
    writing.add_note(
        by=cast.people[cast.approver(told.author, "desk")], story_id=output.story_id, output_id=output.pk,
        text=f"@{author.username} xem lại tên người và số liệu trước khi nộp nhé.", now=at,
    )  # fmt: skip


def _look_at(told: Told, output: Output, cast: Cast, at: datetime) -> Steps:
    """Ask a colleague about what was handed in, or send it back and put a fact right."""
    desk = cast.people[cast.approver(told.author, "desk")]
    at += MINUTE * (4 if told.ends == "submitted" else 20)
    yield at
    if told.ends == "submitted":
        approvals.ask(
            by=desk, output_id=output.pk, of_id=cast.people["lan"].pk,
            subject="expert", question="Tên ấp và số liệu đã kiểm chưa?", now=at,
        )  # fmt: skip
        return
    newsroom.return_output(by=desk, output_id=output.pk, reason=told.words["reason"], now=at)
    _change_fact(told, output, cast, at)


def _link_facts(told: Told, output: Output, author: Person, at: datetime) -> None:
    """Say which facts a text says, all of its story's, and make what is to be made from it."""
    facts = newsroom_now.facts_of(output.story_id) if told.facts else []
    if facts and output.releases.count() == 0:
        newsroom.use_facts(by=author, output_id=output.pk, fact_ids=[line.fact.pk for line in facts], now=at)
    if told.derive:
        newsroom.derive(by=author, source_id=output.pk, kind=told.derive, now=at)


def _change_fact(told: Told, output: Output, cast: Cast, at: datetime) -> None:
    """Put the first fact right: the outputs that say it show it."""
    if "fact_now" not in told.words:
        return
    fact = newsroom_now.facts_of(output.story_id)[0].fact
    newsroom.change_fact(
        by=cast.people[cast.planner(told.author)], fact_id=fact.pk, base_version=fact.version,
        text=told.words["fact_now"], now=at,
    )  # fmt: skip


def _approve(told: Told, output: Output, content_hash: str, cast: Cast, *, out: datetime) -> Steps:
    """Approve level by level, an hour to two minutes before release, as far as the story goes."""
    levels = levels_of(output.kind, output.language)
    for number, level in enumerate(levels, start=1):
        at = out - MINUTE * 15 * (len(levels) - number) - MINUTE
        yield at
        who = cast.approver(told.author, level)
        newsroom.approve(
            by=cast.people[who], output_id=output.pk, level=level, content_hash=content_hash,
            code=cast.code(who, at) if level == "chief" else "", now=at,
        )  # fmt: skip
        if level == told.ends:
            return


def _afterwards(told: Told, output: Output, cast: Cast, *, now: datetime) -> Steps:
    """Correct or withdraw what was released, an hour or more later."""
    chief = cast.approver(told.author, "chief")
    at = now - told.ago + timedelta(minutes=50)
    if told.then == "withdraw":
        yield at
        newsroom.withdraw(
            by=cast.people[chief], output_id=output.pk, reason=told.words["reason"], public_note=told.words["note"],
            code=cast.code(chief, at), now=at,
        )  # fmt: skip
    elif told.then == "correct":
        yield at
        opened = newsroom.correct(
            by=cast.people[cast.approver(told.author, "secretariat")], output_id=output.pk, reason=told.words["reason"],
            false_information=told.words["untrue"], public_note=told.words["note"], now=at,
        )  # fmt: skip
        content = told.outputs["web:vi"]
        body = [_put_right(each, told.words) for each in content.body]
        right = replace(content, body=body)
        again = replace(told, then="", outputs={"web:vi": right})
        yield from _make(
            again, "web:vi", {"web:vi": opened.output}, cast, at=at + MINUTE, out=at + timedelta(minutes=55)
        )


def _put_right(block: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
    value = block["value"]
    return {**block, "value": value.replace(words["wrong"], words["right"])} if isinstance(value, str) else block
