from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Article(models.Model):
    """The place of one web output on the public site: its number, its address, and what lists need of it.

    `number` is in the address for ever; `slug` is frozen at first publication. `seq` fences: an older
    release never overwrites a newer one.
    """

    number = models.BigAutoField(primary_key=True)
    output_id = models.UUIDField(unique=True)
    story_id = models.UUIDField(db_index=True)
    release_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    language = models.CharField(max_length=2)
    section_code = models.SlugField()
    slug = models.SlugField(max_length=120)
    headline = models.CharField(max_length=200)
    lead = models.TextField(blank=True)
    card = models.JSONField(default=dict)
    search_exact = models.TextField(blank=True)
    search_folded = models.TextField(blank=True)
    first_published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            models.Index(
                name="article_front",
                fields=["language", "section_code", "-first_published_at"],
                condition=Q(withdrawn_at=None),
            ),
            models.Index(
                name="article_home", fields=["language", "-first_published_at"], condition=Q(withdrawn_at=None)
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def path(self) -> str:
        """The address, e.g. `/thoi-su/ke-hoach-103-17/`; Khmer under `/km/`."""
        edition = "" if self.language == "vi" else f"/{self.language}"
        return f"{edition}/{self.section_code}/{self.slug}-{self.number}/"


class OldAddress(models.Model):
    """An address an article once had; it redirects for ever."""

    path = models.CharField(max_length=300, unique=True)
    article = models.ForeignKey(Article, models.CASCADE, related_name="old_addresses")

    def __str__(self) -> str:
        return self.path


class CorrectionNotice(models.Model):
    """One entry of the public page “Thông tin cải chính, xin lỗi”."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="corrections")
    release_id = models.UUIDField(unique=True)
    at = models.DateTimeField()
    false_information = models.TextField()
    note = models.TextField()

    def __str__(self) -> str:
        return f"{self.article} {self.at:%Y-%m-%d}"
