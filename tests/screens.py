"""Every staff screen of the filled demo: an address of each route, and somebody it opens to.

Run as a program it looks into the house in HOITU_HOME, signs people in there and prints what it found as JSON.
A route joins by itself: a new kind of id in an address needs a line in `tests/screen_examples.py`.
"""

from __future__ import annotations

import fcntl
import http.client
import json
import os
import pathlib
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

import django

TABLE = pathlib.Path(__file__).parent / "web/routes.txt"
STAFF = "/toa-soan/"
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
TYPED = re.compile(r"<(?:(\w+):)?\w+>")
FILE = re.compile(r"\.\w+$")  # a script or a manifest is no screen
# Wagtail's own screens that our people use, and the doors: they are not in our table.
BORROWED = {
    "wagtailimages:index": f"{STAFF}images/",
    "wagtailimages:add": f"{STAFF}images/add/",
    "wagtailimages:edit": f"{STAFF}images/1/",
    "wagtaildocs:index": f"{STAFF}documents/",
    "wagtailadmin_account": f"{STAFF}account/",
    "account_change_password": f"{STAFF}tai-khoan/mat-khau/",
    "recordings:add": f"{STAFF}am-thanh-video/new/",
    "licences:add": f"{STAFF}giay-phep/new/",
    "consents:add": f"{STAFF}dong-y/new/",
}
# Who tries a door first: the desk's own people before those whom everything opens to.
PEOPLE = ("tam", "lan", "hanh", "binh", "sarone", "son", "quan", "duc", "phuc", "mai", "tuyet", "vy")
# Who works there most: the screen shows most to them.
AT_HOME = {"approvals": "lan", "audit": "quan", "directory": "quan", "field": "binh", "translation": "sarone"}
LONGEST_RUN_S = 6 * 3600
NO_SUCH_VERB = http.client.METHOD_NOT_ALLOWED


@dataclass(frozen=True)
class Screen:
    """A page of the shell, and a person it opens to."""

    route: str
    who: str
    address: str


@dataclass
class Found:
    """What there is: screens, routes that are no screen, routes nobody opened, and a session for each person."""

    screens: list[Screen] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    sessions: dict[str, str] = field(default_factory=dict)
    cookie: str = "sessionid"

    @classmethod
    def from_json(cls, text: str) -> Found:
        """Read what the program printed."""
        told = json.loads(text)
        return cls(**{**told, "screens": [Screen(**each) for each in told["screens"]]})


def routes() -> Iterator[tuple[str, str]]:
    """Yield address and name of our routes in the shell, as the table has them."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        address, _space, name = line.partition("  ")
        if address.startswith(STAFF) and not FILE.search(address):
            yield address, name


def in_house(home: pathlib.Path, environment: dict[str, str]) -> Found:
    """Return the screens of a filled house; looked for once, however many processes ask."""
    kept = home / "screens.json"
    with (home / "screens.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.is_file():
            command = [sys.executable, "-m", "tests.screens"]
            told = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
            kept.write_text(told, encoding="utf-8")
    return Found.from_json(kept.read_text(encoding="utf-8"))


def look() -> Found:
    """Find somebody and an example for every route; nothing of the looking is kept."""
    from django.conf import settings  # noqa: PLC0415 - after django.setup()

    from hoitu.foundation.directory import queries as directory  # noqa: PLC0415
    from tests import screen_examples  # noqa: PLC0415

    found = Found(cookie=settings.SESSION_COOKIE_NAME)
    clients = {name: _signed_in(directory.person_named(name)) for name in PEOPLE}
    for address, name in routes():
        _try(found, name, list(screen_examples.of(address, name)), clients)
    for name, address in BORROWED.items():
        _try(found, name, [address], clients)
    found.screens += [Screen("wagtailadmin_home", who, STAFF) for who in ("binh", "hanh", "sarone")]
    found.sessions = {name: client.cookies[found.cookie].value for name, client in clients.items()}
    return found


def _signed_in(person: Any) -> Any:
    from django.test import Client  # noqa: PLC0415 - after django.setup()

    from hoitu.foundation.directory.middleware import SEEN  # noqa: PLC0415
    from hoitu.kernel import clock  # noqa: PLC0415

    client = Client(raise_request_exception=True)
    client.force_login(person, "hoitu.foundation.directory.backends.DirectoryBackend")
    session = client.session
    session[SEEN] = clock.now().timestamp() + LONGEST_RUN_S  # whoever waits for their turn is not locked out
    session.save()
    return client


def _try(found: Found, name: str, addresses: list[str], clients: dict[str, Any]) -> None:
    for who, address in _pairs(addresses, AT_HOME.get(name.partition(":")[0], "")):
        answer = _looked_at(clients[who], address)
        if answer.status_code == NO_SUCH_VERB or _is_no_page(answer):
            found.others.append(name)
            return
        if answer.status_code == http.client.OK:
            found.screens.append(Screen(name, who, address))
            return
    found.unseen.append(name)


def _pairs(addresses: Iterable[str], first: str) -> Iterator[tuple[str, str]]:
    order = sorted(PEOPLE, key=lambda name: name != first)
    return ((who, address) for address in addresses for who in order)


def _is_no_page(answer: Any) -> bool:
    """Tell data, a file, or a part of a page that a script asks for."""
    return answer.status_code == http.client.OK and (
        not answer["Content-Type"].startswith("text/html") or b"<html" not in answer.content[:2000]
    )


def _looked_at(client: Any, address: str) -> Any:
    from django.db import transaction  # noqa: PLC0415 - after django.setup()

    with transaction.atomic():
        answer = client.get(address)
        transaction.set_rollback(True)
    return answer


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "hoitu.web.settings"
    django.setup()
    from tests import screen_examples  # noqa: PLC0415 - after django.setup()

    screen_examples.complete()
    sys.stdout.write(json.dumps(asdict(look()), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
