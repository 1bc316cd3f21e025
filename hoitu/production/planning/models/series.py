from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from hoitu.production.planning.models.event import Event, EventChange


class SeriesMove(models.Model):
    """A series was moved from one of its days on (dời cả chuỗi): it ends there, and `made` goes on with it.

    `change` says why and to when, at the event that ends; `before` is what that event was (rule, recurs_until,
    skipped), for taking the move back. `made` is gone once it was.
    """

    change = models.OneToOneField(EventChange, models.CASCADE, related_name="series")
    made = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="continues")
    before = models.JSONField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    undone_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="series_move_undone_whole",
                condition=Q(undone_at=None, undone_by=None, undone_reason="")
                | (Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undone_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.change)
