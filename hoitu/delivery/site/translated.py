"""What readers see of a translation that fell behind its source: as the pair's rule says."""

from __future__ import annotations

from hoitu.delivery.site.models import Article
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.release_content import ReleaseContent
from hoitu.production.translation import queries as translation

CURRENT, HELD = "current", "held"


def shown(content: ReleaseContent) -> str:
    """Return how a release is to be shown: current, labelled, or held; drafts in a preview are shown as they are."""
    if content.language == "vi" or content.release_id == newsroom.NO_RELEASE:
        return CURRENT
    return translation.shown_to_readers(content.output_id)


def apply(article: Article, how: str) -> None:
    """Note on an article's row how it is shown; a text that is held is in no page, feed or search while it is.

    Placing the same release again brings it back.
    """
    if how == CURRENT:
        return
    article.card = {**article.card, "shown": how}
    if how == HELD:
        article.lead = article.body_html = article.text = ""
        article.card |= {"lead": "", "minutes": 0, "has_video": False, "has_audio": False}
