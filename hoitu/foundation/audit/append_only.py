"""The database itself refuses to change or delete an entry, whoever asks."""

from __future__ import annotations

SQLITE = {
    "audit_entry_no_update": "BEFORE UPDATE ON audit_entry BEGIN {refuse} END",
    "audit_entry_no_delete": "BEFORE DELETE ON audit_entry BEGIN {refuse} END",
    # INSERT OR REPLACE deletes without a word to the trigger above.
    "audit_entry_no_replace": (
        "BEFORE INSERT ON audit_entry"
        " WHEN EXISTS (SELECT 1 FROM audit_entry WHERE seq = NEW.seq OR digest = NEW.digest) BEGIN {refuse} END"
    ),
}
SQLITE_REFUSE = "SELECT RAISE(ABORT, 'audit entries are only ever added');"
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit entries are only ever added' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
POSTGRESQL = {
    "audit_entry_no_change": "BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW",
    "audit_entry_no_truncate": "BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT",
}


def guards(vendor: str) -> list[str]:
    """Return the SQL that puts the guards up, for `sqlite` or `postgresql`."""
    if vendor == "postgresql":
        made = [
            f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION audit_entry_refuse()" for name, when in POSTGRESQL.items()
        ]
        return [POSTGRESQL_FUNCTION, *made]
    return [f"CREATE TRIGGER {name} {when.format(refuse=SQLITE_REFUSE)}" for name, when in SQLITE.items()]


def removal(vendor: str) -> list[str]:
    """Return the SQL that takes the guards away: for undoing the migration and for tests that forge entries."""
    if vendor == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {name} ON audit_entry" for name in POSTGRESQL]
    return [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE]
