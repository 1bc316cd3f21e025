"""All reads of the field."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from hoitu.foundation.directory.queries import Person
from hoitu.production.field import store
from hoitu.production.field.finding import own
from hoitu.production.field.models import Tip, Upload

__all__ = ["Tip", "Upload", "material_of", "offset_of", "places_told", "upload_of"]


def upload_of(person: Person, upload_id: UUID) -> Upload:
    """Return an upload of one's own; raises NotFound."""
    return own(person, upload_id)


def offset_of(upload: Upload) -> int:
    """Return how many bytes of an upload are here for good."""
    return upload.length if upload.state == "received" else store.size_of(upload.pk)


def material_of(story_id: UUID) -> QuerySet[Upload]:
    """Return what was received for a story, or with the tip its idea came from by who sent it, the newest first."""
    tips = Tip.objects.filter(idea__story=story_id)
    theirs = Exists(tips.filter(pk=OuterRef("tip_id"), person=OuterRef("person")))
    belongs = Q(story_id=story_id) | Q(theirs, tip_id__in=tips.values("pk"))
    rows = Upload.objects.filter(belongs, received_at__isnull=False)
    return rows.select_related("person", "photo", "recording").order_by("-received_at")


def places_told(person: Person) -> int:
    """Return beside how many uploads of a person a place or time is kept."""
    return Upload.objects.filter(person=person, tells_place=True).count()
