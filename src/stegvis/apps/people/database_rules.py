"""What was handed over is never changed: kept by triggers too, on SQLite and PostgreSQL.

The copy alone may be written anew: that is how it gets a new key. Its SHA-256 stands beside it and may not change, so
another copy than the one handed over is found out.
"""

from typing import Any

from stegvis.apps.access.database_rules import guard_insert_only, unguard_insert_only

TABLES = {
    "people_disclosure": (
        "id",
        "key",
        "person_id",
        "sender_id",
        "receiver_id",
        "to_user_id",
        "purpose",
        "way",
        "at",
        "by_id",
        "is_protected",
        "digest",
    ),
    "people_disclosedkind": ("id", "disclosure_id", "kind", "ground_id", "standing_view_id"),
}
"""Each table with the columns that never change."""


CUT = {"people_disclosure": "person_id"}
"""What an erasure at the sender empties where the receiver keeps its copy."""


MOVED = """EXISTS (SELECT 1 FROM people_mergedrow r JOIN people_personmerge m ON m.id = r.merge_id
    WHERE r."table" = 'people.Disclosure' AND r.field = 'person' AND r."row" = OLD.id AND (
    (m.undone_at IS NULL AND r.what = 'moved' AND m.merged_id = OLD.person_id AND m.kept_id = NEW.person_id) OR
    (m.undone_at IS NOT NULL AND r.what <> 'stayed' AND m.kept_id = OLD.person_id AND m.merged_id = NEW.person_id)))"""
"""When a disclosure may be another row's of the same person: that and nothing else is what the merge says of it."""


def install_statements(vendor: str) -> list[str]:
    return guard_insert_only("people", TABLES, vendor, cut=CUT, moved={"people_disclosure": MOVED})


def remove_statements(vendor: str) -> list[str]:
    return unguard_insert_only("people", TABLES, vendor)


def install(apps: object, schema_editor: Any) -> None:
    for statement in install_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def remove(apps: object, schema_editor: Any) -> None:
    for statement in remove_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)
