"""What a trigger keeps about meetings, on SQLite and PostgreSQL.

Each time and place, what was told and answered, and what came of a task are written once; finished minutes keep their
parts and tasks.
"""

from typing import Any

from stegvis.apps.access.database_rules import guard_insert_only, unguard_insert_only

from .database_rules import TOLD, quoted
from .frozen_rows import Frozen

APP = "casework_meetings"
TABLES = {
    "casework_meetingversion": (
        "id",
        "meeting_id",
        "number",
        "on",
        "starts",
        "ends",
        "recorded_at",
        "recorded_by_id",
    ),
    "casework_callnotice": ("id", "call_id", "version_id", "what", "disclosure_id"),
    "casework_callanswer": (*TOLD, "call_id", "version_id", "answer", "suggested_on", "suggested_at"),
    "casework_taskreport": (*TOLD, "task_id", "line", "result", "reason"),
    "casework_minutescopy": ("id", "minutes_id", "disclosure_id"),
}
"""Each table with the columns that never change."""

FINISHED = Frozen(
    table="casework_minutes",
    mark="finished_at",
    columns="meeting_id, number, written_at, written_by_id, finished_at, finished_by_id",
    lines={
        "casework_minutespart": "minutes_id, heading, kind",
        "casework_task": "minutes_id, place, line, party_id, due, kind, origin_id",
    },
    points="minutes_id",
    name="finished",
    function="casework_minutes_are_finished()",
    refusal="finished minutes stay as they are",
)


def install(apps: object, schema_editor: Any) -> None:
    for statement in install_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def remove(apps: object, schema_editor: Any) -> None:
    for statement in remove_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def install_statements(vendor: str) -> list[str]:
    return guard_insert_only(APP, quoted(TABLES), vendor) + FINISHED.install(vendor)


def remove_statements(vendor: str) -> list[str]:
    return unguard_insert_only(APP, TABLES, vendor) + FINISHED.remove(vendor)
