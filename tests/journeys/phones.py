"""A phone in the field: the app open, the line there or gone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.staff import SHELL, Staff

APP = f"{SHELL}tac-nghiep/"


def picked_up(who: Staff) -> Staff:
    """Open the app and wait until it works without a line."""
    who.go(APP)
    who.page.wait_for_function("navigator.serviceWorker.ready.then((kept) => Boolean(kept.active))")
    who.page.wait_for_selector(".card, .empty")
    return who


def opened(who: Staff, place: str) -> None:
    """Go to a screen of the app, as its tabs and links do."""
    who.page.evaluate("(place) => { location.hash = place; }", f"#/{place}")
    expect(who.page.locator("main")).to_have_attribute("data-ready", place.partition("/")[0] or "viec")


def offline(who: Staff, *, yes: bool) -> None:
    who.page.context.set_offline(yes)
