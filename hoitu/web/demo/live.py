"""One article of the demo is told live: eight entries, among them one corrected, one taken off and one that waits."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from hoitu.foundation.directory.queries import Person
from hoitu.production.liveblog import operations, queries
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.release_content import ReleaseContent
from hoitu.web.demo.walking import Cast

TOLD = Path(__file__).parent / "live.yaml"
AUTHOR = "mai"


def fill(cast: Cast, now: datetime) -> None:
    """Tell it live, once; it is open still."""
    told = yaml.safe_load(TOLD.read_text(encoding="utf-8"))
    article = next((each for each in newsroom.latest_releases() if _is_told(each, told["headline"])), None)
    if article is None or queries.blogs_of_output(article.output_id).exists():
        return
    editor, start = cast.people[cast.approver(AUTHOR, "desk")], article.first_released_at
    output = newsroom.output_page(editor, article.output_id, now).output
    operations.begin(by=editor, output_id=output.pk, base_version=output.version, now=start)
    operations.turn(by=editor, output_id=output.pk, act="open", now=start)
    for raw in told["entries"]:
        by = editor if raw["by"] == "editor" else cast.people[AUTHOR]
        _tell(article, raw, by, editor, start + timedelta(minutes=raw["after"]))


def _is_told(content: ReleaseContent, headline: str) -> bool:
    return content.kind == "web" and content.language == "vi" and content.headline == headline


def _tell(article: ReleaseContent, raw: dict[str, Any], by: Person, editor: Person, at: datetime) -> None:
    soon = at + timedelta(minutes=1)
    words = {"text": raw["text"], "kind": raw["kind"], "headline": raw.get("headline", "")}
    entry = operations.write(by=by, output_id=article.output_id, now=at, **words)
    if not entry.shown and not raw.get("wait"):
        operations.publish(by=editor, entry_id=entry.pk, base=1, now=soon)
    if "fix" in raw:
        corrected = {**words, "text": raw["fix"], "note": raw["why"]}
        operations.correct(by=editor, entry_id=entry.pk, base=1, now=soon + timedelta(minutes=2), **corrected)
    if "gone" in raw:
        operations.remove(by=editor, entry_id=entry.pk, reason=raw["gone"], now=soon + timedelta(minutes=3))
    if raw.get("pin"):
        operations.mark(by=editor, entry_id=entry.pk, what="pin", now=soon)
