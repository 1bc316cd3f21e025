"""Prepared installations, kept so that the next run need not fill them again."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

from tqdm import tqdm

from hoitu.web.bench import homes

SOURCES = ("**/migrations/*.py", "**/search/*.py", "web/bench/texts.py", "web/bench/archives.py", "web/demo/people.py")
COMPLETE = "complete"
PACKAGE = Path(__file__).resolve().parents[2]


def fingerprint() -> str:
    """Return what changes whenever a kept archive would no longer fit the code."""
    found = hashlib.sha256()
    for pattern in SOURCES:
        for path in sorted(PACKAGE.glob(pattern)):
            found.update(path.read_bytes())
    return found.hexdigest()[:12]


def home_with(count: int, *, into: Path, kept: Path | None) -> Path:
    """Return a fresh installation under `into` with `count` stories, from the kept ones where there is one."""
    home = into / f"home-{count}"
    if kept is None:
        _make(home, count, _base(into))
        return home
    shelf = kept / f"{fingerprint()}-{count}"
    if not (shelf / COMPLETE).is_file():
        shutil.rmtree(shelf, ignore_errors=True)
        _make(shelf, count, _base(kept))
        (shelf / COMPLETE).touch()
    shutil.copytree(shelf, home)
    return home


def _base(folder: Path) -> Path:
    """Return an installation with people and vocabulary alone, from which the others start."""
    base = folder / f"{fingerprint()}-base"
    if not (base / COMPLETE).is_file():
        shutil.rmtree(base, ignore_errors=True)
        base.mkdir(parents=True)
        with homes.inside(base) as inside:
            inside.ask("prepare")
        (base / COMPLETE).touch()
    return base


def _make(home: Path, count: int, base: Path) -> None:
    shutil.copytree(base, home)
    (home / COMPLETE).unlink()
    with homes.inside(home) as inside, tqdm(total=2 * count, unit="tin", file=sys.stderr, disable=None) as bar:
        bar.set_description(f"kho {count:,}")
        inside.ask("fill", progress=lambda done: bar.update(done - bar.n), count=count)
