"""Where a person wants to be reached, for which kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.notices.kinds import EMAIL, PUSH, Kind
from hoitu.foundation.notices.models import Choice, Device, Preference
from hoitu.foundation.notices.rules import Habits


@dataclass(frozen=True)
class Place:
    """One place of one person: their e-mail, or one of their devices."""

    channel: str
    name: str
    device: Device | None = None


@dataclass
class Wishes:
    """All that one person wishes; `choices` only where they differ from the kind's default."""

    has_email: bool
    habits: Habits = field(default_factory=Habits)
    choices: dict[tuple[str, str], bool] = field(default_factory=dict)
    devices: list[Device] = field(default_factory=list)

    def wants(self, kind: Kind, channel: str) -> bool:
        """Say whether a kind may use a channel."""
        return self.choices.get((kind.code, channel), channel in kind.channels)

    def places(self, kind: Kind) -> Iterator[Place]:
        """Yield every place a notice of this kind goes to."""
        if self.has_email and self.wants(kind, EMAIL):
            yield Place(EMAIL, EMAIL)
        if self.wants(kind, PUSH):
            yield from (Place(PUSH, device.place, device) for device in self.devices)


def wishes_of(people: Sequence[Person]) -> dict[UUID, Wishes]:
    """Return the wishes of many people (three queries)."""
    found = {person.pk: Wishes(has_email=bool(person.email)) for person in people}
    for preference in Preference.objects.filter(person__in=people):
        found[preference.person_id].habits = preference.habits()
    for choice in Choice.objects.filter(person__in=people):
        found[choice.person_id].choices[(choice.kind, choice.channel)] = choice.wanted
    for device in Device.objects.filter(person__in=people).order_by("pk"):
        found[device.person_id].devices.append(device)
    return found
