"""Words that every format can hold: one form of letters, no character that XML forbids."""

from __future__ import annotations

import html
import re

from hoitu.kernel.text import nfc

# XML 1.0 allows these alone; JSON would allow more, yet the same item must fit in both.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_HOST = re.compile(r"[A-Za-z][\w+.-]*://[^/?#]*")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def legal(text: str) -> str:
    """Return the text composed (NFC), with line feeds for all line ends and without what XML forbids."""
    return nfc(_FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def line(text: str) -> str:
    """Return the text as one line: legal, runs of blanks as one, none at the ends."""
    return " ".join(legal(text).split())


def language_tag(said: str) -> str:
    """Return a language tag of BCP 47 as it should be written, empty for what is none: vi_VN gives vi-VN."""
    tag = said.strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else ""


def address(said: str) -> str:
    """Return an address that XML Schema takes for one: a lone %, a second # and brackets become codes."""
    host = _HOST.match(said)
    begun, rest = (said[: host.end()], said[host.end() :]) if host else ("", said)
    path, mark, part = _LONE_PERCENT.sub("%25", rest).replace("[", "%5B").replace("]", "%5D").partition("#")
    return begun + path + mark + part.replace("#", "%23")


def paragraphs(text: str) -> str:
    """Return plain text as HTML: one paragraph per line that is not blank."""
    return "".join(f"<p>{html.escape(each.strip(), quote=False)}</p>" for each in text.splitlines() if each.strip())
