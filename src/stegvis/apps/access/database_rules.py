"""Rules that only a trigger can keep, for SQLite and PostgreSQL.

The log's rows are written once; nobody who sees persons also oversees them from an association.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from .roles import OVERVIEW_ROLES, PERSON_ROLES

_VIOLATION = "integrity_constraint_violation"
_SQLITE_KINDS = ("no_update", "no_delete", "no_other")
INSERT_ONLY_TABLES = ("access_logentry", "access_logblock", "access_logseal")


def _listed(roles: frozenset[Any]) -> str:
    return ", ".join(f"'{role.value}'" for role in sorted(roles))


# Role names only, from our own list: nothing here comes from outside.
_BROKEN_MEMBERSHIP = f"""
    NEW.role IN ({_listed(PERSON_ROLES)})
        AND EXISTS (SELECT 1 FROM access_organisation o WHERE o.id = NEW.organisation_id AND o.kind = 'association')
    OR EXISTS (
        SELECT 1 FROM access_membership m
        JOIN access_organisation mine ON mine.id = NEW.organisation_id
        JOIN access_organisation other ON other.id = m.organisation_id
        WHERE m.user_id = NEW.user_id AND m.id <> NEW.id
            AND (m.until IS NULL OR m.until >= NEW.since) AND (NEW.until IS NULL OR NEW.until >= m.since)
            AND (
                NEW.role IN ({_listed(PERSON_ROLES)})
                    AND m.role IN ({_listed(OVERVIEW_ROLES)}) AND other.kind = 'association'
                OR m.role IN ({_listed(PERSON_ROLES)})
                    AND NEW.role IN ({_listed(OVERVIEW_ROLES)}) AND mine.kind = 'association'
            )
    )
