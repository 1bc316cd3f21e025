"""A phone that speaks tus, for tests: it sends files in parts and starts again where the house says."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.test import Client
from PIL import Image

from hoitu.kernel.ids import new_id
from hoitu.production.field.rules.digest import digest_of

BASE = "/toa-soan/tac-nghiep/"
TOLD = {"consent": "yes", "latitude": "9.9347", "longitude": "106.3455", "accuracy": "12.4"}
TUS = {"Tus-Resumable": "1.0.0"}


def picture(number: int = 0, size: tuple[int, int] = (48, 32)) -> bytes:
    """A small JPEG, another one for each number."""
    out = io.BytesIO()
    Image.new("RGB", size, ((number * 37) % 256, (number * 91) % 256, 90 + number % 150)).save(out, "JPEG")
    return out.getvalue()


@dataclass
class Phone:
    """Somebody's phone; `client` is signed in."""

    client: Client
    said: dict[str, str] = field(default_factory=dict)

    def begin(self, data: bytes, upload_id: UUID, *, kind: str = "photo", name: str = "anh.jpg", **about: str) -> Any:
        """Announce a file."""
        words = {"id": str(upload_id), "kind": kind, "name": name, "digest": digest_of(io.BytesIO(data)), **about}
        said = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in words.items() if value)
        headers = {**TUS, "Upload-Length": str(len(data)), "Upload-Metadata": said}
        return self.client.post(f"{BASE}tep/", headers=headers)

    def offset(self, upload_id: UUID) -> int:
        """Ask how much has come; -1 where the house knows nothing of it."""
        answer = self.client.head(f"{BASE}tep/{upload_id}/", headers=TUS)
        return int(answer["Upload-Offset"]) if answer.status_code == 200 else -1

    def part(self, upload_id: UUID, offset: int, data: bytes) -> Any:
        """Send a part."""
        headers = {**TUS, "Upload-Offset": str(offset)}
        return self.client.patch(
            f"{BASE}tep/{upload_id}/", data, content_type="application/offset+octet-stream", headers=headers
        )

    def receipt(self, upload_id: UUID) -> Any:
        """Ask what became of a complete file."""
        return self.client.post(f"{BASE}tep/{upload_id}/nhan/")

    def send(
        self, data: bytes, upload_id: UUID | None = None, *, part: int = 1_000_000, told: bool = False, **about: str
    ) -> Any:
        """Send a file whole, with place and time where its maker agreed to tell them, and return the receipt."""
        about |= TOLD if told else {}
        upload_id = upload_id or new_id()
        assert self.begin(data, upload_id, **about).status_code == 201
        while (offset := self.offset(upload_id)) < len(data):
            assert self.part(upload_id, offset, data[offset : offset + part]).status_code == 204
        return self.receipt(upload_id)
