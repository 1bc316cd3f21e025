from __future__ import annotations

import json
import pathlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.kernel import html

DANGER = re.compile(
    r"<(script|style|iframe|object|svg|img|form|input)\b|\son\w+\s*=|=\W?\s*(javascript|data):", re.IGNORECASE
)


@pytest.mark.parametrize(
    ("given_html", "expected"),
    [
        ("<p>Một <b>hai</b></p>", "<p>Một <b>hai</b></p>"),
        ("<p onclick='x()'>a<script>x()</script></p>", "<p>a</p>"),
        ("<div><p>a</p></div>", "<p>a</p>"),
        ('<a href="javascript:x()">a</a>', '<a rel="noopener noreferrer">a</a>'),
        (
            '<a href="/thoi-su/" title="Thời sự">a</a>',
            '<a href="/thoi-su/" title="Thời sự" rel="noopener noreferrer">a</a>',
        ),
        ('<a href="tel:+84294">a</a>', '<a href="tel:+84294" rel="noopener noreferrer">a</a>'),
        ('<a href="data:text/html,x">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ("H<sub>2</sub>O<img src=x onerror=x()>", "H<sub>2</sub>O"),
        (
            '<table><tr><th scope="row" style="x">a</th><td colspan="2">b</td></tr></table>',
            '<table><tbody><tr><th scope="row">a</th><td colspan="2">b</td></tr></tbody></table>',
        ),
    ],
)
def test_only_what_our_texts_hold_stays(given_html: str, expected: str) -> None:
    assert html.clean(given_html) == expected


@given(st.text(alphabet="<>/\"'=& abpscriptonhf:jv\n"))
def test_cleaning_twice_changes_nothing(s: str) -> None:
    assert html.clean(html.clean(s)) == html.clean(s)


@pytest.mark.parametrize(
    ("given_html", "expected"),
    [
        ("<p>Một</p><p>Hai<br>ba</p>", "Một\nHai\nba"),
        ("<p>Một\n  dòng</p>", "Một dòng"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"),
        ("5 &lt; 6 &amp; 7&nbsp;%", "5 < 6 & 7 %"),
        ("<script>x()</script>", ""),
    ],
)
def test_plain_text_reads_as_a_person_would(given_html: str, expected: str) -> None:
    assert html.plain_text(given_html) == expected


def test_naughty_strings_come_out_harmless(material: pathlib.Path) -> None:
    for naughty in json.loads((material / "examples/strings/blns.json").read_text(encoding="utf-8")):
        for tag in re.findall(r"<[^>]*>", html.clean(naughty)):
            assert not DANGER.search(tag), naughty


def test_hostile_feed_entries_come_out_harmless(material: pathlib.Path) -> None:
    samples = sorted((material / "examples/feeds/wellformed/sanitize").glob("*.xml"))
    assert samples
    for sample in samples:
        raw = sample.read_text(encoding="utf-8", errors="replace")
        for tag in re.findall(r"<[^>]*>", html.clean(raw)):
            assert not DANGER.search(tag), sample.name
