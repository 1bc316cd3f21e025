from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id
from hoitu.production.newsroom.queries import Kind


class Slot(models.Model):
    """A place that is filled again and again (khung): a print issue, the 17:00 bulletin, the weekly magazine.

    It takes outputs of one kind on its `weekdays` (0 is Monday), goes out at `goes_at` in Việt Nam and closes so many
    minutes before. `capacity` is counted in `unit`; a page holds `characters_per_page`.
    """

    class Form(models.TextChoices):
        ISSUE = "issue", _("Print issue")
        BULLETIN = "bulletin", _("Bulletin")
        MAGAZINE = "magazine", _("Weekly magazine")
        NEWSLETTER = "newsletter", _("Newsletter")

    class Unit(models.TextChoices):
        CHARACTERS = "characters", _("characters")
        PAGES = "pages", _("pages")
        SECONDS = "seconds", _("seconds")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=100)
    form = models.CharField(_("form"), max_length=10, choices=Form.choices)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    unit = models.CharField(_("counted in"), max_length=10, choices=Unit.choices)
    capacity = models.PositiveIntegerField(_("holds"))
    characters_per_page = models.PositiveIntegerField(_("characters per page"), default=4000)
    weekdays = models.JSONField(_("weekdays"), default=list, help_text="[0, 4]: Monday and Friday")
    goes_at = models.TimeField(_("goes out at"))
    closes_before = models.PositiveIntegerField(_("closes so many minutes before"), default=60)
    retired_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        constraints = [
            models.CheckConstraint(name="slot_holds_something", condition=Q(capacity__gt=0, characters_per_page__gt=0)),
            models.UniqueConstraint(name="slot_name_once", fields=["agency", "name"], condition=Q(retired_at=None)),
        ]

    def __str__(self) -> str:
        return self.name


class Placement(models.Model):
    """An output has its place in the slot of one day, with the length planned for it in the slot's unit.

    Pages are counted in hundredths: 150 is a page and a half.
    """

    slot = models.ForeignKey(Slot, models.PROTECT, related_name="placements")
    day = models.DateField(_("day"))
    output = models.ForeignKey("newsroom.Output", models.PROTECT, related_name="+")
    planned_length = models.PositiveIntegerField(_("planned length"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        constraints = [
            models.UniqueConstraint(name="placed_once_a_day", fields=["slot", "day", "output"]),
            models.CheckConstraint(name="placement_has_length", condition=Q(planned_length__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.slot} {self.day:%d/%m}: {self.output}"
