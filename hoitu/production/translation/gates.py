"""What pairs say before a Khmer text leaves, and what is kept with its release."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoitu.kernel.refusal import NotReady, Refusal
from hoitu.production.newsroom import release_gates
from hoitu.production.newsroom.queries import Output
from hoitu.production.translation.models import Mark, Pair, ReleaseRule
from hoitu.production.translation.reading import Reading, read
from hoitu.production.translation.rules.sides import Side
from hoitu.production.translation.ruling import rule_of

NAMED = 5  # paragraphs that a refusal names


def gate(output: Output, step: str) -> Refusal | None:  # noqa: ARG001 - every step it is asked about is held alike
    """Hold a Khmer text back while it is behind its source, where the agency's rule says so."""
    found = _read(output)
    if found is None or not (found.sides.open or found.is_orphan):
        return None
    if rule_of(output.story.agency_id).way != ReleaseRule.Way.BLOCK:
        return None
    if found.is_orphan:
        return NotReady(_("The Vietnamese source was withdrawn: its translation stays back."), code="source_withdrawn")
    count = len(found.sides.open)
    return NotReady(
        ngettext(
            "The translation is not up to date: %(count)s paragraph is behind its source.",
            "The translation is not up to date: %(count)s paragraphs are behind their source.",
            count,
        )
        % {"count": count},
        problems=[_line(each) for each in found.sides.open[:NAMED]],
        code="translation_behind",
    )


def remark(output: Output) -> dict[str, Any]:
    """Return what was translated from what, by digests, and how many paragraphs were behind."""
    found = _read(output)
    if found is None:
        return {}
    basis = [[side.source.digest, side.target.digest] for side in _done(found) if side.source and side.target]
    behind = len(found.sides.open)
    return {"source": str(found.pair.source_id), "version": found.source.version if found.source else 0,
            "behind": behind, "basis": basis}  # fmt: skip


def _done(found: Reading) -> list[Side]:
    return [line for line in found.sides.lines if line.source and line.target and line.what in {"current", "moved"}]


def _read(output: Output) -> Reading | None:
    if output.language == "vi":
        return None
    pair = Pair.objects.select_related("source").filter(target=output).first()
    if pair is None:
        return None
    pair.target = output
    return read(pair)


def _line(side: Side) -> str:
    words = side.words.replace("\n", " ")
    label = str(Mark.What(side.what).label)
    return f"{label}: {words[:80]}{'…' if len(words) > 80 else ''}" if words else label  # noqa: PLR2004 - a line's room


def register() -> None:
    """Stand at the newsroom's door."""
    release_gates.register("translation.behind", gate)
    release_gates.remark("translation", remark)
