from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Owned(models.Model):
    """A work or a right of the library that belongs to an agency; see `ownership`."""

    agency = models.ForeignKey(
        "directory.Agency",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("agency"),
    )

    class Meta:
        abstract = True
