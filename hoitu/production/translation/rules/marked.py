"""Rich text as plain text with few marks, for text areas that every phone's keyboard can write in. Pure.

`**bold**`, `__italic__`, `^^raised^^`, `~~lowered~~`, `[words](address)`; a line that begins with `- ` or `1. ` is an
item of a list; an empty line parts paragraphs; a backslash takes a mark its meaning.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

from hoitu.kernel.html import clean, plain_text

_TAGS = {"b": "**", "strong": "**", "i": "__", "em": "__", "sup": "^^", "sub": "~~"}
_OPENS = {"**": "b", "__": "i", "^^": "sup", "~~": "sub"}
_TOKEN = re.compile(r"\\(.)|(\*\*|__|\^\^|~~)|(\[)|\]\(([^)\s]*)\)|(\n)")
_MARKS = re.compile(
    r"\*\*|__|\^\^|~~|[\[\]\\]|(?:^|(?<=^ ))[*_^~]|[*_^~](?= ?$)"
)  # at an end, a single one may meet a tag's
_ITEM = re.compile(r"(?:-|(\d{1,3})\.) ")
_BLANKS = re.compile(r"[ \t\r\f\v\n]+")


def pieces(html: str) -> list[str]:
    """Return rich text as its paragraphs and lists, each as marked text; what says nothing is left out."""
    reader = _Reader()
    reader.feed(clean(html))
    reader.close()
    return reader.ended()


def to_html(marked: str) -> str:
    """Return the rich text that marked text stands for; any text at all is fine."""
    return "".join(_html_of(part) for part in re.split(r"\n[ \t]*\n\s*", marked.replace("\r\n", "\n").strip()) if part)


def keeps(html: str) -> bool:
    """Say whether the words of a rich text survive being shown as marked text and written back."""
    there = _BLANKS.sub("", plain_text(html))
    return _BLANKS.sub("", plain_text(to_html("\n\n".join(pieces(html))))) == there


class _Reader(HTMLParser):
    """Walks cleaned HTML and writes marked text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[str] = []
        self._line: list[str] = []
        self._items: list[str] = []
        self._lists: list[tuple[str, int]] = []
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _TAGS:
            self._line.append(_TAGS[tag])
        elif tag == "a":
            self._links.append(dict(attrs).get("href") or "")
            self._line.append("[")
        elif tag == "br":
            self._line.append("\n")
        elif tag in {"ul", "ol"}:
            self._end_item() if self._lists else self._end_paragraph()
            self._lists.append((tag, 0))
        elif tag == "li":
            self._end_item()
        elif tag in {"td", "th"}:
            self._line.append(" ")
        elif tag in {"p", "h2", "h3", "blockquote", "table", "tr"} and not self._lists:
            self._end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        if tag in _TAGS:
            self._line.append(_TAGS[tag])
        elif tag == "a":
            self._line.append(f"]({_address(self._links.pop() if self._links else '')})")
        elif tag == "li":
            self._end_item()
        elif tag in {"ul", "ol"} and self._lists:
            self._end_item()
            self._lists.pop()
            if not self._lists:
                self._end_list()
        elif tag in {"p", "h2", "h3", "blockquote", "table", "tr"} and not self._lists:
            self._end_paragraph()

    def handle_data(self, data: str) -> None:
        self._line.append(_MARKS.sub(lambda mark: "".join(f"\\{each}" for each in mark[0]), _BLANKS.sub(" ", data)))

    def ended(self) -> list[str]:
        self._end_list() if self._items else self._end_paragraph()
        return self._done

    def _taken(self) -> str:
        lines = "".join(self._line).split("\n")
        self._line = []
        return "\n".join(line.strip() for line in lines).strip()

    def _end_paragraph(self) -> None:
        text = self._taken()
        if _says_something(text):
            lines = [f"\\{line}" if _ITEM.match(line) else line for line in text.split("\n")]
            self._done.append("\n".join(line for line in lines if line))

    def _end_item(self) -> None:
        text = self._taken().replace("\n", " ")
        if not _says_something(text) or not self._lists:
            return
        kind, number = self._lists[-1]
        self._lists[-1] = (kind, number + 1)
        self._items.append(f"{number + 1}. {text}" if kind == "ol" else f"- {text}")

    def _end_list(self) -> None:
        if self._items:
            self._done.append("\n".join(self._items))
        self._items = []


def _says_something(marked: str) -> bool:
    return bool(re.sub(r"\*\*|__|\^\^|~~|\[|\]\([^)]*\)|\s", "", marked))


def _address(href: str) -> str:
    """Return an address that the marks can hold."""
    return href.replace("(", "%28").replace(")", "%29").replace(" ", "%20")


def _html_of(part: str) -> str:
    lines = [line.strip() for line in part.split("\n") if line.strip()]
    if lines and all(_ITEM.match(line) for line in lines):
        numbered = _ITEM.match(lines[0])
        tag = "ol" if numbered and numbered[1] else "ul"
        return f"<{tag}>" + "".join(f"<li>{_inline(_ITEM.sub('', line, count=1))}</li>" for line in lines) + f"</{tag}>"
    return f"<p>{_inline(chr(10).join(lines))}</p>" if lines else ""


def _inline(text: str) -> str:
    """Return one paragraph's HTML; a mark that is never closed stays the letters it is."""
    out: list[str] = []
    opened: list[tuple[str, int]] = []
    end = 0
    for token in _TOKEN.finditer(text):
        out.append(escape(text[end : token.start()], quote=False))
        end = token.end()
        _take(token, out, opened)
    out.append(escape(text[end:], quote=False))
    return "".join(out)


def _take(token: re.Match[str], out: list[str], opened: list[tuple[str, int]]) -> None:
    literal, mark, bracket, address, line = token.groups()
    on_top = opened[-1][0] if opened else ""
    if literal is not None:
        out.append(escape(literal, quote=False))
    elif line:
        out.append("<br/>")
    elif bracket or (mark and mark not in {each for each, _at in opened}):
        opened.append((bracket or mark, len(out)))
        out.append(bracket or mark)
    elif mark and mark == on_top:
        out[opened.pop()[1]] = f"<{_OPENS[mark]}>"
        out.append(f"</{_OPENS[mark]}>")
    elif address is not None and on_top == "[":
        out[opened.pop()[1]] = f'<a href="{escape(address)}">'
        out.append("</a>")
    else:
        out.append(escape(token[0], quote=False))
