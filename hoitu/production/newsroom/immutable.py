"""The database itself refuses to change or delete a release or an accepted version, whoever asks.

Of versions only autosaves may be deleted, as `operations.thinning` does.
"""

from __future__ import annotations

TABLES = ("newsroom_release", "newsroom_outputversion")
SAYS = "releases and accepted versions are never changed"
POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION newsroom_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def guards(vendor: str) -> list[str]:
    """Return the SQL that puts the guards up, for `sqlite` or `postgresql`."""
    if vendor == "postgresql":
        return [POSTGRESQL_FUNCTION, *(_postgresql(table) for table in TABLES)]
    return [_sqlite(table, event) for table in TABLES for event in ("UPDATE", "DELETE")]


VERSION_FUNCTION = f"""
CREATE OR REPLACE FUNCTION newsroom_refuse_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.autosaved THEN RETURN OLD; END IF;
    RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def version_guards(vendor: str) -> list[str]:
    """Return the SQL of the guards of versions once autosaves may be thinned out, in place of those of `guards`."""
    table = "newsroom_outputversion"
    if vendor == "postgresql":
        made = _postgresql(table).replace("newsroom_refuse_change", "newsroom_refuse_version_change")
        return [VERSION_FUNCTION, f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}", made]
    dropped = [f"DROP TRIGGER IF EXISTS {table}_no_{event}" for event in ("update", "delete")]
    delete = _sqlite(table, "DELETE").replace(" BEGIN ", " WHEN NOT OLD.autosaved BEGIN ")
    return [*dropped, _sqlite(table, "UPDATE"), delete]


def removal(vendor: str) -> list[str]:
    """Return the SQL that takes the guards away: for undoing the migration and for emptying a test database."""
    if vendor == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}" for table in TABLES]
    return [f"DROP TRIGGER IF EXISTS {table}_no_{event}" for table in TABLES for event in ("update", "delete")]


def _postgresql(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION newsroom_refuse_change()"
    )


def _sqlite(table: str, event: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    )
