from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id

PERSON = settings.AUTH_USER_MODEL
SETTLED = ("sent", "superseded", "cancelled", "not_needed", "failed")
IN_FLIGHT = ("leased", "sending")


class Delivery(models.Model):
    """One version of an item (or its withdrawal) to one channel; states change by `rules.states` alone.

    `seq` is the version: a release's number, and one more for the withdrawal. A greater `rank` goes first.
    `next_attempt_at` is when it is looked at again, `deadline` by when it must be there (None: no such time),
    `give_up_at` when a person takes over. Every result is written for the `lease_epoch` it was made under.
    """

    class Act(models.TextChoices):
        PUBLISH = "publish", _("Publication")
        UPDATE = "update", _("Update")
        CORRECT = "correct", _("Correction")
        WITHDRAW = "withdraw", _("Withdrawal")

    class State(models.TextChoices):
        PREPARING = "preparing", _("being prepared")
        QUEUED = "queued", _("waiting")
        LEASED = "leased", _("taken up")
        SENDING = "sending", _("being sent")
        RETRY_WAIT = "retry_wait", _("will be tried again")
        UNKNOWN = "unknown", _("outcome unknown")
        HUMAN = "human", _("with a person")
        SENT = "sent", _("sent")
        SUPERSEDED = "superseded", _("overtaken by a newer version")
        CANCELLED = "cancelled", _("cancelled by a withdrawal")
        NOT_NEEDED = "not_needed", _("not needed: nothing went out")
        FAILED = "failed", _("failed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey("distribution.Item", models.PROTECT, related_name="deliveries")
    channel = models.ForeignKey("distribution.Channel", models.PROTECT, related_name="deliveries")
    release_id = models.UUIDField(null=True, blank=True)
    seq = models.PositiveIntegerField()
    act = models.CharField(_("act"), max_length=8, choices=Act.choices)
    rank = models.PositiveSmallIntegerField()
    payload = models.ForeignKey("distribution.Payload", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PREPARING)
    not_before = models.DateTimeField()
    deadline = models.DateTimeField(null=True, blank=True)
    give_up_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    lease_epoch = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    idempotency_key = models.CharField(max_length=64)
    resend_generation = models.PositiveSmallIntegerField(default=0)
    external_id = models.CharField(max_length=200, blank=True)
    external_url = models.CharField(max_length=500, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    superseded_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    last_error = models.TextField(blank=True)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(name="delivery_once", fields=["item", "seq", "channel"]),
            models.UniqueConstraint(name="one_in_flight", fields=["item", "channel"], condition=Q(state__in=IN_FLIGHT)),
            models.CheckConstraint(
                name="sent_is_proven", condition=~Q(state="sent") | ~Q(external_id="") | ~Q(evidence="")
            ),
            models.CheckConstraint(
                name="delivery_leased_until",
                condition=Q(state__in=IN_FLIGHT, lease_until__isnull=False)
                | (~Q(state__in=IN_FLIGHT) & Q(lease_until=None)),
            ),
            models.CheckConstraint(
                name="delivery_bytes_before_queueing",
                condition=Q(payload__isnull=False) | ~Q(state__in=("queued", "leased", "sending", "retry_wait")),
            ),
            models.CheckConstraint(
                name="delivery_settled_at",
                condition=Q(state__in=SETTLED, settled_at__isnull=False) | (~Q(state__in=SETTLED) & Q(settled_at=None)),
            ),
        ]
        indexes = [
            models.Index(
                name="delivery_due",
                fields=["-rank", "next_attempt_at"],
                condition=Q(state__in=("queued", "retry_wait")),
            ),
            models.Index(
                name="delivery_open_else",
                fields=["state", "next_attempt_at"],
                condition=Q(state__in=("preparing", "unknown", "human")),
            ),
            models.Index(name="delivery_leases", fields=["lease_until"], condition=Q(state__in=IN_FLIGHT)),
            models.Index(name="delivery_by_time", fields=["-made_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.item} #{self.seq} → {self.channel}"


class Attempt(models.Model):
    """One conversation about a delivery, written before its first byte leaves; what came of it is added afterwards."""

    class Verb(models.TextChoices):
        CREATE = "create", _("Post")
        EDIT = "edit", _("Replace")
        REMOVE = "remove", _("Remove")
        ASK = "ask", _("Ask the channel")

    class Outcome(models.TextChoices):
        OK = "ok", _("done")
        RETRYABLE = "retryable", _("failed for now")
        PERMANENT = "permanent", _("refused")
        AMBIGUOUS = "ambiguous", _("unclear")
        LOST = "lost", _("the worker fell silent")
        LATE = "late", _("came too late")

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="tries")
    n = models.PositiveIntegerField()
    verb = models.CharField(max_length=6, choices=Verb.choices)
    lease_epoch = models.PositiveIntegerField()
    worker = models.CharField(max_length=80, blank=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    excerpt = models.TextField(blank=True)
    external_id = models.CharField(max_length=200, blank=True)
    bytes_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="attempt_once", fields=["delivery", "n"]),
            models.CheckConstraint(
                name="attempt_ended_somehow",
                condition=Q(ended_at=None, outcome="") | (Q(ended_at__isnull=False) & ~Q(outcome="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery} ({self.n}: {self.outcome or '…'})"


class Resend(models.Model):
    """A person had a delivery sent again, and why; one under a new key counts once a second person agreed."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="resends")
    reason = models.TextField()
    is_forced = models.BooleanField(default=False)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    agreed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="resend_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="resend_second_person", condition=Q(agreed_by=None) | ~Q(agreed_by=models.F("by"))
            ),
            models.UniqueConstraint(
                name="one_waiting_resend", fields=["delivery"], condition=Q(is_forced=True, agreed_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery}: {self.reason[:60]}"
