"""Making the first text of one kind out of another's: what fits is taken over, whole sentences only. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from hoitu.kernel.html import plain_text
from hoitu.kernel.text import SPOKEN_PER_MINUTE, spoken_seconds
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.profiles import PROFILES
from hoitu.production.newsroom.rules.body import Block, spoken_of

PLATFORMS: dict[str, int] = {"facebook": 2000, "zalo": 1000, "tiktok": 2000, "youtube": 2000, "x": 280}
"""Characters of one post that people read through, by platform; the profile's own limit holds as well."""
SPOKEN = frozenset({"radio", "tv", "loudspeaker"})
SHORT = frozenset({"social", "led"})
DERIVABLE = ("print", "radio", "tv", "loudspeaker", "social", "led", "web")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True)
class Derived:
    """A first text; `left_out` counts the parts of the source (blocks; of a short text sentences) that did not fit."""

    content: DraftContent
    left_out: int


def derive(content: DraftContent, kind: str, *, per_minute: int = SPOKEN_PER_MINUTE, platform: str = "") -> Derived:
    """Return the first text of an output of `kind` made from a content.

    For print and web the blocks the profile has; for what is spoken one paragraph (or shot) a paragraph, as many as
    fit the profile's seconds at `per_minute` syllables; for a post or a board as many whole sentences as fit.
    """
    if kind in SHORT:
        return _short(content, kind, platform)
    if kind in SPOKEN:
        return _spoken(content, kind, per_minute)
    blocks = [{"type": block["type"], "value": block["value"]} for block in content.body]
    kept = [block for block in blocks if block["type"] in PROFILES[kind].blocks]
    made = DraftContent(content.headline, content.lead, kept, content.cover_id, content.ai_use)
    return Derived(made, len(blocks) - len(kept))


def _spoken(content: DraftContent, kind: str, per_minute: int) -> Derived:
    parts = [text for text in (content.lead, *(_aloud(block) for block in content.body)) if text.strip()]
    limit = PROFILES[kind].limits["spoken_seconds"]
    fitting = _fitting(parts, lambda texts: spoken_seconds("\n".join(texts), per_minute) <= limit)
    make = _shot if kind == "tv" else _paragraph
    made = DraftContent(content.headline, "", [make(text) for text in fitting], None, content.ai_use)
    return Derived(made, len(parts) - len(fitting))


def _aloud(block: Block) -> str:
    """Return what an announcer would say of a block; a quote is introduced by who said it."""
    if block["type"] == "quote" and block["value"].get("source"):
        return f"{block['value']['source']}: {block['value']['text']}"
    return spoken_of(block)[0]


def _short(content: DraftContent, kind: str, platform: str) -> Derived:
    limit = min(PROFILES[kind].limits["characters"], PLATFORMS.get(platform, PROFILES[kind].limits["characters"]))
    body = [spoken_of(block)[0] for block in content.body]
    first = [content.headline] if content.headline.strip() else []
    parts = [*first, *(part for text in (content.lead, *body) for part in sentences(text))]
    fitting = _fitting(parts, lambda texts: len("\n".join(texts)) <= limit)
    texts = fitting or [_cut(parts[0], limit)] if parts else []
    cover = content.cover_id if kind == "social" else None
    blocks = [_paragraph(text) for text in _joined(texts, headed=bool(first))]
    return Derived(DraftContent(content.headline, "", blocks, cover, content.ai_use), len(parts) - len(fitting))


def _joined(texts: list[str], *, headed: bool) -> list[str]:
    """Return the headline as a line of its own, the sentences as one paragraph."""
    head, rest = (texts[:1], texts[1:]) if headed else ([], texts)
    return [*head, " ".join(rest)] if rest else head


def _fitting(parts: list[str], fits: Callable[[list[str]], bool]) -> list[str]:
    """Return as many parts from the first on as fit together."""
    kept: list[str] = []
    for part in parts:
        if not fits([*kept, part]):
            break
        kept.append(part)
    return kept


def sentences(text: str) -> list[str]:
    """Return the sentences of a plain text, in order."""
    return [each for line in text.splitlines() for each in _SENTENCE.split(line.strip()) if each]


def _cut(text: str, limit: int) -> str:
    """Return the words of a text that fit, with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0][: limit - 1] + "…"


def _paragraph(text: str) -> Block:
    return {"type": "paragraph", "value": f"<p>{html.escape(text, quote=False).replace(chr(10), '<br/>')}</p>"}


def _shot(text: str) -> Block:
    return {"type": "shot", "value": {"picture": "", "words": text, "seconds": None}}


def facts_in(texts: dict[str, str], content: DraftContent) -> list[str]:
    """Return the keys of the texts whose every number, and at least one, stands in a content: likely said by it."""
    whole = [content.headline, content.lead, *(plain_text(str(block["value"])) for block in content.body)]
    said = set(_NUMBERS.findall("\n".join(whole)))
    return [key for key, text in texts.items() if (numbers := set(_NUMBERS.findall(text))) and numbers <= said]


_NUMBERS = re.compile(r"\d[\d.,]*\d|\d")
