from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.text import fold


class Section(models.Model):
    """A section (chuyên mục) of the public site and of the archive."""

    code = models.SlugField(_("code"), unique=True, help_text=_("Part of public addresses: never reused."))
    name = models.CharField(_("name"), max_length=80)
    name_km = models.CharField(_("name in Khmer"), max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints = [
            models.CheckConstraint(name="section_period", condition=Q(to_date=None) | Q(to_date__gt=F("from_date"))),
        ]

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):
    """A topic of IPTC Media Topics, with our Vietnamese and Khmer labels."""

    code = models.CharField(_("code"), max_length=40, unique=True, help_text="medtop:20000002")
    broader = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="narrower")
    name_en = models.CharField(_("name in English"), max_length=160)
    name = models.CharField(_("name"), max_length=160, blank=True)
    name_km = models.CharField(_("name in Khmer"), max_length=160, blank=True)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    retired_date = models.DateField(_("retired on"), null=True, blank=True)
    folded = models.CharField(max_length=500, blank=True, editable=False)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.name or self.name_en

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = self.searched()
        super().save(*args, **kwargs)

    def searched(self) -> str:
        """The names as a hurried reader types them."""
        return fold(f"{self.name} {self.name_en} {self.name_km}")[:500]


class Place(models.Model):
    """An administrative unit as it was in a period: a code alone does not name it, code and period do."""

    code = models.CharField(_("code"), max_length=12)
    name = models.CharField(_("name"), max_length=120)
    name_km = models.CharField(_("name in Khmer"), max_length=120, blank=True)
    kind = models.CharField(_("kind"), max_length=24)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    folded = models.CharField(max_length=250, blank=True, editable=False)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints = [
            models.UniqueConstraint(name="place_code_period", fields=["code", "from_date"]),
            models.CheckConstraint(name="place_period", condition=Q(to_date=None) | Q(to_date__gt=F("from_date"))),
        ]
        indexes = [models.Index(name="place_by_parent", fields=["parent", "code"])]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = self.searched()
        super().save(*args, **kwargs)

    def searched(self) -> str:
        """The names as a hurried reader types them."""
        return fold(f"{self.name} {self.name_km}")[:250]


class PlaceSuccession(models.Model):
    """An old place went, wholly or in part, into a new one on a day."""

    old = models.ForeignKey(Place, models.CASCADE, related_name="successions")
    new = models.ForeignKey(Place, models.CASCADE, related_name="origins")
    on_date = models.DateField(_("on"))
    source = models.CharField(_("source"), max_length=200)
    verified = models.BooleanField(_("verified"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(name="succession_once", fields=["old", "new"])]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
