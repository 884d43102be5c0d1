"""Puts the fence and the three database roles in place (docs/adr/0011): the owner's part.

owner      whoever migrates: owns the tables, and passes the fence
stegvis_app        reads and writes what exists for whoever looks
stegvis_reporting  reads all rows, to count them; the application takes it on in `reporting/frames` alone
"""

from collections.abc import Iterator
from typing import Any

from stegvis.apps.access.fenced_postgresql.base import REPORTING

from .fence import COUNTING_POLICY, fingerprint, statements
from .kinds import KINDS

APPLICATION = "stegvis_app"
_MARKED = "people_person"


def install(connection: Any, *, anew: bool = False) -> bool:
    """Put the policies in place, unless they stand as they should or tables are missing. Returns whether it did."""
    if not is_migrated(connection):
        return False
    roles = existing_roles(connection)
    mark = f"{fingerprint()} {' '.join(roles)}"
    if _mark(connection) == mark and not anew:
        return False
    with connection.cursor() as cursor:
        for statement in (*statements(), *_of_roles(roles, connection.settings_dict["NAME"])):
            cursor.execute(statement)
        cursor.execute(f"COMMENT ON TABLE {_MARKED} IS '{mark}'")
    return True


def is_fenced(connection: Any) -> bool:
    """Say whether the fence was put in place before, as it should be now or not."""
    return bool(_mark(connection))


def _mark(connection: Any) -> str | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regclass(%s), 'pg_class')", [_MARKED])
        return cursor.fetchone()[0]


def is_migrated(connection: Any) -> bool:
    """Say whether every table is there: the migrations can be run in parts."""
    return {kind.model._meta.db_table for kind in KINDS} <= set(connection.introspection.table_names())


def existing_roles(connection: Any) -> list[str]:
    """Return which of the application's two roles the server has."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY (%s)", [[APPLICATION, REPORTING]])
        return sorted(name for (name,) in cursor.fetchall())


def make_roles(connection: Any) -> None:
    """Make the two roles, where they are missing. Neither can sign in before it is given a password."""
    missing = {APPLICATION, REPORTING} - set(existing_roles(connection))
    with connection.cursor() as cursor:
        for role in sorted(missing):
            cursor.execute(f"CREATE ROLE {role} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT")
        # To take it on, not to have it: what is granted to a role that does not inherit must be asked for.
        cursor.execute(f"GRANT {REPORTING} TO {APPLICATION}")


def _of_roles(roles: list[str], database: str) -> Iterator[str]:
    for role in roles:
        yield f'GRANT CONNECT ON DATABASE "{database}" TO {role}'
        yield f"GRANT USAGE ON SCHEMA public TO {role}"
    if APPLICATION in roles:
        yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APPLICATION}"
        yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APPLICATION}"
    if REPORTING in roles:
        yield f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {REPORTING}"
        for kind in KINDS:
            table = kind.model._meta.db_table
            yield f"DROP POLICY IF EXISTS {COUNTING_POLICY} ON {table}"
            yield f"CREATE POLICY {COUNTING_POLICY} ON {table} FOR SELECT TO {REPORTING} USING (true)"
