"""Numbers, units, money and hours. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoitu.production.writing.rules.style.finding import Hit, House, swap

_COUNTED = r"đồng|VNĐ|VND|vnđ|đ|người|hộ|con|lượt|suất|chiếc|căn|cây|phiếu|cử tri|học sinh|hội viên|đoàn viên"
_MEASURED = r"tấn|tạ|ha|héc-ta|kg|km|km²|m²|m³|lít|triệu|tỷ|tỉ|nghìn|ngàn"
_COMMAS = re.compile(rf"(?<![\w.,])\d{{1,3}}(?:(?:,\d{{3}}){{2,}}|,\d{{3}}(?=[ \u00a0]*(?:{_COUNTED})\b))(?![\d,.]*\d)")
_POINT = re.compile(rf"(?<![\w.,/])(\d+)\.(\d{{1,2}})(?=[ \u00a0]*(?:%|(?:phần trăm|độ C|{_MEASURED})\b))")
_UNGROUPED = re.compile(rf"(?<![\w.,/:-])[1-9]\d{{3,}}(?=[ \u00a0]+(?:{_COUNTED}|{_MEASURED})\b)")
_YEARS = range(1900, 2101)

_PERCENT = re.compile(r"(?<=\d)[ \u00a0]+%")
_POWER = re.compile(r"(?<![^\W\d_])(km|cm|dm|m)([23])(?!\w)")
_GLUED = re.compile(r"(?<![\w.,/])(\d+(?:[.,]\d+)*)(km²|m²|m³|km|kg|cm|mm|ha|tấn|tạ|lít)(?!\w)")
_CAPITAL = re.compile(r"(?<=\d)([ \u00a0]?)(Kg|KG|Ha|HA|Km|KM)(?!\w)")

_MONEY = re.compile(r"(?:(?<=\d)|(?<=triệu)|(?<=tỷ)|(?<=tỉ)|(?<=nghìn)|(?<=ngàn))[ \u00a0]*(?:VNĐ|VND|vnđ|vnd|đ)(?!\w)")

_LETTER = re.compile(r"(?<![\w.,:/])([01]?\d|2[0-4])[ \u00a0]?[hH][ \u00a0]?([0-5]\d)?(?!\w)")
_HOUR, _MINUTE = r"([01]?\d|2[0-4])", r"([0-5]\d)"
_AT = r"(?:(?<=\blúc )|(?<=\bđến )|(?<=\bhồi )|(?<=\btừ ))"
_COLON = re.compile(rf"{_AT}{_HOUR}:{_MINUTE}(?![\d:])")
_WORDS = re.compile(rf"{_AT}{_HOUR} giờ(?: ([0-5]?\d)(?: phút)?(?![\d.,]))?(?!\w)")


def numbers(text: str, _house: House) -> Iterator[Hit]:
    """Find numbers not written the Vietnamese way: 1.000.000, and 3,5 %."""
    for found in _COMMAS.finditer(text):
        yield swap(*found.span(), found[0].replace(",", "."), "thousands")
    for found in _POINT.finditer(text):
        yield swap(*found.span(), f"{found[1]},{found[2]}", "decimals")
    for found in _UNGROUPED.finditer(text):
        if len(found[0]) > 4 or int(found[0]) not in _YEARS:  # noqa: PLR2004 - a year has four digits
            yield swap(*found.span(), f"{int(found[0]):,}".replace(",", "."), "thousands")


def units(text: str, _house: House) -> Iterator[Hit]:
    """Find units not written as the law on measures has them: 12%, km², 5 kg."""
    for found in _PERCENT.finditer(text):
        yield swap(*found.span(), "%", "percent")
    for found in _POWER.finditer(text):
        yield swap(*found.span(), found[1] + {"2": "²", "3": "³"}[found[2]], "power")
    for found in _GLUED.finditer(text):
        yield swap(*found.span(), f"{found[1]} {found[2]}", "unit_glued")
    for found in _CAPITAL.finditer(text):
        yield swap(*found.span(), f" {found[2].lower()}", "unit_capital")


def money(text: str, _house: House) -> Iterator[Hit]:
    """Find sums in đ or VNĐ: in running text they are in đồng."""
    for found in _MONEY.finditer(text):
        yield swap(*found.span(), " đồng", "money")


def hours(text: str, house: House) -> Iterator[Hit]:
    """Find hours written another way than the house's: “8 giờ 30” or “8h30”."""
    by_letter = house.asked.get("hours") == "h"
    for found in _COLON.finditer(text):
        yield swap(*found.span(), _hour(found[1], found[2], by_letter=by_letter), "hour")
    for found in (_WORDS if by_letter else _LETTER).finditer(text):
        yield swap(*found.span(), _hour(found[1], found[2] or "", by_letter=by_letter), "hour")


def _hour(hour: str, minute: str, *, by_letter: bool) -> str:
    whole = str(int(hour))
    rest = f"{int(minute):02}" if minute and int(minute) else ""
    if by_letter:
        return f"{whole}h{rest}"
    return f"{whole} giờ {rest}" if rest else f"{whole} giờ"
