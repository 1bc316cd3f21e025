"""A person who counts: every click and every page that opens, from the desk to the thing done."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator

from tests.journeys.staff import Staff


@dataclass
class Counting:
    """Somebody of the staff whose clicks are counted; typing is none, choosing from a list is two."""

    who: Staff
    clicks: int = 0
    pages: int = 0

    def opens(self, link: Locator) -> None:
        """Follow a link, or press a button that leads on."""
        with self.who.page.expect_navigation():
            link.click()
        self.clicks += 1
        self.pages += 1

    def chooses(self, field: str, label: str) -> None:
        """Open a list and take one entry."""
        self.who.page.locator(f"main [name={field}]").select_option(label=label)
        self.clicks += 2

    def types(self, **fields: str) -> None:
        """Fill fields in; the first one has the cursor, or is reached by the Tab key."""
        for name, value in fields.items():
            self.who.page.locator(f"main [name={name}]").fill(value)

    @property
    def counted(self) -> tuple[int, int]:
        """Clicks, and pages opened."""
        return self.clicks, self.pages
