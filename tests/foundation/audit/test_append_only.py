from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from hoitu.foundation.audit.models import Entry
from tests.foundation.audit.acts import act

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET action = 'forged'",
        "UPDATE audit_entry SET seq = 9",
        "DELETE FROM audit_entry",
    ],
)
def test_the_database_refuses_to_change_or_delete_an_entry(statement: str) -> None:
    act()
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.get().action == "tests.act"


def test_the_database_refuses_what_django_asks_too() -> None:
    act()
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        Entry.objects.update(action="forged")
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        Entry.objects.get().delete()


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_replacing_an_entry_is_refused_as_well() -> None:
    act()
    columns = "seq, at, actor_id, actor_label, action, target_type, target_id, target_label, outcome, detail"
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT OR REPLACE INTO audit_entry ({columns}, previous_digest, digest)"  # noqa: S608 - fixed names
            f" SELECT {columns.replace('action', chr(39) + 'forged' + chr(39), 1)}, previous_digest, digest"
            " FROM audit_entry"
        )
    assert Entry.objects.get().action == "tests.act"


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_truncating_is_refused_as_well() -> None:
    act()
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE audit_entry")
