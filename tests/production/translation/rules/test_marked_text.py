"""Rich text as marked text: nothing is lost on the way there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.kernel.html import clean, plain_text
from hoitu.production.translation.rules import marked

WORDS = st.text(alphabet="aăđộ ខ្មែរ\u200b*_[]()^~\\-1.<>&\"'", min_size=1, max_size=24)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>Bà con <b>gặt</b> lúa.</p>", ["Bà con **gặt** lúa."]),
        ("<p>Một</p><p>Hai</p>", ["Một", "Hai"]),
        ("<p>Dòng<br/>dưới</p>", ["Dòng\ndưới"]),
        ("<ul><li>Lúa</li><li><i>Dừa</i></li></ul>", ["- Lúa\n- __Dừa__"]),
        ("<ol><li>Lúa</li><li>Dừa</li></ol>", ["1. Lúa\n2. Dừa"]),
        ('<p>Xem <a href="https://travinh.gov.vn/a?b=1&c=(2)">ở đây</a></p>',
         ["Xem [ở đây](https://travinh.gov.vn/a?b=1&c=%282%29)"]),
        ("<p>CO<sub>2</sub>, m<sup>2</sup></p>", ["CO~~2~~, m^^2^^"]),
        ("<p>- không phải danh sách</p>", ["\\- không phải danh sách"]),
        ("<p>a ** b [c] \\ d</p>", ["a \\*\\* b \\[c\\] \\\\ d"]),
        ("<p>1^<sup>^</sup></p>", ["1\\^^^\\^^^"]),
        ("<p> ^1</p>", ["\\^1"]),
        ("<p> </p><p><b></b></p>", []),
    ],
)  # fmt: skip
def test_rich_text_is_shown_with_few_marks(html: str, shown: list[str]) -> None:
    assert marked.pieces(html) == shown
    assert marked.pieces(marked.to_html("\n\n".join(shown))) == shown


@given(st.lists(st.tuples(st.sampled_from(["", "b", "i", "sup", "sub"]), WORDS), min_size=1, max_size=5))
def test_words_and_marks_come_back_as_they_were(parts: list[tuple[str, str]]) -> None:
    inner = "".join(f"<{tag}>{_escaped(text)}</{tag}>" if tag else _escaped(text) for tag, text in parts)
    html = f"<p>{inner}</p>"
    shown = marked.pieces(html)
    written = marked.to_html("\n\n".join(shown))
    assert marked.pieces(written) == shown
    assert "".join(plain_text(written).split()) == "".join(plain_text(html).split())
    assert clean(written) == written


@given(st.text(max_size=200))
def test_any_text_at_all_becomes_clean_html_and_keeps_its_words(text: str) -> None:
    html = marked.to_html(text)
    assert marked.keeps(html)
    assert "<script" not in clean(html)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
