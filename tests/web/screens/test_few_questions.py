"""Every staff screen asks the database little, and no more for many rows than for few."""

from __future__ import annotations

import json
import os
import pathlib
import sys

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from hoitu.kernel import clock
from hoitu.web import settings as house
from tests.conftest import Clock
from tests.web.screens import house_rows, live_rows, newsroom_rows, plan_rows, reader_rows
from tests.web.screens.office import Office
from tests.web.screens.routes import Opened, Visitors, staff_routes, statements
from tests.world import World

REAL_NOW = clock.now
EVERYTHING = vars(house)["MIDDLEWARE"]  # what the suite leaves out, too
MOST = 12
FEW, MANY = 1, 3
ROWS = (
    newsroom_rows.in_the_story,
    newsroom_rows.in_the_text,
    newsroom_rows.in_the_lists,
    live_rows.in_the_live_blog,
    plan_rows.in_the_plan,
    plan_rows.in_the_slots,
    house_rows.in_the_library,
    house_rows.in_the_directory,
    house_rows.behind_the_scenes,
    reader_rows.from_readers,
)
# Screens that ask more, and why.
MORE = {
    "site_preview": (25, "the readers' page whole: its lists, corrections, live blog and names"),
}
GROWING = {
    "audit:export": "read in parts, whatever its length",
    "newsroom:difference": "the first version has none before it to be read",
}
# Addresses that no plain look opens, and why.
SENT_TO = "takes what a form sends"
OF_WAGTAIL = "a step of Wagtail's upload in several parts"
UNSEEN = {
    "archive:difference": "needs a second release",
    "consents:delete": "nobody deletes a consent",
    "licences:delete": "nobody deletes a licence",
    "field:receipt": SENT_TO,
    "field:tip": SENT_TO,
    "field:upload": "asked by the phone's app alone (HEAD)",
    "fronts:unpin": SENT_TO,
    "notices:remove_device": SENT_TO,
    "planning:booking_cancellation": SENT_TO,
    "planning:coverage_plan": "needs ?su-kien= or ?de-tai=",
    "planning:placement_removal": SENT_TO,
    "planning:resource_retirement": SENT_TO,
    "site_preview_file": "a file, not a screen",
    "wagtaildocs:create_multiple_from_uploaded_document": OF_WAGTAIL,
    "wagtaildocs:delete_multiple": OF_WAGTAIL,
    "wagtaildocs:delete_upload_multiple": OF_WAGTAIL,
    "wagtaildocs:edit_multiple": OF_WAGTAIL,
    "wagtaildocs_chooser:chosen": "an answer to the chooser's script",
    "wagtailimages:create_multiple_from_uploaded_image": OF_WAGTAIL,
    "wagtailimages:delete_upload_multiple": OF_WAGTAIL,
    "wagtailimages:preview": "a picture, not a screen",
    "wagtailimages:url_generator": "needs a serve view, which the house does not have",
    "wagtailimages:url_generator_output": "as above",
    "writing:take_over": "leads to the text where nobody holds it",
}


def filled(office: Office, rows: int) -> None:
    for number in range(office.filled, rows):
        for more in ROWS:
            more(office, number)
    office.filled = rows


@pytest.fixture
def one_day(stopped_clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same day for everybody: who took the clock's hand by name, too."""
    for name, module in list(sys.modules.items()):
        if name.startswith("hoitu.") and vars(module).get("now") is REAL_NOW:
            monkeypatch.setattr(module, "now", stopped_clock.now)


@pytest.mark.usefixtures("one_day")
@override_settings(MIDDLEWARE=EVERYTHING)
def test_every_screen_asks_at_most_twelve_questions_however_many_rows(world: World) -> None:
    office = Office(world)
    filled(office, FEW)
    visitors = Visitors(office)
    found = {route.name: visitors.open(route) for route in staff_routes() if route.name not in UNSEEN}
    screens = {name: each for name, each in found.items() if isinstance(each, Opened)}
    few = {name: _asked(each) for name, each in screens.items()}
    filled(office, MANY)
    many = {name: _asked(each) for name, each in screens.items()}
    # What is made at the first look at new rows, as small pictures are, is there at the second.
    many |= {name: _asked(screens[name]) for name, asked in many.items() if len(asked) > len(few[name])}
    _tell(few, many)
    too_many = {name: len(asked) for name, asked in many.items() if len(asked) > MORE.get(name, (MOST, ""))[0]}
    growing = {name: (len(few[name]), len(asked)) for name, asked in many.items() if len(asked) > len(few[name])}
    # An address whose parts the office has nothing for is of a module that is not filled here yet.
    unseen = {name: said for name, said in found.items() if isinstance(said, set) and said and 405 not in said}
    assert (too_many, {name: grown for name, grown in growing.items() if name not in GROWING}, unseen) == ({}, {}, {})


def _asked(opened: Opened) -> list[str]:
    return statements(opened, CaptureQueriesContext(connection))


def _tell(few: dict[str, list[str]], many: dict[str, list[str]]) -> None:
    """Write down what was asked, for whoever mends a screen: HOITU_WRITE_QUERIES names the file."""
    if path := os.environ.get("HOITU_WRITE_QUERIES"):
        told = {name: {"few": few[name], "many": asked} for name, asked in many.items()}
        pathlib.Path(path).write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
