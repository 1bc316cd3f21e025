"""Names by the day of the story: agencies and titles that have been renamed, places that have been merged. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hoitu.production.writing.rules.style.finding import Hit, House, PlaceFact, Term, point, swap

KINDS = ("tỉnh", "thành phố", "huyện", "thị xã", "thị trấn", "xã", "phường")
_PLACE = re.compile(
    rf"(?<![\w-])((?:{'|'.join(KINDS)}) )((?:[A-ZĐÀ-Ỹ][\w’']*|\d{{1,2}})(?:[ -][A-ZĐÀ-Ỹ][\w’']*){{0,4}})", re.IGNORECASE
)
_PAST_BEFORE = re.compile(
    r"(?:nguyên|trước đây|trước khi sáp nhập|trước sáp nhập|khi đó|lúc đó|thời|cũ|sáp nhập|hợp nhất|nhập|chia tách"
    r"|tái lập|thành lập từ|đổi tên)[^.!?\n]{0,80}$",
    re.IGNORECASE,
)
_PAST_AFTER = re.compile(
    r"^[ ,]*(?:\(?cũ\b|\(?(?:trước đây|nay là|nay thuộc|hiện là)|[^.!?\n]{0,80}(?:sáp nhập|hợp nhất|trước đây))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_OFFICIAL = re.compile(
    r"\b(?:luật|bộ luật|hiến pháp|nghị định|nghị quyết|quyết định|thông tư|pháp lệnh)\b|/QH\d|NĐ-CP|/TT-", re.IGNORECASE
)
_REACH = 300
"""How far a sentence is looked at, in characters."""
_COMPARED = re.compile(r"so với (?:cùng kỳ )?(?:năm )?\d{4}", re.IGNORECASE)
_END = re.compile(r"[.!?…]\s|\n")


def place_names_in(text: str) -> set[str]:
    """Return every name a text may call a place by, with its kind: what is to be looked up."""
    return {as_listed(name) for found in _PLACE.finditer(text) for name in _longest_first(found)}


def as_listed(name: str) -> str:
    """Return a name as the list of places has it: its kind with a capital."""
    return name[0].upper() + name[1:]


def merged_places(text: str, house: House) -> Iterator[Hit]:
    """Find places that are no more on the day of the story, unless the sentence speaks of the past."""
    for found in _PLACE.finditer(text):
        for name in _longest_first(found):
            fact = house.places.get(as_listed(name))
            if fact is not None:
                end = found.start() + len(name)
                if not is_of_the_past(text, found.start(), end, fact.until.year):
                    yield _merged(found.start(), end, name, fact)
                break


def renamed(text: str, house: House) -> Iterator[Hit]:
    """Find names and titles that are written otherwise on the day of the story; a place's name may follow."""
    if not house.terms:
        return
    pattern, by_words = _compiled(house.terms)
    for found in pattern.finditer(text):
        term = by_words[_key(found[0])]
        if term.from_date is not None:
            past = is_of_the_past(text, found.start(), found.end(), term.from_date.year)
            if house.day < term.from_date or past:
                continue
        checked = "yes" if term.verified else ""
        values = {"right": term.right, "source": term.source, "note": term.note, "checked": checked}
        what = "renamed" if term.from_date else "house_term"
        if term.right:
            yield swap(*found.span(), _begun_as(found[0], term.right), what, values)
        else:
            yield point(*found.span(), "no_more", values)


def cites_law(source: str) -> bool:
    """Say whether a source names a law or another official text: then somebody should have read it."""
    return _OFFICIAL.search(source) is not None


def is_of_the_past(text: str, start: int, end: int, year: int) -> bool:
    """Say whether the sentence around some words speaks of the time before a year, so that the old name is right."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    begins = max((found.end() for found in _END.finditer(text, first, start)), default=first)
    ends = next((found.start() for found in _END.finditer(text, end, last)), last)
    before, after = text[begins:start], text[end:ends]
    if _PAST_BEFORE.search(before) or _PAST_AFTER.search(after):
        return True
    years = [int(found) for found in _YEAR.findall(_COMPARED.sub("", before + " " + after))]
    return bool(years) and max(years) < year


def _longest_first(found: re.Match[str]) -> Iterator[str]:
    """Yield a name with its kind, then without its last word, and so on: Vĩnh Long Đỏ, Vĩnh Long, Vĩnh."""
    whole = found[0]
    yield whole
    while (cut := max(whole.rfind(" "), whole.rfind("-"))) > len(found[1]):
        whole = whole[:cut]
        yield whole


def _merged(start: int, end: int, name: str, fact: PlaceFact) -> Hit:
    values = {"until": f"{fact.until:%d/%m/%Y}", "now": ", ".join(fact.now), "source": fact.source}
    values["checked"] = "yes" if fact.verified else ""
    if len(fact.now) != 1:
        return point(start, end, "place_no_more", values)
    new = fact.now[0]
    return swap(start, end, new if name[0].isupper() else new[0].lower() + new[1:], "place_merged", values)


@lru_cache(maxsize=64)
def _compiled(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], dict[str, Term]]:
    """Return one pattern for all terms, the longest first; the first letter may be small or a capital."""
    by_words = {_key(term.wrong): term for term in terms}
    longest = sorted((term.wrong for term in by_words.values()), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){_either(words)}(?!\w)" for words in longest)), by_words


def _either(words: str) -> str:
    first = words[0]
    return f"[{re.escape(first.lower())}{re.escape(first.upper())}]{re.escape(words[1:])}"


def _key(words: str) -> str:
    return words[0].lower() + words[1:]


def _begun_as(old: str, new: str) -> str:
    """Begin as the house wrote it; only a term that begins small takes a capital from the text."""
    return new[0].upper() + new[1:] if old[0].isupper() else new
