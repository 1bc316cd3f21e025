from __future__ import annotations

import pytest
from hypothesis import given

from hoitu.delivery.sharing.formats.markup import tidy
from hoitu.delivery.sharing.formats.texts import legal
from hoitu.kernel.html import clean, plain_text
from tests.delivery.sharing.formats.stories import TAG_SOUP, WHOLE


@given(TAG_SOUP)
def test_tidying_twice_changes_nothing(soup: str) -> None:
    once = tidy(soup)
    assert tidy(once) == clean(once) == once


@given(TAG_SOUP)
def test_no_word_is_lost(soup: str) -> None:
    assert sorted("".join(plain_text(tidy(soup)).split())) == sorted("".join(plain_text(legal(soup)).split()))


def test_a_body_of_ours_stays_as_it_is() -> None:
    assert tidy(WHOLE.body_html) == WHOLE.body_html


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Một <b>hai</b>\n  ba", "<p>Một <b>hai</b> ba</p>"),
        ("<div>một</div><div>hai</div>", "<p>một</p><p>hai</p>"),
        ("<blockquote>lời</blockquote>", "<blockquote><p>lời</p></blockquote>"),
        ('<a href="/x"><h2>tên</h2></a>', "<h2>tên</h2>"),
        ("<ul>\n<li>một\n<li>hai</ul>", "<ul><li>một </li><li>hai</li></ul>"),
        ("<h1>tên</h1>một<hr>hai<p> </p>", "<h2>tên</h2><p>một</p><p>hai</p>"),
        ("<ul></ul><table></table><p>còn</p>", "<p>còn</p>"),
        ("<table>Giá<tr><td colspan=x>1</table>", "<p>Giá</p><table><tbody><tr><td>1</td></tr></tbody></table>"),
        ("<h1>một <p> hai</p></h1>", "<h2>một hai</h2>"),
        ("<H1><<P><P><", "<h2>&lt; &lt;</h2>"),
        ("<p>đi<script>alert(1)</script>\x00</p>", "<p>đi</p>"),
    ],
)  # fmt: skip
def test_odd_html_is_brought_into_order(sent: str, kept: str) -> None:
    assert tidy(sent) == kept


def test_what_is_nested_without_end_keeps_its_words() -> None:
    assert plain_text(tidy("<blockquote>" * 5000 + "sâu" + "</blockquote>" * 5000)) == "sâu"
    assert plain_text(tidy("<b>" * 5000 + "sâu")) == "sâu"
