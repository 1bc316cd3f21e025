"""Which part of the sitemap an article is in, and when that part last changed."""

from __future__ import annotations

from hoitu.delivery.site import rules
from hoitu.delivery.site.models import Article, SitemapPart


def touch(article: Article) -> None:
    """Note that the part with this article changed."""
    at = article.withdrawn_at or article.updated_at
    SitemapPart.objects.update_or_create(part=rules.sitemap_part(article.number), defaults={"changed_at": at})
