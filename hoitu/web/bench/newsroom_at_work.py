"""Fifty people with a text each, signed in; and afterwards the question whether all they saved is there."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.conf import settings
from django.test import Client

from hoitu.foundation.directory import operations as directory
from hoitu.foundation.directory import queries
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.directory.roles import Role
from hoitu.kernel import clock
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom import queries as texts
from hoitu.web.bench.archives import desk
from hoitu.web.demo import people


@dataclass(frozen=True)
class Seat:
    """One writer's place: the session of their browser and the text they write."""

    session: str
    output_id: str

    def as_json(self) -> dict[str, str]:
        """Return it as JSON values."""
        return asdict(self)


def seats(count: int) -> list[Seat]:
    """Hire `count` reporters, open a story with a web text for each, and sign them in."""
    now, tam = clock.now(), queries.person_named("tam")
    agency = queries.agency_by_code(people.NEWSPAPER)
    if tam is None or agency is None:
        raise RuntimeError("The demo's people are not there: call people.settle first.")
    found = []
    for number in range(count):
        hired = directory.hire(
            by=people.HOUSE,
            username=f"phongvien{number:02}",
            full_name=f"Phóng viên {number:02}",
            agency_id=agency.pk,
            unit_id=desk(),
            roles=(Role.REPORTER,),
            from_date=people.START,
            password=people.password(),
            is_demo=True,
            now=now,
        )
        found.append(Seat(_session(hired.person), _text(tam, hired.person, number)))
    return found


def _session(person: Person) -> str:
    client = Client()
    client.force_login(person, "hoitu.foundation.directory.backends.DirectoryBackend")
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def _text(desk_head: Person, writer: Person, number: int) -> str:
    now = clock.now()
    story = newsroom.open_story(by=desk_head, unit_id=desk(), title=f"Tin thử {number}", is_demo=True, now=now)
    newsroom.assign(by=desk_head, story_id=story.pk, assignee_id=writer.pk, now=now)
    return str(newsroom.add_output(by=desk_head, story_id=story.pk, kind="web", now=now).pk)


def kept(output_id: str) -> list[str]:
    """Return the headline of every version of a text, in order."""
    output = texts.Output.objects.get(pk=output_id)
    return [texts.version_content(output.pk, number).headline for number in range(1, output.version + 1)]
