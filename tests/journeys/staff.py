"""People of the newspaper at their browsers, in the words of the trade."""

from __future__ import annotations

import os
import pathlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel import clock
from hoitu.web.demo import people
from tests.browsing import DESKTOP, PHONE

SHELL = "/toa-soan/"
SHOTS = os.environ.get("HOITU_TEST_SHOTS", "")  # a folder: then every step leaves a picture there
_numbers = count(1)


def person(name: str) -> Person:
    """One of the demo's people."""
    found = directory.person_named(name)
    assert found is not None
    return found


@dataclass
class House:
    """The house under its address, and a browser for whoever comes."""

    url: str
    visit: Callable[..., Page]
    size: tuple[int, int] = DESKTOP
    touch: bool = False
    last_code: dict[str, int] = field(default_factory=dict)

    def work(self) -> None:
        """Do what waits in the outbox, as the worker does all day."""
        outbox.drain(now=clock.now())

    def staff(self, name: str) -> Staff:
        """Sign a person of the demo in, with a code where one is asked for."""
        one = next(one for one in people.PEOPLE if one.username == name)
        who = Staff(self, name, self.visit(self.size, touch=self.touch))
        who.go(SHELL)
        who.page.fill("[name=login]", name)
        who.page.fill("[name=password]", people.password())
        who.send()
        if one.needs_code:
            who.page.fill("[name=code]", self.code(name))
            who.send()
        expect(who.page.locator("h1")).to_contain_text("Bàn làm việc")
        who.picture("ban-lam-viec")
        return who

    def arrived(self, name: str, size: tuple[int, int] = DESKTOP) -> Staff:
        """Somebody who signed in before, at a desk or with a phone: the door has its own journeys."""
        who = Staff(self, name, self.visit(size, touch=size == PHONE))
        client = Client()
        client.force_login(person(name), "hoitu.foundation.directory.backends.DirectoryBackend")
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        who.page.context.add_cookies([{"name": session.key, "value": session.value, "url": self.url}])
        return who

    def reader(self) -> Reader:
        return Reader(self, self.visit(self.size, touch=self.touch))

    def code(self, name: str) -> str:
        """What the person's phone shows, or shows soon: a code is good once, and none before it any more."""
        while True:
            now = clock.now()
            current = int(now.timestamp()) // people.STEP_S
            step = max(current, self.last_code.get(name, 0) + 1) - current
            if step <= 1:
                self.last_code[name] = current + step
                return people.code(name, now, step=step)
            time.sleep(0.5)


@dataclass
class Reader:
    """Somebody with a browser."""

    house: House
    page: Page

    def go(self, path: str) -> int:
        """Open an address of the house and return the status; nothing may stick out at the side."""
        answer = self.page.goto(self.house.url + path)
        assert answer is not None
        assert self.fits(), path
        return answer.status

    def fits(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))

    def reads(self, path: str) -> str:
        """Open a page and return its words."""
        self.go(path)
        self.picture(f"doc{path.partition('?')[0]}")
        return self.page.inner_text("body")

    def fetches(self, path: str) -> tuple[int, str]:
        """Fetch a file as a feed reader does."""
        answer = self.page.request.get(self.house.url + path, max_redirects=0)
        return answer.status, answer.text()

    def picture(self, name: str) -> None:
        if SHOTS:
            number, plain = next(_numbers), name.strip("/").replace("/", "_")[:60]
            path = pathlib.Path(SHOTS) / f"{self.house.size[0]}-{number:03}-{plain}.png"
            self.page.screenshot(path=path, full_page=True)


@dataclass
class Staff(Reader):
    """A signed-in person."""

    name: str = ""

    def __init__(self, house: House, name: str, page: Page) -> None:
        super().__init__(house, page)
        self.name = name

    def send(self) -> None:
        """Press the button of the form on the page and wait for the answer."""
        form = self.page.locator("main form:has([type=submit]), form.nr-form, form[method=post]").last
        with self.page.expect_navigation():
            form.locator("button[type=submit], input[type=submit]").first.click()

    def press(self, name: str) -> None:
        """Press a button or follow a link of the main part, by its words."""
        main = self.page.locator("main")
        button, link = (main.get_by_role(role, name=name, exact=True).first for role in ("button", "link"))
        with self.page.expect_navigation():
            (button if button.count() else link).click()
        assert self.fits(), name
        self.picture(name)

    def sees(self, words: str) -> None:
        expect(self.page.locator("main")).to_contain_text(words)

    def fills(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"main [name={name}]").fill(value)
