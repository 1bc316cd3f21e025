"""What an output would look like on the site, made for staff alone and never kept."""

from __future__ import annotations

from datetime import datetime

from hoitu.delivery.site import body, media_files, placing
from hoitu.delivery.site.freezing import articles
from hoitu.delivery.site.freezing.press import Press
from hoitu.delivery.site.models import Article, Listing
from hoitu.production.newsroom.release_content import ReleaseContent


def preview(content: ReleaseContent, *, now: datetime) -> str:
    """Return the page of a draft: the site's own template with a banner, hidden from robots, pictures for staff."""
    shelf = media_files.preview().filled(content)
    article = Article.objects.filter(output_id=content.output_id).first() or Article(number=0)
    made = body.make(content.body, content.language, shelf)
    placing.fill(article, content, made, placing.card_of(content, made, shelf))
    lists = [
        Listing(language=language, kind=kind, key=key, slug=slug, name=name)
        for language, kind, key, slug, name in placing.wanted_lists(content)
    ]
    shown = {**articles.context(article, lists), "preview": True}
    return Press(now, content.agency_id).render("article.html", content.language, article.path, shown)
