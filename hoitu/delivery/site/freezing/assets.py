"""The style sheets, script, fonts and icons of the public site, under names that change with their content."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from hoitu.delivery.site.freezing import files
from hoitu.delivery.site.server import light

SOURCE = Path(__file__).resolve().parents[1] / "static" / "site"
FOLDER = "assets"
_URL = re.compile(r"url\(([^)]+)\)")


@cache
def addresses() -> dict[str, str]:
    """Return the public address of each file of our own by its plain name, e.g. `site.css`."""
    return {name: f"/{FOLDER}/{public}" for name, (public, _content) in _assets().items()}


def publish() -> None:
    """Put every asset into the public folder; older ones stay, for pages frozen before a change."""
    for public, content in _assets().values():
        files.write(files.root() / FOLDER / public, content)
    files.write(files.root() / "anh-nhe.svg", light.PLACEHOLDER)  # for nginx; our own server has it at hand


@cache
def _assets() -> dict[str, tuple[str, bytes]]:
    fonts = {path.name: (_named(path, content), content) for path, content in _read("fonts/*.woff2")}
    rest = {path.name: (_named(path, content), content) for path, content in _read("*.svg", "*.png", "*.js")}
    sheets = {}
    for sheet in sorted(SOURCE.glob("*.css")):
        css = _URL.sub(lambda found: f"url({fonts[Path(found[1]).name][0]})", _tight(sheet.read_text(encoding="utf-8")))
        sheets[sheet.name] = (_named(sheet, css.encode()), css.encode())
    return {**fonts, **rest, **sheets}


def _tight(css: str) -> str:
    """Leave out comments and the spaces that only people need: two kilobytes of every first visit."""
    css = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip()
    return re.sub(r": ", ":", re.sub(r" ?([{};,]) ?", r"\1", css)).replace(";}", "}")


def _read(*patterns: str) -> list[tuple[Path, bytes]]:
    return [(path, path.read_bytes()) for pattern in patterns for path in sorted(SOURCE.glob(pattern))]


def _named(path: Path, content: bytes) -> str:
    return f"{path.stem}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}"
