"""The last step of an upload: is it whole, is it harmless, into the library with it, to its story."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.media import operations as media
from hoitu.foundation.media.operations import Checked
from hoitu.kernel.refusal import NotReady
from hoitu.production.field import store
from hoitu.production.field.finding import own
from hoitu.production.field.models import Upload
from hoitu.production.field.rules.digest import digest_of


def receive(*, by: Person, upload_id: UUID, now: datetime) -> Upload:
    """Take a complete upload into the library and to its story; asked again, it says what became of it.

    A file the library refuses ends as refused, with the reason in words. Raises NotReady (`incomplete`) while parts
    are missing, and (`checksum`) for a file that is not what left the phone: it is begun anew then.
    Nothing big is done inside the transaction: checking before, and the file is linked, not copied.
    """
    upload = own(by, upload_id)
    if upload.state != "open":
        store.remove(upload_id)
        return upload
    if store.size_of(upload_id) < upload.length:
        raise NotReady(_("Parts of the file are missing: it goes on in a moment."), code="incomplete")
    with store.locked(upload_id):
        try:
            checked = _check(upload, now)
        except ValidationError as refused:
            done = _refuse(by=by, upload_id=upload_id, why=" ".join(refused.messages), now=now)
        else:
            done = _take_in(by=by, upload_id=upload_id, checked=checked, now=now)
        store.remove(upload_id)
    return done


def _check(upload: Upload, now: datetime) -> Checked:
    """Return the file as checked; without consent the place and time in it are blanked first."""
    path = store.path_of(upload.pk)
    if upload.verified_at is None:
        with path.open("rb") as file:
            whole = digest_of(file) == upload.digest
        if not whole:
            store.remove(upload.pk)
            raise NotReady(_("The file was damaged on the way: it is sent again from the beginning."), code="checksum")
        # From here on the file may differ from what was sent: what nobody agreed to tell is blanked in place.
        Upload.objects.filter(pk=upload.pk, verified_at=None).update(verified_at=now)
    if not upload.tells_place:
        media.blank_place_and_time(path, upload.kind)
    return media.check_file(path=path, file_name=upload.file_name, kind=upload.kind)


@audited("field.upload.receive")
def _take_in(*, by: Person, upload_id: UUID, checked: Checked, now: datetime) -> Upload:
    upload = own(by, upload_id, lock=True)
    if upload.state != "open":
        return upload
    name = by.pen_name.strip() or str(by)
    title = (upload.caption or upload.file_name)[:200]
    if upload.kind == Upload.Kind.PHOTO:
        upload.photo = media.take_over_photo(by=by, checked=checked, title=title, caption=upload.caption, credit=name)
    else:
        upload.recording = media.take_over_recording(by=by, checked=checked, title=title, credit=name)
    upload.received_at = now
    upload.save(update_fields=["photo", "recording", "received_at"])
    detail = {"kind": upload.kind, "bytes": upload.length, "story": str(upload.story_id or "")}
    audit.record(by=by, action="field.upload.receive", target=upload, detail=detail, now=now)
    return upload


@audited("field.upload.refuse")
def _refuse(*, by: Person, upload_id: UUID, why: str, now: datetime) -> Upload:
    upload = own(by, upload_id, lock=True)
    if upload.state != "open":
        return upload
    upload.refused_at, upload.refused_because = now, why[:500]
    upload.save(update_fields=["refused_at", "refused_because"])
    audit.record(by=by, action="field.upload.refuse", target=upload, detail={"why": why}, now=now)
    return upload
