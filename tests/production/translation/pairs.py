"""Pairs in short steps, for tests: a Vietnamese text handed in, its Khmer half, and a translator at work."""

from __future__ import annotations

from datetime import datetime

from hoitu.foundation.directory.models import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import Output
from hoitu.production.translation import operations, queries
from hoitu.production.translation.models import Pair
from hoitu.production.translation.operations import Translated
from tests.production.newsroom import road
from tests.world import NOON, World

PARAGRAPHS = ("Sáng nay bà con gặt lúa.", "Giá lúa tăng nhẹ.", "Hợp tác xã thu mua hết.")


def article(*paragraphs: str, headline: str = "Lúa vào vụ", lead: str = "Bà con gặt sớm.") -> DraftContent:
    """A Vietnamese article whose paragraphs are blocks with ids of their own, by their place."""
    texts = paragraphs or PARAGRAPHS
    body = [
        {"type": "paragraph", "value": f"<p>{text}</p>", "id": f"00000000-0000-4000-8000-{number:012d}"}
        for number, text in enumerate(texts)
    ]
    return DraftContent(headline, lead, body)


def handed_in(world: World, content: DraftContent | None = None, *, now: datetime = NOON) -> Output:
    """A Vietnamese web output, handed in."""
    output = road.draft(world, now=now)
    road.save(world.binh, output, content or article(), now=now)
    return newsroom.submit(by=world.binh, output_id=output.pk, now=now)


def made(world: World, *, now: datetime = NOON) -> Pair:
    """A pair whose Khmer half is empty yet."""
    source = handed_in(world, now=now)
    newsroom.assign(by=world.tam, story_id=source.story_id, assignee_id=world.sarone.pk, now=now)
    pair = operations.make_pair(by=world.tam, source_id=source.pk, now=now)
    outbox.drain(now=now)
    return pair


def fresh(pair: Pair) -> Pair:
    return Pair.objects.select_related("source__story", "target__story").get(pk=pair.pk)


def whats(pair: Pair, by: Person, *, now: datetime = NOON) -> list[str]:
    return [side.what for side in queries.bench(by, pair.pk, now).reading.sides.lines]


def translate(
    pair: Pair, by: Person, *numbers: int, texts: dict[int, str] | None = None, done: bool = True, now: datetime = NOON
) -> Translated:
    """Give Khmer to these lines (all without numbers) and say that they fit."""
    lines = queries.bench(by, pair.pk, now).reading.sides.lines
    chosen = [line for number, line in enumerate(lines) if not numbers or number in numbers]
    given = texts or {}
    return operations.translate(
        by=by,
        pair_id=pair.pk,
        base_version=fresh(pair).target.version,
        texts={
            line.key: {path: given.get(lines.index(line), f"ខ្មែរ {text}") for path, text in line.source.texts.items()}
            for line in chosen
            if line.source
        },
        done={line.key: line.digest for line in chosen if line.source} if done else {},
        dropped=[line.key for line in chosen if not line.source],
        now=now,
    )


def edit_source(world: World, pair: Pair, content: DraftContent, *, now: datetime = NOON) -> None:
    """The desk edits the Vietnamese text in approval, and the worker follows."""
    road.save(world.tam, pair.source, content, now=now)
    outbox.drain(now=now)


def release_both(world: World, pair: Pair, *, now: datetime = NOON) -> None:
    """Translate all, and take both halves through their chains."""
    translate(pair, world.sarone, now=now)
    newsroom.submit(by=world.sarone, output_id=pair.target_id, now=now)
    road.approve(world.son, pair.target, "language", now=now)
    for output in (pair.source, pair.target):
        road.approve_whole_chain(world, output, now=now)
        newsroom.release(by=world.hanh, output_id=output.pk, now=now)
        outbox.drain(now=now)
