"""What a person wants to be told of, through which channels, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.notices import kinds
from hoitu.foundation.notices.models import Choice, Preference
from hoitu.foundation.notices.rules import Habits


@audited("notices.preferences.set")
def set_preferences(*, by: Person, habits: Habits, wanted: Mapping[tuple[str, str], bool], now: datetime) -> Preference:
    """Keep one's own habits, and for each (kind, channel) whether it is wanted; a default needs no row."""
    kept, _made = Preference.objects.update_or_create(
        person=by,
        defaults={
            "quiet_from": habits.quiet_from,
            "quiet_to": habits.quiet_to,
            "digest": habits.digest,
            "digest_time": habits.digest_time,
            "hourly_cap": habits.hourly_cap,
            "changed_at": now,
        },
    )
    for kind in kinds.kinds():
        for channel in kinds.CHANNELS:
            _choose(by, kind, channel, wanted.get((kind.code, channel), channel in kind.channels))
    changed = {f"{kind}:{channel}": value for (kind, channel), value in wanted.items()}
    audit.record(
        by=by, action="notices.preferences.set", target=by, detail={"digest": habits.digest, **changed}, now=now
    )
    return kept


def _choose(by: Person, kind: kinds.Kind, channel: str, wanted: bool) -> None:  # noqa: FBT001 - private, one caller
    if wanted == (channel in kind.channels):
        Choice.objects.filter(person=by, kind=kind.code, channel=channel).delete()
    else:
        Choice.objects.update_or_create(person=by, kind=kind.code, channel=channel, defaults={"wanted": wanted})
