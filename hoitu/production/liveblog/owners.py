"""Which newsroom a live blog and its entries belong to, for the audit."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from hoitu.production.liveblog.models import Blog, Entry


def _blog(key: str, _at: datetime) -> UUID | None:
    return Blog.objects.filter(output_id=UUID(key)).values_list("output__story__agency_id", flat=True).first()


def _entry(key: str, _at: datetime) -> UUID | None:
    return Entry.objects.filter(pk=UUID(key)).values_list("blog__output__story__agency_id", flat=True).first()


OWNERS = {"liveblog.blog": _blog, "liveblog.entry": _entry}
