"""What the house style says on screens: the name of each rule, why something was found, where that is written."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoitu.production.writing.rules.style.finding import Finding

DECREE = "Nghị định 30/2020/NĐ-CP, phụ lục II"
HOUSE = _("choice of the house")

RULES: dict[str, tuple[Promise, Promise]] = {
    "spelling": (
        _("Spelling"),
        _("words that cannot be spelled so; the dictionary lets words of the house pass"),
    ),
    "tone": (_("Tone marks"), _("hòa or hoà, thúy or thuý: one way in every text")),
    "places": (
        _("Places by date"),
        _("provinces, districts and communes that are no more on the day of the story"),
    ),
    "names": (_("Agencies and titles by date"), _("ministries, departments, titles; and the dictionary's words")),
    "titles": (_("Capitals in titles"), _("Chủ tịch, Phó Giám đốc before a name")),
    "capitals": (_("Capitals in sentences"), _("after a full stop; thứ Hai, tháng Giêng")),
    "state": (_("Nhân dân, Nhà nước"), _("with capitals, as in administrative documents")),
    "numbers": (_("Numbers"), _("1.000.000 and 3,5")),
    "units": (_("Units"), _("12%, km², 5 kg")),
    "money": (_("Money"), _("50.000 đồng, not 50.000đ or VNĐ")),
    "hours": (_("Hours"), _("8 giờ 30 or 8h30")),
    "dates": (_("Dates"), _("days that are none, weekdays that do not fit, 5-9 for 5/9")),
    "quotes": (_("Quotation marks"), _("“ ” instead of straight ones; both halves")),
    "blanks": (_("Blanks"), _("two in a row, before a comma, none after it")),
    "repeats": (_("Words twice"), _("của của")),
    "khmer": (_("Khmer texts"), _("digits of two scripts, breaks, full stops")),
}
"""Each rule's name and what it looks for."""

WAYS = {"old": "hòa, thúy", "new": "hoà, thuý", "giờ": "8 giờ 30", "h": "8h30", "/": "5/9", "-": "5-9"}

SOURCES = {
    "titles": DECREE, "capitals": DECREE, "state": DECREE,
    "numbers": "Luật Kế toán 88/2015/QH13, Điều 11", "units": "Nghị định 86/2012/NĐ-CP",
}  # fmt: skip
"""Where a rule is written; none of these texts was read for this table, so each bears the badge."""

_WHY: dict[str, Promise] = {
    "misspelled": _("This cannot be spelled so in Vietnamese."),
    "impossible": _("No Vietnamese syllable is spelled so. A name or a word of the house goes into the dictionary."),
    "tone_of_house": _("The house puts the tone mark over the other vowel."),
    "tone_misplaced": _("The tone mark sits over the wrong letter."),
    "place_merged": _("This place was merged on %(until)s."),
    "place_no_more": _("This place is no more since %(until)s: name today's, or say that it is the old one."),
    "renamed": _("It has another name on the day of the story."),
    "no_more": _("It is no more on the day of the story: find who does its work today."),
    "house_term": _("The house writes it otherwise."),
    "title": _("The title before a name is written with these capitals."),
    "sentence": _("A sentence begins with a capital."),
    "weekday": _("Weekdays and months in words bear a capital."),
    "people_and_state": _("Administrative documents write it with a capital."),
    "thousands": _("Thousands are parted by dots."),
    "decimals": _("Decimals follow a comma."),
    "percent": _("The sign % stands close to its number."),
    "power": _("Square and cubic units have a raised digit."),
    "unit_glued": _("A blank parts a number from its unit."),
    "unit_capital": _("This unit is written with small letters."),
    "money": _("Sums are in “đồng”."),
    "hour": _("The house writes hours otherwise."),
    "no_such_day": _("The calendar has no such day."),
    "wrong_weekday": _("%(date)s is another weekday: check the date too."),
    "date_dash": _("The house writes dates with a stroke; a dash reads as “from … to”."),
    "straight_quotes": _("Quotations stand between “ and ”."),
    "half_quote": _("The other half of this quotation mark is missing."),
    "two_blanks": _("Two blanks in a row."),
    "blank_before_mark": _("No blank before this mark."),
    "blank_inside": _("No blank inside the bracket."),
    "blank_after_mark": _("A blank is missing after the mark."),
    "twice": _("The same word twice."),
    "mixed_digits": _("Digits of two scripts in one number."),
    "khmer_breaks": _("A break that breaks nothing."),
    "khmer_blank": _("No blank before this mark."),
    "khmer_stop": _("A Khmer sentence ends with ។."),
}


@dataclass(frozen=True)
class Said:
    """One finding as a screen shows it; `unverified` asks for the badge, `shown` makes blanks visible."""

    finding: Finding
    rule: str
    why: str
    source: str
    unverified: bool
    holds: bool
    before: str
    shown: str
    better: str | None
    after: str

    @property
    def may_be_accepted(self) -> bool:
        """Whether the word may go into the dictionary."""
        return self.finding.rule == "spelling"


AROUND = 36
"""Characters shown on each side of what was found."""


def said(finding: Finding, *, holds: bool) -> Said:
    """Return a finding in words, with a little of the text around it."""
    text, hit = finding.part.text, finding.hit
    values = dict(hit.values)
    source = values["source"] if "source" in values else SOURCES.get(finding.rule, "")
    why = str(_WHY[hit.what])
    if values:  # without any, a % is itself: “Dấu % viết liền với số.”
        why %= values
    if values.get("now"):
        why = f"{why} {gettext('Now: %(places)s.') % {'places': values['now']}}"
    if values.get("note"):
        why = f"{why} ({values['note']})"
    return Said(
        finding,
        rule=str(RULES[finding.rule][0]),
        why=why,
        source=source or str(HOUSE),
        unverified=bool(source) and not values.get("checked"),
        holds=holds,
        before=_lead(text[max(0, hit.start - AROUND) : hit.start], cut=hit.start > AROUND),
        shown=visible(finding.words),
        better=None if finding.suggestion is None else visible(finding.suggestion),
        after=text[hit.end : hit.end + AROUND].split("\n")[0],
    )


def _lead(text: str, *, cut: bool) -> str:
    line = text.rsplit("\n", 1)[-1]
    return f"…{line}" if cut and line == text else line


def visible(words: str) -> str:
    """Return words with blanks that matter made visible."""
    odd = words != words.strip() or "  " in words or "\u200b" in words or len(words) == 1
    return words.replace(" ", "␣").replace("\u00a0", "␣").replace("\u200b", "·") if odd else words