"""  # noqa: S608


def install_statements(vendor: str) -> list[str]:
    """Return the statements that put the rules in place on `vendor` (sqlite or postgresql)."""
    return _sqlite() if vendor == "sqlite" else _postgresql()


def remove_statements(vendor: str) -> list[str]:
    """Return the statements that take the rules away again."""
    if vendor == "sqlite":
        names = [f"{table}_no_{event}" for table in INSERT_ONLY_TABLES for event in ("update", "delete")]
        names += [f"access_membership_apart_{event}" for event in ("insert", "update")]
        return [f"DROP TRIGGER IF EXISTS {name}" for name in names]
    dropped = [f"DROP TRIGGER IF EXISTS {table}_insert_only ON {table}" for table in INSERT_ONLY_TABLES]
    dropped += [f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}" for table in INSERT_ONLY_TABLES]
    dropped.append("DROP TRIGGER IF EXISTS access_membership_apart ON access_membership")
    return [
        *dropped,
        "DROP FUNCTION IF EXISTS access_log_is_insert_only()",
        "DROP FUNCTION IF EXISTS access_membership_is_apart()",
    ]


def passes(table: str, row: str) -> str:
    """Return the condition that an approved erasure is just now taking this row away: see docs/adr/0010."""
    # Names of our own tables and columns only: nothing here comes from outside.
    return f'EXISTS (SELECT 1 FROM access_erasurepass p WHERE p."table" = {table} AND p."row" = {row})'  # noqa: S608


def guard_insert_only(
    app: str,
    tables: Mapping[str, Sequence[str]],
    vendor: str,
    *,
    cut: Mapping[str, str] = MappingProxyType({}),
    moved: Mapping[str, str] = MappingProxyType({}),
) -> list[str]:
    """Return the statements by which rows of an app's tables are never deleted, nor changed in the columns named.

    An approved erasure alone deletes them, and empties of a table in `cut` the column that leads to a person. That
    column leads to another row of hers where the table's condition in `moved` holds.
    """
    if vendor == "sqlite":
        return [
            each
            for table, columns in tables.items()
            for each in _sqlite_guards(table, columns, cut.get(table), moved.get(table))
        ]
    return [
        _guard_function(app, cut, moved),
        *(
            f"CREATE TRIGGER {table}_{kind} BEFORE {event} ON {table} FOR EACH {each} EXECUTE FUNCTION {_function(app)}"
            for table, columns in tables.items()
            for kind, event, each in (
                ("insert_only", f"UPDATE OF {', '.join(columns)} OR DELETE", "ROW"),
                ("no_truncate", "TRUNCATE", "STATEMENT"),
            )
        ),
    ]


def _function(app: str) -> str:
    return f"{app}_rows_are_insert_only()"


def _sqlite_guards(table: str, columns: Sequence[str], cut: str | None, moved: str | None) -> Iterable[str]:
    refuse = "BEGIN SELECT RAISE(ABORT, 'rows of this table are insert-only'); END"
    erased = passes(f"'{table}'", "OLD.id")
    kept = ", ".join(each for each in columns if each != cut)
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {kept} ON {table} {refuse}"
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN NOT {erased} {refuse}"
    if cut:
        let = f"WHEN NOT ((NEW.{cut} IS NULL AND {erased}) OR {moved or 'FALSE'}) "
        yield f"CREATE TRIGGER {table}_no_other BEFORE UPDATE OF {cut} ON {table} {let}{refuse}"


def _guard_function(app: str, cut: Mapping[str, str], moved: Mapping[str, str]) -> str:
    erased = passes("TG_TABLE_NAME", "OLD.id")
    lets = [f"IF TG_OP = 'DELETE' AND {erased} THEN RETURN OLD; END IF;"]
    lets += [
        # Nothing but the column, and it alone emptied: the rest of the row stays to the letter.
        f"IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = '{table}' AND {erased} AND (to_jsonb(NEW) ->> '{column}') IS NULL "
        f"AND (to_jsonb(NEW) - '{column}') = (to_jsonb(OLD) - '{column}') THEN RETURN NEW; END IF;"
        for table, column in cut.items()
    ]
    lets += [
        # The table is asked about before its columns are: other tables of the app lack them.
        f"IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = '{table}' THEN IF {condition} "
        f"AND (to_jsonb(NEW) - '{cut[table]}') = (to_jsonb(OLD) - '{cut[table]}') THEN RETURN NEW; END IF; END IF;"
        for table, condition in moved.items()
    ]
    refuse = f"RAISE EXCEPTION 'rows of this table are insert-only' USING ERRCODE = '{_VIOLATION}';"
    # A whole table is never emptied: then there is no row to ask about.
    whole = f"IF TG_OP = 'TRUNCATE' THEN {refuse} END IF;"
    body = f"BEGIN {whole} {' '.join(lets)} {refuse} END"
    return f"CREATE FUNCTION {_function(app)} RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"


def unguard_insert_only(app: str, tables: Iterable[str], vendor: str) -> list[str]:
    """Return the statements that undo `guard_insert_only`."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {table}_{kind}" for table in tables for kind in _SQLITE_KINDS]
    kinds = ("insert_only", "no_truncate")
    dropped = [f"DROP TRIGGER IF EXISTS {table}_{kind} ON {table}" for table in tables for kind in kinds]
    return [*dropped, f"DROP FUNCTION IF EXISTS {app}_rows_are_insert_only()"]


def install(apps: object, schema_editor: Any) -> None:
    for statement in install_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def remove(apps: object, schema_editor: Any) -> None:
    for statement in remove_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def _sqlite() -> list[str]:
    log = [
        f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'the access log is insert-only'); END"
        for table in INSERT_ONLY_TABLES
        for event in ("update", "delete")
    ]
    apart = [
        # After, not before: only then does a new row have its id.
        f"CREATE TRIGGER access_membership_apart_{event} AFTER {event.upper()} ON access_membership "
        f"WHEN {_BROKEN_MEMBERSHIP} "
        "BEGIN SELECT RAISE(ABORT, 'membership_sees_persons_and_oversees'); END"
        for event in ("insert", "update")
    ]
    return log + apart


def _postgresql() -> list[str]:
    return [
        "CREATE FUNCTION access_log_is_insert_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the access log is insert-only' USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$",
        *[
            f"CREATE TRIGGER {table}_insert_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION access_log_is_insert_only()"
            for table in INSERT_ONLY_TABLES
        ],
        *[
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION access_log_is_insert_only()"
            for table in INSERT_ONLY_TABLES
        ],
        "CREATE FUNCTION access_membership_is_apart() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {_BROKEN_MEMBERSHIP} THEN RAISE EXCEPTION 'membership_sees_persons_and_oversees' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$",
        "CREATE TRIGGER access_membership_apart BEFORE INSERT OR UPDATE ON access_membership "
        "FOR EACH ROW EXECUTE FUNCTION access_membership_is_apart()",
    ]
