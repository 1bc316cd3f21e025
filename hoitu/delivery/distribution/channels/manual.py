"""A platform without a door for machines: a person posts, and shows that they did."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hoitu.delivery.distribution.channels.sender import Outcome, Post, Rendered, Saying, Sender, Target
from hoitu.delivery.distribution.rules.answers import Kind
from hoitu.kernel.html import plain_text


class Manual(Sender):
    """What is posted by hand, as plain text ready to be copied."""

    code = "manual"
    label = _("Posted by hand")
    is_by_hand = True
    can_edit = can_remove = True

    def render(self, saying: Saying, target: Target) -> Rendered:
        content = saying.content
        if saying.act == "withdraw":
            parts = [content.headline, saying.public_note]
        else:
            body = "\n\n".join(_paragraphs(content.body))
            note = f"{content.correction_title}: {content.correction_note}" if content.correction_note else ""
            parts = [content.headline, note, content.lead, body, target.identity_sign]
        return Rendered("\n\n".join(part for part in parts if part).encode(), "text/plain; charset=utf-8")

    def send(self, post: Post, rendered: Rendered, target: Target) -> Outcome:  # noqa: ARG002 - nothing to send to
        return Outcome(Kind.PERMANENT, excerpt="posted by hand")


def _paragraphs(body: list[dict[str, object]]) -> list[str]:
    """Return the plain words of the rich text of a body; pictures and sound are fetched from the release itself."""
    return [text for block in body if isinstance(block["value"], str) and (text := plain_text(block["value"]))]
