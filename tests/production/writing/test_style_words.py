"""Everything the house style finds can be said: why, where it is written, and with a little of the text around it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hoitu.production.writing import style_words
from hoitu.production.writing.rules import style
from hoitu.production.writing.rules.style.catalog import RULES
from tests.production.writing.rules.style.styled import find
from tests.production.writing.rules.style.test_checking import ONE


@pytest.mark.parametrize(("text", "rule", "words", "better"), ONE)
def test_every_finding_is_said_in_words(text: str, rule: str, words: str, better: str) -> None:
    del words, better
    said = style_words.said(find(text)[0], holds=False)
    assert said.rule == str(style_words.RULES[rule][0])
    assert said.why
    assert "%(" not in said.why
    assert said.source


def test_every_reason_and_every_rule_has_words() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(style.__path__[0]).glob("*.py")]
    reasons = {found for text in sources for found in re.findall(r'(?:swap|point)\([^\n]*?"([a-z_]{4,})"', text)}
    assert reasons <= set(style_words._WHY)
    assert set(style_words.RULES) == set(RULES)


def test_blanks_that_matter_are_seen() -> None:
    said = style_words.said(find("Bà con xã  Long Đức")[0], holds=True)
    assert (said.shown, said.better) == ("␣␣", "␣")
