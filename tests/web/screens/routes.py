"""Every address of the staff shell, and who opens what there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from hoitu.foundation.directory.queries import Person
from tests.web.screens.office import Office
from tests.web.test_routes import is_ours

LIBRARY = ("wagtailimages", "wagtaildocs", "recordings", "licences", "consents", "recording_chooser")
PEOPLE = ("tam", "lan", "hanh", "quan", "sarone", "son", "vy")


@dataclass(frozen=True)
class Route:
    """An address with its name and the names of what stands in it."""

    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Opened:
    """A screen that somebody has open: the browser and the address to look again."""

    route: Route
    browser: Client
    address: str


def staff_routes() -> list[Route]:
    """Return every address of our own under /toa-soan/, and those of Wagtail's library."""
    return sorted(set(_walk(get_resolver())), key=lambda route: route.name)


def _walk(resolver: URLResolver, prefix: str = "", space: str = "") -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        whole = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, whole, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif pattern.name and whole.startswith("toa-soan/") and (is_ours(pattern) or _of_the_library(space)):
            yield Route(f"{space}{pattern.name}", tuple(pattern.pattern.converters))


def _of_the_library(space: str) -> bool:
    return space.startswith(LIBRARY)


class Visitors:
    """People of the house with a browser each."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.browsers = {name: self._browser(office.world.people[name]) for name in PEOPLE}

    def open(self, route: Route) -> Opened | set[int]:
        """Open a screen as the first person it opens for; where it does for nobody, return what was answered."""
        said: set[int] = set()
        for browser, address in product(self.browsers.values(), self._addresses(route)):
            status = browser.get(address).status_code
            if status == 200:
                return Opened(route, browser, address)
            said.add(status)
            if status == 405:
                break
        return said

    def _addresses(self, route: Route) -> list[str]:
        given = {part: self._thing(route, part) for part in route.parts}
        if None in given.values():
            return []
        outputs = [each.pk for each in self.office.states] if "output_id" in given else [None]
        if len(given) > 1:
            outputs = outputs[:1]
        return [reverse(route.name, kwargs={**given, **({"output_id": each} if each else {})}) for each in outputs]

    def _thing(self, route: Route, part: str) -> object:
        """Return what stands for a part of an address, by the address, by its module, or everywhere."""
        names = (f"{route.name}:{part}", f"{route.name.rpartition(':')[0]}:{part}", part)
        return next((self.office.ids[name] for name in names if name in self.office.ids), None)

    @staticmethod
    def _browser(person: Person) -> Client:
        browser = Client()
        browser.force_login(person, "hoitu.foundation.directory.backends.DirectoryBackend")
        return browser


def statements(opened: Opened, capture: Any) -> list[str]:
    """Return what a screen that was looked at before asks the database."""
    with capture as asked:
        answer = opened.browser.get(opened.address)
        if answer.streaming:
            b"".join(answer)
    assert answer.status_code == 200, opened
    said = (query["sql"] for query in asked.captured_queries)
    return [sql for sql in said if not sql.startswith(("SAVEPOINT", "RELEASE"))]  # a test's own transaction is around
