"""Finding an upload that belongs to one person."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import NotFound
from hoitu.production.field.models import Upload


def own(by: Person, upload_id: UUID, *, lock: bool = False) -> Upload:
    """Return an upload of this person; raises NotFound, for those of others too."""
    rows = Upload.objects.select_for_update(no_key=True) if lock else Upload.objects.all()
    found = rows.filter(pk=upload_id, person=by).first()
    if found is None:
        raise not_there()
    return found


def not_there() -> NotFound:
    """Return the refusal that tells a phone to begin again."""
    return NotFound(_("This file is not under way here any more: the phone sends it again from the beginning."))
