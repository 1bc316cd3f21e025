from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoitu.foundation.audit import csv_file, operations
from hoitu.foundation.audit.models import Entry
from hoitu.foundation.directory.models import Membership
from tests.emptying import unguarded
from tests.foundation.audit.acts import act, acts
from tests.foundation.staff import signed_in
from tests.world import NOON, START, World

MOST_QUERIES = 7  # one page, one entry that somebody looked: two savepoints, the head three times, the entry
LIST, CSV = "/toa-soan/nhat-ky/", "/toa-soan/nhat-ky/tep-csv/"


@pytest.fixture
def auditor(world: World) -> Client:
    Membership.objects.create(person=world.hanh, agency=world.department, role="auditor", from_date=START)
    return signed_in(world.hanh, "audit.view_entry")


def test_the_log_shows_who_did_what(world: World, auditor: Client) -> None:
    operations.record(by=world.tam, action="login", target=world.newspaper, now=NOON)
    page = auditor.get(LIST).content.decode()
    assert "Lê Minh Tâm" in page
    assert "12:00:00, thứ Ba 24/11/2026" in page  # the time of Việt Nam


def test_looking_at_the_log_is_recorded(auditor: Client) -> None:
    auditor.get(LIST, {"actor": "Tâm"})
    entry = Entry.objects.get(action="audit.entries.view")
    assert (entry.actor_label, entry.detail) == ("Phạm Thị Hạnh", {"actor": "Tâm"})


def test_who_may_not_look_is_turned_away_and_that_is_recorded(world: World) -> None:
    reporter = signed_in(world.binh)
    act()
    for url in (LIST, CSV, f"{LIST}1/"):
        assert reporter.get(url).status_code in {302, 403}
    refused = Entry.objects.filter(outcome="refused", actor_label="Nguyễn Văn Bình")
    assert refused.count() == 3


def test_the_filters_narrow(world: World, auditor: Client) -> None:
    operations.record(by=world.tam, action="login", now=NOON)
    operations.record(by=world.binh, action="newsroom.output.submit", target=world.newspaper, now=NOON)
    operations.record(by=world.binh, action="login", outcome="refused", now=NOON - timedelta(days=3))
    shown = {
        "Tâm": auditor.get(LIST, {"actor": "Tâm"}).context["rows"],
        "submit": auditor.get(LIST, {"action": "newsroom.output"}).context["rows"],
        "refused": auditor.get(LIST, {"outcome": "refused"}).context["rows"],
        "target": auditor.get(LIST, {"target": "directory.agency"}).context["rows"],
        "days": auditor.get(LIST, {"from_date": "2026-11-21", "to_date": "2026-11-21"}).context["rows"],
    }
    assert {name: len(rows) for name, rows in shown.items()} == dict.fromkeys(shown, 1)


@pytest.mark.parametrize(
    "filters",
    [{"from_date": "32/13/2026"}, {"from_date": "2026-11-24", "to_date": "2026-11-01"}, {"outcome": "nonsense"}],
)
def test_a_wrong_filter_is_told_at_its_field(auditor: Client, filters: dict[str, str]) -> None:
    for url in (LIST, CSV):
        answer = auditor.get(url, filters)
        assert answer.status_code == 422
        assert "error-message" in answer.content.decode()


@pytest.mark.parametrize("key", ["before", "after"])
@pytest.mark.parametrize("value", ["", "x", "-1", "9" * 40, "٣"])
def test_a_wrong_key_shows_the_first_page(auditor: Client, key: str, value: str) -> None:
    act()
    assert len(auditor.get(LIST, {key: value, "action": "tests"}).context["rows"]) == 1


def test_pages_go_to_the_end_and_back(auditor: Client) -> None:
    acts(120)
    seen: list[int] = []
    url = f"{LIST}?action=tests"
    while url:
        context = auditor.get(url).context
        seen += [row.entry.seq for row in context["rows"]]
        url = f"{LIST}?{context['older_query']}" if context["older_query"] else ""
    wanted = list(Entry.objects.filter(action="tests.act").order_by("-seq").values_list("seq", flat=True))
    assert seen == wanted
    back = auditor.get(f"{LIST}?{context['newer_query']}").context
    assert [row.entry.seq for row in back["rows"]] == wanted[50:100]


def test_a_page_costs_the_same_however_long_the_log(auditor: Client) -> None:
    auditor.get(LIST)
    with CaptureQueriesContext(connection) as short:
        auditor.get(LIST)
    acts(120)
    with CaptureQueriesContext(connection) as long:
        auditor.get(LIST)
    assert len(long) == len(short)
    assert sum("audit_" in query["sql"] for query in long) <= MOST_QUERIES


def test_an_entry_shows_its_details_escaped(auditor: Client) -> None:
    act(note="<script>alert(1)</script>")
    seq = Entry.objects.get(action="tests.act").seq
    page = auditor.get(f"{LIST}{seq}/").content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_an_altered_entry_shows_that_it_was_altered(auditor: Client) -> None:
    act()
    assert auditor.get(f"{LIST}1/").context["fits"] is True
    with unguarded(connection):
        Entry.objects.filter(seq=1).update(actor_label="Ai đó")
    assert 'role="alert"' in auditor.get(f"{LIST}1/").content.decode()


def test_an_entry_that_is_not_there_is_not_found(auditor: Client) -> None:
    assert auditor.get(f"{LIST}999/").status_code == 404


def test_the_export_holds_the_filtered_rows_and_is_recorded(world: World, auditor: Client) -> None:
    acts(3)
    operations.record(by=world.tam, action="login", target_label='=HYPERLINK("http://x")', now=NOON)
    answer = auditor.get(CSV, {"action": "login", "actor": "Tâm"})
    content = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(content.removeprefix("\ufeff"))))
    assert content.startswith("\ufeff")
    assert len(rows) == 2
    assert rows[1][7] == '\'=HYPERLINK("http://x")'
    assert Entry.objects.get(action="audit.entries.export").detail == {"action": "login", "actor": "Tâm"}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert csv_file.safe(cell) == f"'{cell}"


def test_plain_cells_stay_plain() -> None:
    assert csv_file.safe("Lê Minh Tâm - biên tập") == "Lê Minh Tâm - biên tập"
