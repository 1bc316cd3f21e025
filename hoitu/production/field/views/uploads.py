"""Resumable uploads as tus 1.0 speaks of them: core, creation, termination, expiration; and the receipt at the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from hoitu.kernel import clock
from hoitu.production.field import limits, operations, queries
from hoitu.production.field.operations import About, FileSaid
from hoitu.production.field.queries import Upload
from hoitu.production.field.rules import places, tus
from hoitu.production.field.rules.places import Told
from hoitu.production.field.views.answers import TooLarge, Unreadable, answering
from hoitu.production.newsroom.views.page import person_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
READ_AT_ONCE = 65_536


def speaking_tus(view: View[P]) -> View[P]:
    """Speak version 1.0.0 and no other; what is no tus at all is unreadable."""

    @wraps(view)
    def spoken(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "OPTIONS" and request.headers.get("Tus-Resumable") != tus.VERSION:
            answer = HttpResponse(status=412, headers={"Tus-Version": tus.VERSION})
        else:
            answer = answering(_readable(view))(request, *args, **kwargs)
        answer.headers["Tus-Resumable"] = tus.VERSION
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return spoken


def _readable(view: View[P]) -> View[P]:
    @wraps(view)
    def read(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except tus.BadHeader:
            raise Unreadable from None

    return read


@require_http_methods(["OPTIONS", "POST"])
@speaking_tus
def uploads(request: HttpRequest) -> HttpResponse:
    """Say what we can (OPTIONS), or begin an upload (POST) under the id its phone made."""
    if request.method == "OPTIONS":
        most = max(limits.most_bytes(kind) for kind in Upload.Kind.values)
        said = {"Tus-Version": tus.VERSION, "Tus-Extension": tus.EXTENSIONS, "Tus-Max-Size": str(most)}
        return HttpResponse(status=204, headers=said)
    about = tus.metadata(request.headers.get("Upload-Metadata", ""))
    file = FileSaid(
        kind=about.get("kind", ""),
        name=about.get("name", ""),
        length=tus.number(request.headers.get("Upload-Length", "")),
        digest=about.get("digest", ""),
        caption=about.get("caption", ""),
    )
    upload_id = _id(about.get("id", ""))
    if upload_id is None:
        raise Unreadable
    belongs = About(story_id=_id(about.get("story", "")), tip_id=_id(about.get("tip", "")), told=_told(about))
    upload = operations.begin(by=person_of(request), upload_id=upload_id, file=file, about=belongs, now=clock.now())
    address = reverse("field:upload", args=[upload.pk])
    return HttpResponse(status=201, headers={"Location": address, **_where(upload)})


@require_http_methods(["HEAD", "PATCH", "DELETE"])
@speaking_tus
def upload(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Say how much is here (HEAD), take a part (PATCH), or take the upload back (DELETE)."""
    if request.method == "DELETE":
        operations.discard(by=person_of(request), upload_id=upload_id, now=clock.now())
        return HttpResponse(status=204)
    if request.method == "PATCH":
        return _take_part(request, upload_id)
    found = queries.upload_of(person_of(request), upload_id)
    return HttpResponse(status=200, headers={**_where(found), "Upload-Length": str(found.length)})


def _take_part(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    if request.content_type != tus.PART_TYPE:
        return HttpResponse(status=415)
    offset = tus.number(request.headers.get("Upload-Offset", ""))
    size = operations.append(
        by=person_of(request), upload_id=upload_id, offset=offset, data=_part(request), now=clock.now()
    )
    expires = tus.expires(clock.now() + limits.KEPT)
    return HttpResponse(status=204, headers={"Upload-Offset": str(size), "Upload-Expires": expires})


def _part(request: HttpRequest) -> bytes:
    """Return the part that was sent, or as much of it as came before the line broke: that need not be sent again."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > limits.LARGEST_PART:
        raise TooLarge
    came: list[bytes] = []
    try:
        while piece := request.read(READ_AT_ONCE):
            came.append(piece)
    except UnreadablePostError:
        pass
    return b"".join(came)


@require_POST
@answering
def receipt(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Receive a complete upload, and say what became of it; asked again, the same."""
    done = operations.receive(by=person_of(request), upload_id=upload_id, now=clock.now())
    return JsonResponse(
        {
            "state": done.state,
            "message": done.refused_because,
            "photo_id": done.photo_id,
            "recording_id": str(done.recording_id) if done.recording_id else None,
        }
    )


def _where(found: Upload) -> dict[str, str]:
    expires = {"Upload-Expires": tus.expires(found.expires_at)} if found.state == "open" else {}
    return {"Upload-Offset": str(queries.offset_of(found)), **expires}


def _id(word: str) -> UUID | None:
    try:
        return UUID(word) if word else None
    except ValueError:
        raise Unreadable from None


def _told(about: dict[str, str]) -> Told | None:
    """Return the place and time, only where the phone says that its owner agreed to tell them."""
    if about.get("consent") != "yes":
        return None
    where = places.place(about.get("latitude", ""), about.get("longitude", ""), about.get("accuracy", ""))
    recorded_at = places.instant(about.get("recorded", ""), clock.now())
    return Told(*where, recorded_at) if where else Told(recorded_at=recorded_at)
