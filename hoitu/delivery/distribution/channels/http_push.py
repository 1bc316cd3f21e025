"""Push to a partner who keeps our contract: signed, told by key, asked by key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from hoitu.delivery.distribution.channels import telling
from hoitu.delivery.distribution.channels.push_contract import Push, headers
from hoitu.delivery.distribution.channels.sender import Found, Outcome, Post, Rendered, Saying, Sender, Target
from hoitu.delivery.distribution.rules import answers
from hoitu.delivery.distribution.rules.answers import Kind
from hoitu.kernel import safe_http
from hoitu.kernel.safe_http import Answer, NoAnswer, UnsafeAddress

EXCERPT = 2000  # characters of an answer that are kept
ANSWER_BYTES = 64 * 1024
CONFLICT, NOT_FOUND, GONE = 409, 404, 410


class HttpPush(Sender):
    """POST to the channel's address; GET there tells, by `?key=`, what became of one, and by `?item=` what is shown."""

    code = "http_push"
    label = _("Push to a partner (HTTP)")
    is_idempotent = can_edit = can_remove = can_ask = can_look = True
    secrets = ("key_id", "secret")

    def render(self, saying: Saying, target: Target) -> Rendered:  # noqa: ARG002 - the same for every partner
        return telling.as_json(saying)

    def send(self, post: Post, rendered: Rendered, target: Target) -> Outcome:
        try:
            answer = _talk("POST", target.address, post, rendered, target)
        except NoAnswer as error:
            kind = Kind.AMBIGUOUS if error.bytes_left else Kind.RETRYABLE
            return Outcome(kind, excerpt=f"{error.code}: {error}")
        except (UnsafeAddress, ValueError) as error:
            return Outcome(Kind.PERMANENT, excerpt=str(error))
        return _outcome(answer, rendered.body)

    def ask(self, post: Post, target: Target) -> Found:
        return _question(f"key={post.key}", post, target)

    def look(self, post: Post, target: Target) -> Found:
        return _question(f"item={post.item}", post, target)


def _question(query: str, post: Post, target: Target) -> Found:
    """GET: 200 is yes, 404 or 410 no; of anything else nothing is known."""
    mark = "&" if "?" in target.address else "?"
    try:
        answer = _talk("GET", f"{target.address}{mark}{query}", post, Rendered(b"", ""), target)
    except (NoAnswer, UnsafeAddress, ValueError) as error:
        return Found(there=None, excerpt=str(error))
    said, excerpt = _said(answer), _excerpt(answer)
    if answer.ok:
        return Found(True, answer.status, excerpt, said.get("id", ""), said.get("url", ""), f"HTTP {answer.status}")
    return Found(there=False if answer.status in {NOT_FOUND, GONE} else None, status=answer.status, excerpt=excerpt)


def _talk(method: str, url: str, post: Post, rendered: Rendered, target: Target) -> Answer:
    push = Push(post.key, str(post.item), post.seq, post.act)
    signed = headers(
        push,
        method=method,
        url=url,
        body=rendered.body,
        key_id=target.credentials.get("key_id", ""),
        secret=target.credentials.get("secret", ""),
        at=post.at,
    )
    said = {**rendered.headers, **({"Content-Type": rendered.media_type} if rendered.media_type else {}), **signed}
    return safe_http.fetch(
        url,
        method=method,
        headers=said,
        body=rendered.body or None,
        max_bytes=ANSWER_BYTES,
        seconds=target.send_budget_s,
        max_redirects=0,
    )


def _outcome(answer: Answer, body: bytes) -> Outcome:
    said, kind = _said(answer), answers.of_status(answer.status)
    if answer.status == CONFLICT:
        kind = _conflict(said, body)
    return Outcome(
        kind,
        answered=True,
        status=answer.status,
        excerpt=_excerpt(answer),
        external_id=said.get("id", ""),
        external_url=said.get("url", ""),
        evidence=f"HTTP {answer.status}",
        retry_after_s=answers.retry_after_s(answer.headers.get("retry-after", "")),
    )


def _conflict(said: Mapping[str, str], body: bytes) -> Kind:
    """Return what a 409 means: the receiver has these very bytes, or a newer version, or something is wrong."""
    if said.get("code") == "duplicate" and said.get("sha256") == hashlib.sha256(body).hexdigest():
        return Kind.OK
    return Kind.STALE if said.get("code") == "stale" else Kind.PERMANENT


def _said(answer: Answer) -> dict[str, str]:
    """Return the words of a JSON answer that we look at; none of one that is written otherwise."""
    try:
        said: Any = json.loads(answer.body)
    except ValueError:
        return {}
    if not isinstance(said, dict):
        return {}
    longest = {"id": 200, "url": 500, "code": 40, "sha256": 64}
    found = {name: str(said[name])[:most] for name, most in longest.items() if said.get(name)}
    if not found.get("url", "https://").startswith(("http://", "https://")):
        del found["url"]
    return found


def _excerpt(answer: Answer) -> str:
    return answer.body.decode("utf-8", "replace").replace("\0", "")[:EXCERPT]
