"""Capital letters: after a full stop, in weekdays, in titles of office before a name. Pure.

Decree 30/2020, annex II, is the source that most houses follow; it binds administrative documents, not the press.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoitu.production.writing.rules.style.finding import Hit, House, swap

TITLES = (
    "Tổng Bí thư", "Phó Bí thư", "Bí thư", "Phó Chủ tịch", "Chủ tịch", "Phó Thủ tướng", "Thủ tướng", "Thứ trưởng",
    "Bộ trưởng", "Phó Tổng Giám đốc", "Tổng Giám đốc", "Phó Giám đốc", "Giám đốc", "Phó Chánh Văn phòng",
    "Chánh Văn phòng", "Chánh Thanh tra", "Chánh án", "Viện trưởng", "Phó Viện trưởng", "Phó Trưởng ban", "Trưởng ban",
    "Phó Trưởng phòng", "Trưởng phòng", "Phó Hiệu trưởng", "Hiệu trưởng", "Phó Tổng Biên tập", "Tổng Biên tập",
    "Phó Chỉ huy trưởng", "Chỉ huy trưởng", "Chính ủy", "Giáo sư", "Phó Giáo sư", "Tiến sĩ", "Thạc sĩ", "Đại tá",
    "Thượng tá", "Trung tá", "Thiếu tá", "Đại úy", "Thiếu tướng", "Trung tướng", "Đại tướng",
)  # fmt: skip
"""Titles of office, rank and learning as written before the name of who bears them."""
_BY_WORDS = {title.lower(): title for title in TITLES}
_TITLE = re.compile(
    r"(?<![\w-])(" + "|".join(sorted(map(re.escape, _BY_WORDS), key=len, reverse=True)) + r")(?= [A-ZĐÀ-Ỹ])",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(\w+)([.!?]) +([a-zđà-ỹ][\w]*)")
_SHORT = "tp tx tt th ts ths pgs gs bs ks cn q p h x st tr v đ đc k mr mrs dr no"
_ABBREVIATED = frozenset(_SHORT.split())
_WEEKDAY = re.compile(
    r"(?<!\w)(thứ) (hai|ba|tư|năm|sáu|bảy)(?=,? ngày \d| ?\(\d|, \d{1,2}/\d)|(?<!\w)(tháng) (giêng|chạp)(?!\w)"
)
_STATE = re.compile(r"(?<!\w)(nhà nước|nhân dân)(?!\w)")
_NOT_STATE = re.compile(r"(?:ủy ban|hội đồng|tòa án|viện kiểm sát|quân đội|công an) $", re.IGNORECASE)


def sentences(text: str, _house: House) -> Iterator[Hit]:
    """Find sentences that begin with a small letter, and weekdays and moon months in words with one."""
    for found in _SENTENCE.finditer(text):
        before, word = found[1], found[3]
        known = before.lower() in _ABBREVIATED or len(before) == 1
        if not known and not before[-1].isdigit() and word.islower() and not _is_after_dots(text, found.start(2)):
            yield swap(*found.span(3), word[0].upper() + word[1:], "sentence")
    for found in _WEEKDAY.finditer(text):
        first, second = (found[1], found[2]) if found[1] else (found[3], found[4])
        yield swap(*found.span(), f"{first} {second.capitalize()}", "weekday")


def titles(text: str, _house: House) -> Iterator[Hit]:
    """Find titles of office right before a name or an agency that are not written as the decree has them."""
    for found in _TITLE.finditer(text):
        right = _BY_WORDS[found[1].lower()]
        if found[1] != right and not found[1].isupper():
            yield swap(*found.span(1), right, "title")


def people_and_state(text: str, _house: House) -> Iterator[Hit]:
    """Find “Nhân dân” and “Nhà nước” in small letters; most newspapers leave this to official texts."""
    for found in _STATE.finditer(text):
        if not _NOT_STATE.search(text[max(0, found.start() - 20) : found.start()]):
            yield swap(*found.span(), found[0].capitalize(), "people_and_state")


def _is_after_dots(text: str, at: int) -> bool:
    return text[at - 1 : at] == "." or text[at + 1 : at + 2] == "."
