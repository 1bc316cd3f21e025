"""A whole text against the house style: every rule that is on, part by part. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from hoitu.production.writing.rules import parts
from hoitu.production.writing.rules.parts import Content, Part
from hoitu.production.writing.rules.style import capitals, days, figures, khmer, marks, names, spelling
from hoitu.production.writing.rules.style.finding import Finding, Hit, House, in_order

Check = Callable[[str, House], Iterator[Hit]]
VIETNAMESE: dict[str, Check] = {
    "places": names.merged_places,
    "names": names.renamed,
    "titles": capitals.titles,
    "quotes": marks.quotation_marks,
    "dates": days.impossible_dates,
    "hours": figures.hours,
    "money": figures.money,
    "numbers": figures.numbers,
    "units": figures.units,
    "capitals": capitals.sentences,
    "state": capitals.people_and_state,
    "spelling": spelling.misspelled,
    "tone": spelling.misplaced_tones,
    "repeats": marks.repeated,
    "blanks": marks.blanks,
}
"""Every rule for Vietnamese; of two that find something in the same words, the earlier counts."""
KHMER: dict[str, Check] = {"khmer": khmer.khmer_text}
_NOT_PROSE = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|[@#]\w+|\b[\w-]+\.(?:vn|com|org|net|gov|edu)\b"
)
_QUOTED = re.compile(r'“[^“”\n]*”|"[^"\n]*"|«[^«»\n]*»')
_VERBATIM = {("quote", "text"), ("pull", "text"), ("sound", "words")}
"""Parts of blocks that are somebody's own words: nothing is found in them."""


def check(content: Content, language: str, house: House) -> list[Finding]:
    """Return what the house style finds in a content, in reading order; nothing in words that are quoted."""
    rules = KHMER if language == "km" else VIETNAMESE
    asked = {name: rule for name, rule in rules.items() if name in house.asked}
    seen: Counter[tuple[str, str, str]] = Counter()
    found: list[Finding] = []
    for part in parts.parts_of(content):
        if part.text and not _is_verbatim(part, content):
            found += [_counted(seen, name, part, hit) for name, hit in _in_part(part.text, house, asked)]
    return found


def prose_of(content: Content) -> str:
    """Return all a text says, for looking up the names in it."""
    return "\n".join(part.text for part in parts.parts_of(content))


def mended(content: Content, finding: Finding) -> Content:
    """Return the content with a finding's edits put in, the marks around them kept; raises AcrossParagraphs."""
    for edit in sorted(finding.hit.edits, key=lambda edit: edit.start, reverse=True):
        content = parts.replaced(content, parts.Match(finding.part, edit.start, edit.end), edit.new)
    return content


def all_mended(content: Content, findings: Iterable[Finding]) -> Content:
    """Return the content with the edits of several findings of it put in, the last first so that places hold."""
    for finding in sorted(findings, key=lambda each: each.hit.start, reverse=True):
        content = mended(content, finding)
    return content


def _counted(seen: Counter[tuple[str, str, str]], rule: str, part: Part, hit: Hit) -> Finding:
    where = (rule, part.place, part.text[hit.start : hit.end])
    seen[where] += 1
    return Finding(rule, part, hit, seen[where] - 1)


def _in_part(text: str, house: House, asked: dict[str, Check]) -> list[tuple[str, Hit]]:
    """Return what the rules find in one text; two never touch the same letters, and none those of a quotation."""
    closed = [found.span() for found in _NOT_PROSE.finditer(text)]
    quoted = [(found.start() + 1, found.end() - 1) for found in _QUOTED.finditer(text)]
    kept: list[tuple[str, Hit]] = []
    for name, rule in asked.items():
        for hit in in_order(rule(text, house)):
            if not any(_touches(hit, span, name) for span in (*closed, *quoted)) and not _taken(hit, kept):
                kept.append((name, hit))
    return sorted(kept, key=lambda each: each[1].start)


def _touches(hit: Hit, span: tuple[int, int], rule: str) -> bool:
    if rule == "quotes":
        return any(edit.start < span[1] and span[0] < edit.end for edit in hit.edits)
    return hit.start < span[1] and span[0] < hit.end


def _taken(hit: Hit, kept: list[tuple[str, Hit]]) -> bool:
    """Say whether an earlier rule changes or shows the same letters; quotation marks change only themselves."""
    mine = _letters(hit)
    return any(start < mine_end and mine_start < end for mine_start, mine_end in mine for _name, other in kept
               for start, end in _letters(other))  # fmt: skip


def _letters(hit: Hit) -> list[tuple[int, int]]:
    return [(edit.start, edit.end) for edit in hit.edits] or [(hit.start, hit.end)]


def _is_verbatim(part: Part, content: Content) -> bool:
    if part.path[0] != "body":
        return False
    kind = content["body"][part.path[1]].get("type")
    return (kind, part.path[-1]) in _VERBATIM
