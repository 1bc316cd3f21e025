"""What an archive holds: the last member, so that an archive that was cut short has none."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

FORMAT = 1
NAME = "manifest.json"


class Damaged(Exception):  # noqa: N818 - says what the archive is
    """The archive is not one that `hoitu backup` finished, or it changed since; `str()` says how, in Vietnamese."""


@dataclass(frozen=True)
class Member:
    """One file of the archive."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """Everything a restore must know and check."""

    made_at: datetime
    engine: str
    audit_head: str
    migrations: tuple[str, ...]
    members: tuple[Member, ...] = field(default_factory=tuple)

    def to_json(self) -> bytes:
        """Return the bytes that stand in the archive."""
        known = {**asdict(self), "made_at": self.made_at.isoformat(), "format": FORMAT}
        return json.dumps(known, ensure_ascii=False, indent=1).encode()


def from_json(raw: bytes) -> Manifest:
    """Read a manifest back; raises Damaged."""
    try:
        known: dict[str, Any] = json.loads(raw)
        if known["format"] != FORMAT:
            message = f"Bản sao lưu có dạng số {known['format']}, phần mềm này chỉ đọc được dạng số {FORMAT}."
            raise Damaged(message)
        return Manifest(
            made_at=datetime.fromisoformat(known["made_at"]),
            engine=known["engine"],
            audit_head=known["audit_head"],
            migrations=tuple(known["migrations"]),
            members=tuple(Member(**each) for each in known["members"]),
        )
    except (ValueError, KeyError, TypeError) as problem:
        message = "Bản kê của bản sao lưu không đọc được: tệp đã hỏng."
        raise Damaged(message) from problem
