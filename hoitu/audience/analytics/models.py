"""How often articles were read: numbers alone. No row has a place for an address, a browser or a reader."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CountedArticle(models.Model):
    """An article that was read, by its public number, with what the site last said of it.

    What is counted of an article of the demo (`is_demo`) is illustration.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    language = models.CharField(max_length=2)
    section_code = models.SlugField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("counted article")
        verbose_name_plural = _("counted articles")

    def __str__(self) -> str:
        return str(self.number)


class HourReads(models.Model):
    """How often an article was read in the hour that began at `hour`; after 35 days part of its day."""

    article = models.ForeignKey(CountedArticle, models.CASCADE, related_name="hours", db_index=False)
    hour = models.DateTimeField(db_index=True)
    reads = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="hour_reads_once", fields=["article", "hour"])]

    def __str__(self) -> str:
        return f"{self.article} {self.hour:%Y-%m-%d %H}: {self.reads}"


class DayReads(models.Model):
    """How often an article was read on a day of Việt Nam that is long past."""

    article = models.ForeignKey(CountedArticle, models.CASCADE, related_name="days", db_index=False)
    day = models.DateField()
    reads = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="day_reads_once", fields=["article", "day"])]

    def __str__(self) -> str:
        return f"{self.article} {self.day}: {self.reads}"
