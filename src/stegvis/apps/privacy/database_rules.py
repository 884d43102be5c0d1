"""Who gets a pass through the triggers that keep written rows: a line of an approved list alone. See docs/adr/0010.

A pass is written for a waiting line of a list that somebody has approved, and a line is not said to be removed while
one of its passes is left: so none outlives the transaction of its erasure.
"""

from typing import Any

_APPROVED = """SELECT 1 FROM privacy_removalline l JOIN privacy_removal r ON r.id = l.removal_id
    WHERE l.id = NEW.line AND l.state = 'waiting' AND r.state = 'approved' AND r.approved_by_id IS NOT NULL"""
_LEFT = "SELECT 1 FROM access_erasurepass p WHERE p.line = NEW.id"
_PASS, _LINE = "only an approved removal passes", "a pass of this removal is left"


def install(apps: object, schema_editor: Any) -> None:
    for statement in install_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def remove(apps: object, schema_editor: Any) -> None:
    for statement in remove_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def install_statements(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [
            "CREATE TRIGGER access_erasurepass_approved BEFORE INSERT ON access_erasurepass "
            f"WHEN NOT EXISTS ({_APPROVED}) BEGIN SELECT RAISE(ABORT, '{_PASS}'); END",
            "CREATE TRIGGER access_erasurepass_kept BEFORE UPDATE ON access_erasurepass "
            f"BEGIN SELECT RAISE(ABORT, '{_PASS}'); END",
            "CREATE TRIGGER privacy_removalline_no_pass_left BEFORE UPDATE OF state ON privacy_removalline "
            f"WHEN NEW.state <> 'waiting' AND EXISTS ({_LEFT}) BEGIN SELECT RAISE(ABORT, '{_LINE}'); END",
        ]
    return [
        _function("access_erasure_is_approved", f"TG_OP = 'UPDATE' OR NOT EXISTS ({_APPROVED})", _PASS),
        _function("privacy_no_pass_is_left", f"NEW.state <> 'waiting' AND EXISTS ({_LEFT})", _LINE),
        "CREATE TRIGGER access_erasurepass_approved BEFORE INSERT OR UPDATE ON access_erasurepass "
        "FOR EACH ROW EXECUTE FUNCTION access_erasure_is_approved()",
        "CREATE TRIGGER privacy_removalline_no_pass_left BEFORE UPDATE OF state ON privacy_removalline "
        "FOR EACH ROW EXECUTE FUNCTION privacy_no_pass_is_left()",
    ]


def remove_statements(vendor: str) -> list[str]:
    triggers = {
        "access_erasurepass": ("access_erasurepass_approved", "access_erasurepass_kept"),
        "privacy_removalline": ("privacy_removalline_no_pass_left",),
    }
    named = [(name, table) for table, names in triggers.items() for name in names]
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name, _table in named]
    return [
        *(f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, table in named),
        "DROP FUNCTION IF EXISTS access_erasure_is_approved()",
        "DROP FUNCTION IF EXISTS privacy_no_pass_is_left()",
    ]


def _function(name: str, refused: str, why: str) -> str:
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {refused} "
        f"THEN RAISE EXCEPTION '{why}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
    )
