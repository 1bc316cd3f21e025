"""Reads the demo's stories from their files and makes bodies of them, in the shapes the newsroom stores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from html import escape
from pathlib import Path
from typing import Any

import yaml

from hoitu.production.newsroom.operations import DraftContent
from hoitu.web.demo.library import Library

HERE = Path(__file__).parent
TOPICS = {
    "agriculture": "medtop:20000210",
    "culture": "medtop:20000038",
    "economy": "medtop:04000000",
    "education": "medtop:05000000",
    "environment": "medtop:06000000",
    "government": "medtop:20000593",
    "health": "medtop:07000000",
    "law": "medtop:02000000",
    "media": "medtop:20000045",
    "society": "medtop:14000000",
    "sport": "medtop:15000000",
    "technology": "medtop:13000000",
}
Block = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """One story to be walked through the newsroom: what it says in each output, and how far it goes.

    `outputs` is keyed `kind:language`; `ends` is the step it stops at (idea, draft, submitted, desk, secretariat,
    returned, scheduled, released); `then` may be correct or withdraw. `ago` is how long before now it was released;
    `derive` is a kind that is made from the web text before it is handed in.
    """

    title: str
    author: str
    section: str
    topic: str
    political: bool
    ago: timedelta
    outputs: dict[str, DraftContent]
    ends: str = "released"
    then: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    facts: tuple[str, ...] = ()
    derive: str = ""
    words: dict[str, str] = field(default_factory=dict)


def everything(library: Library) -> Iterator[Told]:
    """Yield every story of the demo, the plan KH 103 first."""
    yield plan(library)
    for path in sorted((HERE / "stories").glob("*.yaml")):
        for raw in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield story(raw, library)


def story(raw: dict[str, Any], library: Library) -> Told:
    """Return one of the made-up stories."""
    outputs = {"web:vi": _article(raw, raw, library)}
    if "km" in raw:
        outputs["web:km"] = _article(raw, raw["km"], library)
    if raw.get("led"):
        outputs["led:vi"] = DraftContent("Bảng điện tử", "", [paragraph(raw["led"])])
    return Told(
        title=raw["headline"],
        author=raw["author"],
        section=raw["section"],
        topic=TOPICS[raw["topic"]],
        political=raw.get("political", False),
        ago=timedelta(hours=raw["hours_ago"]),
        outputs=outputs,
        ends=raw.get("ends", "released"),
        then=raw.get("then", ""),
        words=raw.get("words", {}),
        facts=tuple(raw.get("facts", ())),
        derive=raw.get("derive", ""),
    )


def _article(raw: dict[str, Any], text: dict[str, Any], library: Library) -> DraftContent:
    body = [paragraph(each) for each in text["body"]]
    if raw.get("gallery"):
        photos = [{"photo": library.photo(scene).pk, "caption": ""} for scene in raw["gallery"]]
        body.insert(2, {"type": "gallery", "value": {"title": "", "photos": photos}})
    if raw.get("video"):
        body.insert(1, {"type": "video", "value": {"recording": str(library.film().pk), "caption": ""}})
    if raw.get("audio"):
        body.insert(1, {"type": "audio", "value": {"recording": str(library.voice().pk), "caption": ""}})
    if raw.get("live") and text is raw:
        body.append({"type": "live", "value": {"title": ""}})
    if raw.get("magazine") and text is raw:
        body = _magazine(body, raw["magazine"], library)
    return DraftContent(text["headline"], text["lead"], body, library.photo(raw["scene"]).pk)


def _magazine(body: list[Block], raw: dict[str, Any], library: Library) -> list[Block]:
    """Lay an article out as an e-magazine: a chapter before each paragraph, each on another ground."""
    tones = ("plain", "sand", "night")
    paragraphs = [each for each in body if each["type"] == "paragraph"]
    rest = [each for each in body if each["type"] != "paragraph"]
    shown: list[list[Block]] = [
        [{"type": "figures", "value": {"caption": "", "rows": raw["figures"]}}],
        [
            {
                "type": "beside",
                "value": {
                    "photo": library.photo(raw["beside"]).pk,
                    "caption": "",
                    "text": raw["pull"],
                    "side": "right",
                },
            },
        ],
        [
            {"type": "wide", "value": {"photo": library.photo(raw["wide"]).pk, "caption": ""}},
            {"type": "pull", "value": {"text": raw["pull"], "source": ""}},
        ],
    ]
    made: list[Block] = []
    for title, tone, text, more in zip(raw["chapters"], tones, paragraphs, shown, strict=False):
        made += [{"type": "chapter", "value": {"title": title, "tone": tone}}, text, *more]
    return [*made, *rest]


def plan(library: Library) -> Told:
    """Return the plan KH 103 as the first story of the house, in all its outputs."""
    raw = yaml.safe_load((HERE / "plan" / "kh-103.yaml").read_text(encoding="utf-8"))
    outputs = {}
    for name, said in raw["outputs"].items():
        kind, _, language = name.partition("_")
        cover = library.photo("newsroom").pk if kind == "web" else None
        body = [block(each) for each in said["body"]]
        outputs[f"{kind}:{language or 'vi'}"] = DraftContent(said["headline"], said.get("lead", ""), body, cover)
    outputs["web:vi"].body.insert(
        1, {"type": "audio", "value": {"recording": str(library.voice().pk), "caption": "Nghe bản tin"}}
    )
    return Told(
        title=raw["title"],
        author="binh",
        section=raw["section"],
        topic=TOPICS[raw["topic"]],
        political=raw["political"],
        ago=timedelta(minutes=20),
        outputs=outputs,
        sources=tuple((each["name"], each["detail"]) for each in raw["sources"]),
        facts=tuple(raw["facts"]),
    )


def paragraph(words: str) -> Block:
    """Return a paragraph block of plain words."""
    return {"type": "paragraph", "value": f"<p>{escape(words, quote=False)}</p>"}


def _items(words: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(each, quote=False)}</li>" for each in words) + "</ul>"


def block(said: dict[str, Any]) -> Block:
    """Return a block as the newsroom stores it."""
    kind, value = said["type"], said["value"]
    if kind == "list":
        return {"type": "paragraph", "value": _items(value)}
    if kind == "quote":
        return {"type": "quote", "value": {"text": value, "source": said["source"]}}
    if kind == "box":
        return {"type": "box", "value": {"title": said["title"], "text": _items(value)}}
    if kind == "shot":
        return {"type": "shot", "value": {"picture": said["picture"], "words": value, "seconds": None}}
    return paragraph(value) if kind == "paragraph" else {"type": kind, "value": value}
