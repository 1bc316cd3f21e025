"""The door to the stand-in's platform: one without idempotency keys, which can be asked what it shows."""

from __future__ import annotations

import json
from typing import Any

from hoitu.delivery.distribution.channels import telling
from hoitu.delivery.distribution.channels.sender import Found, Outcome, Post, Rendered, Saying, Sender, Target
from hoitu.delivery.distribution.rules import answers
from hoitu.delivery.distribution.rules.answers import Kind
from hoitu.kernel import safe_http
from hoitu.kernel.safe_http import NoAnswer


class Platform(Sender):
    """Posts, replaces and removes by the id the platform gave."""

    code = "crash_platform"
    label = "Nền tảng thử"
    can_edit = can_remove = can_ask = can_look = True

    def render(self, saying: Saying, target: Target) -> Rendered:  # noqa: ARG002 - the same for every channel
        return telling.as_json(saying)

    def send(self, post: Post, rendered: Rendered, target: Target) -> Outcome:
        method, url = (
            ("PUT", f"{target.address}/{post.external_id}") if post.verb == "edit" else ("POST", target.address)
        )
        said = {"item": str(post.item), "version": post.seq, "bytes": len(rendered.body)}
        return _told(method, url, said, target)

    def remove(self, post: Post, rendered: Rendered, target: Target) -> Outcome:  # noqa: ARG002 - nothing to say
        said = {"item": str(post.item), "version": post.seq}
        return _told("DELETE", f"{target.address}/{post.external_id}", said, target)

    def ask(self, post: Post, target: Target) -> Found:
        posts = _shown(post, target)
        if posts is None:
            return Found(there=None)
        if post.verb == "remove":
            return Found(there=not posts, evidence="nothing is shown")
        mine = [each for each in posts if each["version"] == post.seq]
        return Found(there=bool(mine), external_id=mine[0]["id"] if mine else "")

    def look(self, post: Post, target: Target) -> Found:
        posts = _shown(post, target)
        return Found(there=None) if posts is None else Found(bool(posts), external_id=posts[0]["id"] if posts else "")


def _told(method: str, url: str, said: dict[str, Any], target: Target) -> Outcome:
    try:
        answer = safe_http.fetch(url, method=method, body=json.dumps(said).encode(), seconds=target.send_budget_s)
    except NoAnswer as error:
        return Outcome(Kind.AMBIGUOUS if error.bytes_left else Kind.RETRYABLE, excerpt=str(error))
    kind = answers.of_status(answer.status)
    external_id = json.loads(answer.body).get("id", "") if answer.ok else ""
    return Outcome(kind, True, answer.status, answer.body.decode()[:200], external_id)


def _shown(post: Post, target: Target) -> list[dict[str, Any]] | None:
    try:
        answer = safe_http.fetch(f"{target.address}?item={post.item}", seconds=target.send_budget_s)
    except NoAnswer:
        return None
    posts: list[dict[str, Any]] = json.loads(answer.body)["posts"]
    return posts
