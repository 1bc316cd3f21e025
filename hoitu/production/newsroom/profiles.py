"""Output kinds as data: blocks, limits, required fields and approval chain of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Profile:
    """What one kind of output is made of.

    `limits` are upper bounds by measure: `headline_characters`, `characters` (of the whole text),
    `spoken_seconds`. `required` lists fields by action ("submit", "release"). `levels` is the approval
    chain, in order; Khmer outputs get the `language` level first.
    """

    kind: str
    blocks: tuple[str, ...]
    required: dict[str, tuple[str, ...]]
    limits: dict[str, int]
    levels: tuple[str, ...] = ("desk", "secretariat", "chief")


TEXT_BLOCKS = ("paragraph", "heading", "quote")
FILES = ("video", "audio", "attachment")
MAGAZINE = ("chapter", "wide", "beside", "pull", "figures")
"""Blocks that lay a web article out as an e-magazine."""

PROFILES: dict[str, Profile] = {
    profile.kind: profile
    for profile in (
        Profile(
            kind="web",
            blocks=(*TEXT_BLOCKS, "box", "photo", "gallery", *FILES, "table", "item", "growth", "live", *MAGAZINE),
            required={
                "submit": ("headline", "body", "author"),
                "release": ("headline", "lead", "body", "section", "author"),
            },
            limits={"headline_characters": 120, "lead_characters": 400},
        ),
        Profile(
            kind="print",
            blocks=(*TEXT_BLOCKS, "box", "photo"),
            required={"submit": ("headline", "body", "author"), "release": ("headline", "body", "author")},
            limits={"headline_characters": 90, "characters": 6000},
        ),
        Profile(
            kind="radio",
            blocks=("paragraph", "sound"),
            required={"submit": ("headline", "body"), "release": ("headline", "body")},
            limits={"headline_characters": 120, "spoken_seconds": 180},
        ),
        Profile(
            kind="tv",
            blocks=("paragraph", "shot", "sound"),
            required={"submit": ("headline", "body"), "release": ("headline", "body")},
            limits={"headline_characters": 120, "spoken_seconds": 150},
        ),
        Profile(
            kind="social",
            blocks=("paragraph", "photo", "video"),
            required={"submit": ("body",), "release": ("body",)},
            limits={"characters": 2000},
        ),
        Profile(
            kind="loudspeaker",
            blocks=("paragraph",),
            required={"submit": ("headline", "body"), "release": ("headline", "body")},
            limits={"headline_characters": 120, "spoken_seconds": 240},
        ),
        Profile(
            kind="led",
            blocks=("paragraph",),
            required={"submit": ("body",), "release": ("body",)},
            limits={"characters": 160},
        ),
    )
}


def levels_of(kind: str, language: str) -> tuple[str, ...]:
    """Return the approval chain of an output of this kind in this language."""
    levels = PROFILES[kind].levels
    return levels if language == "vi" else ("language", *levels)
