from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.kernel.ids import new_id
from hoitu.production.planning.rules.when import When


class Event(models.Model):
    """Something that happens in the province (sự kiện), once or again and again.

    Whole days are `first_day` up to, not including, `until_day`, without any instant; hours are `starts_at` and
    `ends_at`, and the days then say which days of Việt Nam they touch. `rule` is the recurrence (RFC 5545, as
    `rules.recurrence` understands it), kept in the hours of `zone`; `recurs_until` narrows searches. `state` follows
    from the changes of the whole event; only operations write it.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        POSTPONED = "postponed", _("Postponed")
        CANCELLED = "cancelled", _("Cancelled")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        "directory.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("desk")
    )
    title = models.CharField(_("title"), max_length=200)
    place = models.CharField(_("venue"), max_length=200, blank=True)
    organiser = models.CharField(_("organiser"), max_length=200, blank=True)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    first_day = models.DateField(_("first day"))
    until_day = models.DateField(_("until"), help_text="the day after the last one")
    starts_at = models.DateTimeField(_("starts at"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    rule = models.CharField(_("repeats"), max_length=200, blank=True)
    zone = models.CharField(_("time zone"), max_length=60, default=HO_CHI_MINH.key)
    recurs_until = models.DateField(null=True, blank=True)
    skipped = models.JSONField(default=list, blank=True, help_text='first days left out: ["2026-12-02"]')
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    uid = models.CharField(max_length=255, blank=True, help_text="of the calendar file it came from")
    recurrence = models.CharField(max_length=8, blank=True, help_text="YYYYMMDD of the occurrence it stands for")
    sequence = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, blank=True, help_text="of the imported words and days")
    folded = models.TextField(editable=False, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    is_demo = models.BooleanField(_("demo data"), default=False)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(name="event_days_in_order", condition=Q(until_day__gt=F("first_day"))),
            models.CheckConstraint(
                name="event_instants_both_or_none",
                condition=Q(starts_at=None, ends_at=None)
                | Q(starts_at__isnull=False, ends_at__isnull=False, ends_at__gte=F("starts_at")),
            ),
            models.UniqueConstraint(
                name="event_of_a_file_once", fields=["agency", "uid", "recurrence"], condition=~Q(uid="")
            ),
        ]
        indexes = [
            models.Index(name="event_by_day", fields=["agency", "first_day"]),
            models.Index(name="event_recurring", fields=["agency"], condition=~Q(rule="")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def when(self) -> When:
        """When it is, the first time if it recurs."""
        return When(self.first_day, self.until_day, self.starts_at, self.ends_at)


class EventChange(models.Model):
    """An event, or one occurrence of it, was postponed, cancelled, or is held after all: who, when, why.

    `occurrence` is the first day of the occurrence meant, empty for the event as a whole. A postponement names the
    new days (and instants), and those it was planned for before.
    """

    class Kind(models.TextChoices):
        POSTPONED = "postponed", _("Postponed")
        CANCELLED = "cancelled", _("Cancelled")
        REINSTATED = "reinstated", _("Held after all")

    event = models.ForeignKey(Event, models.CASCADE, related_name="changes")
    kind = models.CharField(_("change"), max_length=10, choices=Kind.choices)
    occurrence = models.DateField(_("occurrence"), null=True, blank=True)
    reason = models.TextField(_("reason"))
    old_first_day = models.DateField()
    first_day = models.DateField(null=True, blank=True)
    until_day = models.DateField(null=True, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="event_change_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="event_postponed_to_days",
                condition=Q(kind="postponed", first_day__isnull=False, until_day__gt=F("first_day"))
                | (~Q(kind="postponed") & Q(first_day=None, until_day=None)),
            ),
        ]
        indexes = [models.Index(name="event_change_moved", fields=["first_day"], condition=Q(kind="postponed"))]

    def __str__(self) -> str:
        return f"{self.event}: {self.get_kind_display()}"

    @property
    def moved_to(self) -> When | None:
        """The days it was postponed to; None for any other change."""
        if self.first_day is None or self.until_day is None:
            return None
        return When(self.first_day, self.until_day, self.starts_at, self.ends_at)


class CalendarFile(models.Model):
    """A calendar somebody handed in (.ics or the working calendar as a table): looked through first, then imported."""

    class Format(models.TextChoices):
        ICS = "ics", _("Calendar file (.ics)")
        TABLE = "table", _("Working calendar (table)")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="+")
    unit = models.ForeignKey("directory.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("file name"), max_length=200)
    format = models.CharField(_("format"), max_length=8, choices=Format.choices)
    text = models.TextField()
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField()
    imported_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(default=dict, blank=True, help_text="how many were new, changed, …")

    class Meta:
        verbose_name = _("calendar file")
        verbose_name_plural = _("calendar files")

    def __str__(self) -> str:
        return self.name
