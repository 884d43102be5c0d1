"""What a trigger keeps about the joint plan, on SQLite and PostgreSQL.

What was signed, told, handed over and gone through is written once. An agreed version keeps its lines, its days and its
parties; its texts are encrypted and may be written anew with a new key, so that the acts alone keep them as they were.
"""

from typing import Any

from stegvis.apps.access.database_rules import guard_insert_only, unguard_insert_only

_TOLD = ("id", "on", "origin_id", "disclosure_id", "recorded_at", "recorded_by_id")
TABLES = {
    "casework_plancopy": ("id", "version_id", "disclosure_id"),
    "casework_plansignature": (*_TOLD, "version_id", "party_id", "answer", "document_id"),
    "casework_planreport": (*_TOLD, "action_id", "line", "result", "reason"),
    "casework_planreview": ("id", "plan_id", "version_id", "planned_on", "recorded_at", "recorded_by_id"),
}
"""Each table with the columns that never change."""

VERSION = "casework_planversion"
_OF_VERSION = (
    "plan_id, number, goal_kind, written_at, written_by_id, agreed_on, agreed_at, agreed_by_id, meeting_kind, "
    "review_weeks"
)
LINES = {
    "casework_plansubgoal": "version_id, place, line, kind",
    "casework_planaction": "version_id, sub_goal_id, place, line, party_id, due, kind, origin_id",
}
_REFUSAL = "an agreed plan stays as it was agreed"
_FUNCTION = "casework_plan_is_agreed()"


def install(apps: object, schema_editor: Any) -> None:
    for statement in install_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def remove(apps: object, schema_editor: Any) -> None:
    for statement in remove_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def install_statements(vendor: str) -> list[str]:
    quoted = {table: [f'"{column}"' for column in columns] for table, columns in TABLES.items()}  # `on` is a keyword
    agreed = _sqlite() if vendor == "sqlite" else _postgresql()
    return guard_insert_only("casework", quoted, vendor) + agreed


def remove_statements(vendor: str) -> list[str]:
    if vendor == "sqlite":
        named = [f"{VERSION}_{event}" for event in ("update", "delete")]
        named += [f"{table}_{event}" for table in LINES for event in ("insert", "update", "delete")]
        agreed = [f"DROP TRIGGER IF EXISTS {name}_agreed" for name in named]
    else:
        agreed = [f"DROP TRIGGER IF EXISTS {table}_agreed ON {table}" for table in (VERSION, *LINES)]
        agreed.append(f"DROP FUNCTION IF EXISTS {_FUNCTION}")
    return unguard_insert_only("casework", TABLES, vendor) + agreed


def _sqlite() -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    statements = [
        f"CREATE TRIGGER {VERSION}_update_agreed BEFORE UPDATE OF {_OF_VERSION} ON {VERSION} "
        f"WHEN OLD.agreed_on IS NOT NULL {refuse}",
        f"CREATE TRIGGER {VERSION}_delete_agreed BEFORE DELETE ON {VERSION} WHEN OLD.agreed_on IS NOT NULL {refuse}",
    ]
    for table, columns in LINES.items():
        for event, row, of in (("insert", "NEW", ""), ("update", "OLD", f" OF {columns}"), ("delete", "OLD", "")):
            agreed = f"EXISTS (SELECT 1 FROM {VERSION} v WHERE v.id = {row}.version_id AND v.agreed_on IS NOT NULL)"  # noqa: S608
            statements.append(
                f"CREATE TRIGGER {table}_{event}_agreed BEFORE {event.upper()}{of} ON {table} WHEN {agreed} {refuse}"
            )
    return statements


def _postgresql() -> list[str]:
    refuse = f"RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'"
    agreed = f"SELECT 1 FROM {VERSION} v WHERE v.id = about AND v.agreed_on IS NOT NULL"  # noqa: S608
    function = (
        f"CREATE FUNCTION {_FUNCTION} RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE about bigint; BEGIN "
        f"IF TG_TABLE_NAME = '{VERSION}' THEN about := OLD.id; "
        "ELSIF TG_OP = 'INSERT' THEN about := NEW.version_id; ELSE about := OLD.version_id; END IF; "
        f"IF EXISTS ({agreed}) "
        f"THEN {refuse}; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
    of = {VERSION: _OF_VERSION, **LINES}
    events = {VERSION: "", **dict.fromkeys(LINES, "INSERT OR ")}
    return [
        function,
        *(
            f"CREATE TRIGGER {table}_agreed BEFORE {events[table]}DELETE OR UPDATE OF {columns} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {_FUNCTION}"
            for table, columns in of.items()
        ),
    ]
