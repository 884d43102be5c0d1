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


def install(apps: object, schema_editor: Any) -> None:
    for statement in guard_insert_only("people", TABLES, schema_editor.connection.vendor):
        schema_editor.execute(statement)


def install_with_door(apps: object, schema_editor: Any) -> None:
    """Put the rules in place as they are since there is an erasure that can pass them."""
    for statement in guard_insert_only("people", TABLES, schema_editor.connection.vendor, door=True, cut=CUT):
        schema_editor.execute(statement)


def install_with_merges(apps: object, schema_editor: Any) -> None:
    """Put the rules in place as they are since two rows of one person can become one (docs/adr/0012)."""
    vendor, moved = schema_editor.connection.vendor, {"people_disclosure": MOVED}
    for statement in guard_insert_only("people", TABLES, vendor, door=True, cut=CUT, moved=moved):
        schema_editor.execute(statement)


def remove(apps: object, schema_editor: Any) -> None:
    for statement in unguard_insert_only("people", TABLES, schema_editor.connection.vendor):
        schema_editor.execute(statement)
