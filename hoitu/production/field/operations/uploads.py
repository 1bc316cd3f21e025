"""Beginning an upload, adding to it, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.media import operations as media
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Refusal
from hoitu.production.field import finding, limits, store
from hoitu.production.field.models import Tip, Upload
from hoitu.production.field.rules.digest import is_digest
from hoitu.production.field.rules.places import Told
from hoitu.production.newsroom import queries as newsroom

UUID7 = 7
TOUCH_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class FileSaid:
    """What the phone says of a file before it sends it; `length` in bytes, `digest` as `rules.digest` makes it."""

    kind: str
    name: str
    length: int
    digest: str
    caption: str = ""


@dataclass(frozen=True)
class About:
    """What a file belongs to, and the place and time its maker agreed to tell (None: they did not agree)."""

    story_id: UUID | None = None
    tip_id: UUID | None = None
    told: Told | None = field(default=None)


def begin(*, by: Person, upload_id: UUID, file: FileSaid, about: About, now: datetime) -> Upload:
    """Announce a file under an id made on the phone; announced again, it is the same upload.

    Raises NotReady for a file that would be refused anyway, NotFound or NotAllowed for a story that is not theirs.
    """
    found = Upload.objects.filter(pk=upload_id).first()
    if found is None:
        return _begin(by=by, upload_id=upload_id, file=file, about=about, now=now)
    if found.person_id != by.pk:
        raise finding.not_there()
    if (found.length, found.digest) != (file.length, file.digest):
        raise Refusal(_("Another file was sent under this number: choose the file again."), code="other_file")
    return found


@audited("field.upload.begin", target="upload_id")
def _begin(*, by: Person, upload_id: UUID, file: FileSaid, about: About, now: datetime) -> Upload:
    _refuse_hopeless(upload_id, file)
    _refuse_foreign(by, about, now)
    if Upload.objects.filter(person=by, received_at=None, refused_at=None).count() >= limits.MOST_OPEN:
        raise NotReady(_("Too many files are under way at once: let some arrive first."), code="too_many")
    if not store.has_room(file.length):
        raise store.NoRoom
    told = about.told or Told()
    made, _fresh = Upload.objects.get_or_create(
        pk=upload_id,
        defaults={
            "person": by,
            "story_id": about.story_id,
            "tip_id": about.tip_id,
            "kind": file.kind,
            "file_name": file.name[-200:],
            "caption": file.caption[:400],
            "length": file.length,
            "digest": file.digest,
            "begun_at": now,
            "expires_at": now + limits.KEPT,
            "tells_place": about.told is not None,
            "latitude": told.latitude,
            "longitude": told.longitude,
            "accuracy_m": told.accuracy_m,
            "recorded_at": told.recorded_at,
        },
    )
    return made


def _refuse_hopeless(upload_id: UUID, file: FileSaid) -> None:
    """Refuse before a single byte is sent what would be refused after all of them."""
    if upload_id.version != UUID7 or not is_digest(file.digest):
        raise NotReady(_("The phone sent something we cannot read: reload the page and send again."), code="bad_said")
    if file.kind not in Upload.Kind.values:
        raise NotReady(_("Only photos, audio and video are taken in here."), code="bad_kind")
    allowed = media.extensions_of(file.kind)
    ending = file.name.rpartition(".")[2].lower()
    if ending not in allowed:
        raise NotReady(
            _("Files of kind “%(kind)s” are not taken in. Allowed: %(allowed)s.")
            % {"kind": ending[:12], "allowed": ", ".join(sorted(allowed))},
            code="extension",
        )
    most = limits.most_bytes(file.kind)
    if file.length <= 0:
        raise NotReady(_("The file is empty: record or choose it again."), code="empty")
    if file.length > most:
        raise NotReady(
            _("The file has %(size)s MB; at most %(most)s MB of this kind are taken in: make it shorter or smaller.")
            % {"size": file.length // 1_000_000, "most": most // 1_000_000},
            code="too_large",
        )


def _refuse_foreign(by: Person, about: About, now: datetime) -> None:
    if about.story_id and not newsroom.story_page(by, about.story_id, now).may_edit:
        raise NotAllowed(_("You may read this story, but not add to it: ask its desk to assign you."))
    if about.tip_id and Tip.objects.filter(pk=about.tip_id).exclude(person=by).exists():
        raise NotFound(_("There is no such tip of yours."))


def append(*, by: Person, upload_id: UUID, offset: int, data: bytes, now: datetime) -> int:
    """Add a part to one's own upload and return the new offset; the part is on the disk then.

    Raises NotFound, and what `store.append` raises.
    """
    upload = finding.own(by, upload_id)
    if upload.state != "open":
        raise Refusal(_("This file has arrived already."), code="finished")
    size = store.append(upload.pk, offset=offset, data=data, length=upload.length)
    if upload.expires_at - now < limits.KEPT - TOUCH_EVERY:
        Upload.objects.filter(pk=upload.pk).update(expires_at=now + limits.KEPT)
    return size


@audited("field.upload.discard")
def discard(*, by: Person, upload_id: UUID, now: datetime) -> None:
    """Take back an upload of one's own that is not received yet; what was received belongs to the library."""
    upload = finding.own(by, upload_id, lock=True)
    if upload.state == "received":
        raise NotReady(_("The file is in the library already: take it out there."), code="received")
    audit.record(by=by, action="field.upload.discard", target=upload, now=now)
    upload.delete()
    store.remove(upload_id)
