from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoitu.foundation.audit import queries, rules
from hoitu.foundation.audit.models import ChainHead, Entry
from tests.emptying import unguarded
from tests.foundation.audit.acts import act, acts
from tests.world import NOON

pytestmark = pytest.mark.django_db


def tamper(*statements: str) -> None:
    with unguarded(connection), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def broken() -> tuple[int, str] | None:
    found = queries.verify()
    return (found.seq, found.kind) if found else None


def test_an_empty_chain_holds() -> None:
    assert broken() is None


def test_an_untouched_chain_holds() -> None:
    acts(25)
    assert broken() is None


@pytest.mark.parametrize(
    "change",
    [
        "actor_label = 'Ai đó'",
        "actor_id = 'person:0'",
        "action = 'tests.other'",
        "target_id = '7'",
        "outcome = 'refused'",
        "detail = '{\"number\": 99}'",
        "at = '2020-01-01 00:00:00'",
        "digest = 'ff'",
    ],
)
def test_an_altered_entry_is_named(change: str) -> None:
    acts(5)
    tamper(f"UPDATE audit_entry SET {change} WHERE seq = 3")  # noqa: S608 - an intruder's own SQL
    assert broken() == (3, "altered")


def test_a_removed_entry_is_named() -> None:
    acts(5)
    tamper("DELETE FROM audit_entry WHERE seq = 3")
    assert broken() == (3, "removed")


def test_a_removed_beginning_is_named() -> None:
    acts(5)
    tamper("DELETE FROM audit_entry WHERE seq <= 2")
    assert broken() == (1, "removed")


def test_a_cut_end_is_named() -> None:
    acts(5)
    tamper("DELETE FROM audit_entry WHERE seq >= 4")
    assert broken() == (4, "removed")


def test_reordered_entries_are_named() -> None:
    acts(5)
    tamper(
        "UPDATE audit_entry SET seq = -1 WHERE seq = 2",
        "UPDATE audit_entry SET seq = 2 WHERE seq = 4",
        "UPDATE audit_entry SET seq = 4 WHERE seq = -1",
    )
    assert broken() == (2, "altered")


def forge(seq: int, previous: str) -> None:
    """Insert an entry with a digest that fits its own content."""
    fields = {
        "seq": seq,
        "at": NOON,
        "actor_id": "person:0",
        "actor_label": "Kẻ lạ",
        "action": "tests.forged",
        "target_type": "",
        "target_id": "",
        "target_label": "",
        "outcome": "done",
        "detail": {},
    }
    Entry.objects.create(**fields, previous_digest=previous, digest=rules.digest(fields, previous))


def test_an_entry_put_in_the_place_of_another_is_named_by_the_next() -> None:
    acts(5)
    before = Entry.objects.get(seq=2)
    tamper("DELETE FROM audit_entry WHERE seq = 3")
    forge(3, before.digest)
    assert broken() == (4, "unchained")


def test_an_entry_with_a_wrong_link_is_named() -> None:
    acts(5)
    tamper("DELETE FROM audit_entry WHERE seq = 3")
    forge(3, "ab" * 32)
    assert broken() == (3, "unchained")


def test_an_entry_before_the_first_is_named() -> None:
    acts(2)
    forge(0, rules.GENESIS)
    assert broken() == (0, "unchained")


def test_an_entry_behind_the_end_is_named() -> None:
    acts(5)
    forge(6, Entry.objects.get(seq=5).digest)
    assert broken() == (6, "beyond")


def test_a_rewritten_tail_with_its_head_shows_against_a_kept_head() -> None:
    acts(5)
    kept = queries.head()
    assert queries.mismatch(f"{kept.seq}:{kept.digest}") == ""
    tamper("DELETE FROM audit_entry WHERE seq = 5")
    forge(5, Entry.objects.get(seq=4).digest)
    ChainHead.objects.update(digest=Entry.objects.get(seq=5).digest)
    assert broken() is None
    assert f"{kept.seq}:{kept.digest}" in queries.mismatch(f"{kept.seq}:{kept.digest}")


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=[]))
    | st.datetimes().map(lambda at: at.replace(tzinfo=NOON.tzinfo))
    | st.decimals(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(detail=st.dictionaries(st.text(st.characters(exclude_categories=[]), max_size=8), json_values, max_size=4))
def test_whatever_the_detail_the_chain_holds(detail: dict[str, object]) -> None:
    act(detail=detail)
    assert broken() is None


days = st.datetimes(NOON.replace(1900, tzinfo=None), NOON.replace(2100, tzinfo=None))


@given(at=days, hours=st.integers(-12, 14))
def test_an_instant_has_one_text_whatever_its_zone(at: datetime, hours: int) -> None:
    utc = at.replace(tzinfo=UTC)
    assert rules.instant(utc) == rules.instant(utc.astimezone(timezone(timedelta(hours=hours))))


def test_fractions_are_kept_as_text() -> None:
    assert rules.plain({"share": 0.1, "fee": Decimal("1.50")}) == {"share": "0.1", "fee": "1.50"}


def test_the_command_says_that_the_chain_holds() -> None:
    acts(3)
    out = StringIO()
    call_command("verify-audit", stdout=out)
    assert "3" in out.getvalue()


def test_the_command_names_the_broken_entry_and_exits_with_one() -> None:
    acts(3)
    tamper("UPDATE audit_entry SET action = 'forged' WHERE seq = 2")
    err = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("verify-audit", stderr=err)
    assert ended.value.code == 1
    assert "2" in err.getvalue()
