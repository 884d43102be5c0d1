"""What a trigger keeps about the joint plan, on SQLite and PostgreSQL.

What was signed, told, handed over and gone through is written once. An agreed version keeps its lines, its days and its
parties.
"""

from typing import Any

from stegvis.apps.access.database_rules import guard_insert_only, unguard_insert_only

from .frozen_rows import Frozen

TOLD = ("id", "on", "origin_id", "disclosure_id", "recorded_at", "recorded_by_id")
TABLES = {
    "casework_plancopy": ("id", "version_id", "disclosure_id"),
    "casework_plansignature": (*TOLD, "version_id", "party_id", "answer", "document_id"),
    "casework_planreport": (*TOLD, "action_id", "line", "result", "reason"),
    "casework_planreview": ("id", "plan_id", "version_id", "planned_on", "recorded_at", "recorded_by_id"),
}
"""Each table with the columns that never change."""

AGREED = Frozen(
    table="casework_planversion",
    mark="agreed_on",
    columns=(
        "plan_id, number, goal_kind, written_at, written_by_id, agreed_on, agreed_at, agreed_by_id, meeting_kind, "
        "review_weeks"
    ),
    lines={
        "casework_plansubgoal": "version_id, place, line, kind",
        "casework_planaction": "version_id, sub_goal_id, place, line, party_id, due, kind, origin_id",
    },
    points="version_id",
    name="agreed",
    function="casework_plan_is_agreed()",
    refusal="an agreed plan stays as it was agreed",
)


def install(apps: object, schema_editor: Any) -> None:
    for statement in install_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def remove(apps: object, schema_editor: Any) -> None:
    for statement in remove_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def install_statements(vendor: str) -> list[str]:
    return guard_insert_only("casework", quoted(TABLES), vendor) + AGREED.install(vendor)


def remove_statements(vendor: str) -> list[str]:
    return unguard_insert_only("casework", TABLES, vendor) + AGREED.remove(vendor)


def quoted(tables: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Return the columns as they are named in a statement: `on` is a keyword."""
    return {table: [f'"{column}"' for column in columns] for table, columns in tables.items()}
