"""The translator's one act: Khmer texts for paragraphs, and the word that they fit the source as it is now."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.queries import Output
from hoitu.production.translation.models import Binding, Pair
from hoitu.production.translation.operations.following import follow
from hoitu.production.translation.queries.pairs import find
from hoitu.production.translation.reading import Reading, read
from hoitu.production.translation.rules import standing
from hoitu.production.translation.rules.alignment import align
from hoitu.production.translation.rules.segments import Segment, cut
from hoitu.production.translation.rules.sides import Composed, Side, compose, order

Texts = Mapping[str, Mapping[str, str]]
_EMPTY_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Translated:
    """The pair after the act, the Khmer output as saved, how many paragraphs were said to fit, and which could not.

    `overtaken` have changed in the source since they were shown, `bare` have no Khmer text: each by its first words.
    """

    pair: Pair
    output: Output
    done: int
    overtaken: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()


def translate(
    *,
    by: Person,
    pair_id: UUID,
    base_version: int,
    texts: Texts,
    done: Mapping[str, str] | None = None,
    dropped: Collection[str] = (),
    now: datetime,
) -> Translated:
    """Save Khmer texts by the key of their paragraph, then note which paragraphs fit the source as it was shown.

    `texts` is key → field → text (marked text for paragraphs); `done` is key → digest of the source paragraph that
    was shown; `dropped` are keys of paragraphs gone from the source whose Khmer text goes too. The text is saved by
    the newsroom's own rules (base version, side draft, who may); then, in a second step, what fits is noted.
    """
    before = read(find(by, pair_id, now))
    done = dict(done or {})
    if done:
        _may_say_it_fits(by=by, pair_id=pair_id, agency_id=before.pair.source.story.agency_id, now=now)
    fits = _fitting(before, done)
    composed = compose(before.sides, before.target, _tidied(before, texts), settled=fits, dropped=dropped)
    output = newsroom.save_draft(
        by=by, output_id=before.pair.target_id, base_version=base_version, content=composed.content, now=now
    )
    return _note(by=by, pair_id=pair_id, composed=composed, done=done, dropped=sorted(dropped), output=output, now=now)


@audited("translation.pair.translate", target="pair_id")
def _may_say_it_fits(*, by: Person, pair_id: UUID, agency_id: UUID, now: datetime) -> None:  # noqa: ARG001 - for the audit
    if not standing.reads_khmer(people.standing(by, local_date(now)), agency_id):
        raise NotAllowed(
            _("Only a Khmer translator or language reviewer says that a Khmer text fits its source."),
            code="not_in_khmer",
        )


def _tidied(found: Reading, texts: Texts) -> dict[str, dict[str, str]]:
    """Return the texts without empty lines, which would part a paragraph in two; a box may have several paragraphs."""
    kinds = {line.key: line.source.kind for line in found.sides.lines if line.source}
    return {
        key: {path: _lines(text, several=kinds[key] == "box") for path, text in given.items()}
        for key, given in texts.items()
        if key in kinds
    }


def _lines(text: str, *, several: bool) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return lines if several else _EMPTY_LINES.sub("\n", lines)


def _fitting(found: Reading, done: Mapping[str, str]) -> frozenset[str]:
    return frozenset(line.key for line in found.sides.lines if line.source and done.get(line.key) == line.digest)


@audited("translation.pair.translate", target="pair_id")
def _note(
    *,
    by: Person,
    pair_id: UUID,
    composed: Composed,
    done: Mapping[str, str],
    dropped: Collection[str],
    output: Output,
    now: datetime,
) -> Translated:
    """Bind each paragraph to the Khmer text it now has, and settle what fits."""
    pair = (
        Pair.objects.select_for_update(of=("self",), no_key=True)
        .select_related("source__story", "target__story")
        .get(pk=pair_id)
    )
    found = read(pair)
    now_at = _where(composed, found)
    fits = _fitting(found, done)
    bare = _bare(found, fits, now_at)
    fits -= set(bare)
    _rebind(found, fits, now_at, by, now)
    detail = {"done": sorted(fits), "dropped": sorted(dropped), "version": output.version}
    audit.record(by=by, action="translation.pair.translate", target=pair, detail=detail, now=now)
    pair = follow(pair_id=pair.pk, by=by, now=now)
    overtaken = {line.key: line.source.words[:80] for line in found.sides.lines if line.source and line.key in done}
    late = tuple(words for key, words in overtaken.items() if key not in fits and key not in bare)
    return Translated(pair, output, len(fits), late, tuple(bare.values()))


def _where(composed: Composed, found: Reading) -> dict[str, Segment]:
    """Return each line's Khmer segment as it was saved, by key."""
    saved = cut(found.target)
    at = {was: now for now, was in align(composed.segments, saved).items()}
    places = {id(each): place for place, each in enumerate(composed.segments)}
    return {key: saved[at[places[id(each)]]] for key, each in composed.by_key.items() if places.get(id(each)) in at}


def _bare(found: Reading, fits: Collection[str], now_at: Mapping[str, Segment]) -> dict[str, str]:
    """Return the paragraphs, by key, that have words in the source and none in Khmer."""
    return {
        line.key: line.source.words[:80]
        for line in found.sides.lines
        if line.key in fits and line.source and not line.source.is_empty
        if line.key not in now_at or _lacks_text(line.source, now_at[line.key])
    }


def _lacks_text(source: Segment, target: Segment) -> bool:
    return any(text.strip() and not target.texts.get(path, "").strip() for path, text in source.texts.items())


def _rebind(found: Reading, fits: Collection[str], now_at: Mapping[str, Segment], by: Person, now: datetime) -> None:
    """Write the bindings anew, in the order they now have; those of paragraphs gone from the source come last."""
    lines = {line.key: line for line in found.sides.lines if line.source}
    rows = []
    for key in order(found.sides, len(found.rows), fits):
        line, target = lines[key], now_at.get(key) or lines[key].target
        row = _fitting_row(found, line, target, by, now) if key in fits else _waiting_row(found, line, target)
        rows += [row] if row else []
    gone = [line.place for line in found.sides.lines if not line.source and line.target]
    rows += [found.rows[place] for place in gone if place is not None]
    found.pair.bindings.all().delete()
    for position, row in enumerate(rows):
        row.pk, row.position = None, position
    Binding.objects.bulk_create(rows)


def _fitting_row(found: Reading, line: Side, target: Segment | None, by: Person, now: datetime) -> Binding | None:
    """Return the row of a paragraph that fits: made from the source as it is now. Said before, it stands as it was."""
    if line.what == "current":
        return _waiting_row(found, line, target)
    if line.source is None or target is None:
        return None
    return Binding(pair=found.pair, source=line.source.as_json(), target=target.as_json(), done_by=by, done_at=now)


def _waiting_row(found: Reading, line: Side, target: Segment | None) -> Binding | None:
    """Return the row of a paragraph of which nothing new was said: what it was made from before stays."""
    if line.source is None or target is None:
        return None
    old = found.rows[line.place] if line.place is not None else None
    if old is None:
        return Binding(pair=found.pair, source=line.source.as_json(), target=target.as_json())
    return Binding(
        pair=found.pair, source=old.source, target=target.as_json(), done_by=old.done_by, done_at=old.done_at
    )
