from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id

PERSON = settings.AUTH_USER_MODEL


class Channel(models.Model):
    """A place releases go to: a website, a page of a platform, a partner's server, a person who posts by hand.

    `transport` is the code of a sender (`channels.registry`). `kinds` and `sections` are codes; empty means all, as an
    empty `language` does. `credentials` are sealed (`sealing`) and shown to nobody. Seconds: `send_budget_s` for one
    sending, `lease_s` until a silent worker is given up, `settle_s` until "not there" may be believed.
    """

    class Platform(models.TextChoices):
        WEBSITE = "website", _("Website")
        PARTNER = "partner", _("Partner's system")
        EMAIL = "email", _("E-mail")
        ZALO = "zalo", _("Zalo")
        FACEBOOK = "facebook", _("Facebook")
        YOUTUBE = "youtube", _("YouTube")
        TIKTOK = "tiktok", _("TikTok")
        TELEGRAM = "telegram", _("Telegram")
        OTHER = "other", _("Other")

    class Ordering(models.TextChoices):
        LATEST = "latest", _("only the latest version")
        EVERY = "every", _("every version, in order")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    transport = models.CharField(_("transport"), max_length=20)
    platform = models.CharField(_("platform"), max_length=12, choices=Platform.choices)
    is_foreign = models.BooleanField(_("foreign platform"), default=False)
    account = models.CharField(_("account"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=500, blank=True)
    identity_sign = models.CharField(_("identity sign"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=2, blank=True)
    kinds = models.JSONField(_("output kinds"), default=list, blank=True)
    sections = models.JSONField(_("sections"), default=list, blank=True)
    opened_date = models.DateField(_("opened on"))
    closed_date = models.DateField(_("closed on"), null=True, blank=True)
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_until = models.TimeField(_("quiet until"), null=True, blank=True)
    ordering = models.CharField(_("order"), max_length=6, choices=Ordering.choices, default=Ordering.LATEST)
    send_budget_s = models.PositiveIntegerField(default=60)
    lease_s = models.PositiveIntegerField(default=120)
    settle_s = models.PositiveIntegerField(default=30)
    give_up_after_s = models.PositiveIntegerField(default=86_400)
    credentials = models.BinaryField(blank=True, default=b"")
    credentials_set_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        constraints = [
            models.UniqueConstraint(name="channel_name_once", fields=["agency", "name"]),
            models.CheckConstraint(
                name="channel_closed_after_opening",
                condition=Q(closed_date=None) | Q(closed_date__gte=F("opened_date")),
            ),
            models.CheckConstraint(
                name="channel_quiet_both_or_none",
                condition=Q(quiet_from=None, quiet_until=None) | Q(quiet_from__isnull=False, quiet_until__isnull=False),
            ),
            models.CheckConstraint(
                name="channel_budget_fits_the_lease", condition=Q(lease_s__gte=F("send_budget_s") * 2)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Notification(models.Model):
    """The authority was told in writing of a channel: document number and day."""

    channel = models.ForeignKey(Channel, models.CASCADE, related_name="notifications")
    number = models.CharField(_("document number"), max_length=80)
    sent_date = models.DateField(_("document date"))
    sent_to = models.CharField(_("sent to"), max_length=200)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.channel}: {self.number}"


class ChannelPause(models.Model):
    """Somebody held a channel, with a reason; withdrawals go out all the same. Open until resumed."""

    channel = models.ForeignKey(Channel, models.CASCADE, related_name="pauses")
    reason = models.TextField()
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    resumed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    resumed_at = models.DateTimeField(null=True, blank=True)
    resumed_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_open_pause", fields=["channel"], condition=Q(resumed_at=None)),
            models.CheckConstraint(name="pause_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="pause_resumed_by_somebody",
                condition=Q(resumed_at=None, resumed_by=None) | Q(resumed_at__isnull=False, resumed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel}: {self.reason[:60]}"


class Circuit(models.Model):
    """How a channel answers: failures in a row; once open, one sending is let through at each `probe_at`."""

    channel = models.OneToOneField(Channel, models.CASCADE, primary_key=True, related_name="circuit")
    failures = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)
    probe_at = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    last_failure_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="circuit_open_is_probed",
                condition=Q(opened_at=None, probe_at=None) | Q(opened_at__isnull=False, probe_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel}: {self.failures}"
