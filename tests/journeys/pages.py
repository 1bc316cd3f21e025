"""A public page as a checker of HTML reads it, and what a standard finds wrong with it."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import html5lib

from tests.demo_site import BASE

# A reader may pass an article on; these addresses are followed by a click alone.
SHARING = ("https://www.facebook.com/sharer/sharer.php?u=", "https://zalo.me/", "mailto:")
LOADING = ("src", "srcset", "poster", "action", "data")
LOADING_RELS = {"stylesheet", "icon", "preload", "manifest", "apple-touch-icon"}


@dataclass
class PublicPage:
    """A page in pieces."""

    address: str
    html: str
    root: Any = field(init=False)

    def __post_init__(self) -> None:
        self.root = html5lib.parse(self.html, namespaceHTMLElements=False)

    @property
    def language(self) -> str:
        return str(self.root.get("lang") or "")

    @property
    def links(self) -> set[str]:
        """The addresses of the house that the page leads to or needs, without fragments."""
        return {self._whole(address).partition("#")[0] for address in self._addresses() if not _is_for_sharing(address)}

    @property
    def strangers(self) -> set[str]:
        """What it would load from elsewhere, or leads to elsewhere."""
        return {address for address in self.links if not address.startswith("/")}

    @property
    def stylesheets(self) -> set[str]:
        return {self._whole(each.get("href")) for each in self.root.iter("link") if each.get("rel") == "stylesheet"}

    def _whole(self, address: str) -> str:
        return urljoin(BASE + self.address, address).removeprefix(BASE) or "/"

    def _addresses(self) -> Iterator[str]:
        for element in self._elements():
            rel = set((element.get("rel") or "").split())
            if element.get("href") and (element.tag != "link" or rel & (LOADING_RELS | {"alternate", "canonical"})):
                yield element.get("href")
            for name in LOADING:
                value = element.get(name)
                if value:
                    yield from (part.split()[0] for part in value.split(", ")) if name == "srcset" else (value,)

    def _elements(self) -> Iterator[Any]:
        return (element for element in self.root.iter() if isinstance(element.tag, str))

    def mistakes(self) -> list[str]:
        """What is wrong with the page, each as a sentence."""
        return [*self._in_the_grammar(), *self._in_the_head(), *self._in_the_ids(), *self._in_the_outline()]

    def _in_the_grammar(self) -> Iterator[str]:
        parser = html5lib.HTMLParser()
        parser.parse(self.html)
        for (line, _column), error, _details in parser.errors:
            yield f"line {line}: {error}"
        if not self.html.startswith("<!doctype html>"):
            yield "no doctype"

    def _in_the_head(self) -> Iterator[str]:
        if self.language not in {"vi", "km"}:
            yield f"lang is {self.language!r}"
        if not (self.root.findtext("head/title") or "").strip():
            yield "no title"
        for name in ("viewport", "description"):
            if sum(meta.get("name") == name for meta in self.root.iter("meta")) != 1:
                yield f"not one meta {name}"

    def _in_the_ids(self) -> Iterator[str]:
        ids = Counter(element.get("id") for element in self._elements() if element.get("id") is not None)
        yield from (f"id {each!r} {count} times" for each, count in ids.items() if count > 1 or not each)
        for element in self._elements():
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                for target in (element.get(name) or "").split():
                    if target not in ids:
                        yield f"{name}={target!r} leads nowhere"
            fragment = (element.get("href") or "").partition("#")
            if fragment[1] and not fragment[0] and fragment[2] not in ids:
                yield f"#{fragment[2]} leads nowhere"

    def _in_the_outline(self) -> Iterator[str]:
        levels = [int(e.tag[1]) for e in self._elements() if re.fullmatch("h[1-6]", e.tag)]
        if levels.count(1) != 1:
            yield f"{levels.count(1)} h1"
        yield from (f"h{up} follows h{low}" for low, up in itertools.pairwise(levels) if up > low + 1)
        yield from (f"no alt: {image.get('src')}" for image in self.root.iter("img") if image.get("alt") is None)
        for element in self._elements():
            if re.fullmatch("h[1-6]|a|button|li|p", element.tag) and _is_empty(element):
                yield f"<{element.tag}> says nothing"


def _is_for_sharing(address: str) -> bool:
    return address.startswith(SHARING)


def _is_empty(element: Any) -> bool:
    """Whether there is nothing in it to see or to hear."""
    shown = {"img", "svg", "picture", "video", "audio", "input"}
    return not (
        "".join(element.itertext()).strip()
        or element.get("aria-label")
        or any(inner.tag in shown for inner in element.iter())
    )


def own_path(address: str) -> str:
    """The path of an address of the house, query and all."""
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def nu_checker(jar: Path, *targets: Path) -> list[str]:
    """What the Nu HTML checker finds wrong in all pages of these folders."""
    java = shutil.which("java")
    assert java is not None
    command = [java, "-Xss4m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "gnu"]
    said = subprocess.run([*command, *map(str, targets)], capture_output=True, text=True, check=False)
    return said.stderr.splitlines()
