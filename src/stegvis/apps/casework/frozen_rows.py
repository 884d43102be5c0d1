"""Rows that stay as they are from one act on (a plan's version once agreed), with the lines that belong to them.

Kept by triggers, on SQLite and PostgreSQL. Their texts are encrypted and may be written anew with a new key, so that
the acts alone keep those as they were.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from stegvis.apps.access.database_rules import passes


@dataclass(frozen=True)
class Frozen:
    """A table whose row is frozen once `mark` has a value, and the tables of its lines, each with fixed columns.

    `points` is the column by which a line names its row; `name` ends the triggers' names.
    """

    table: str
    mark: str
    columns: str
    lines: Mapping[str, str]
    points: str
    name: str
    function: str
    refusal: str

    def install(self, vendor: str) -> list[str]:
        """Return the statements; an approved erasure alone deletes what is frozen: see docs/adr/0010."""
        return self._sqlite() if vendor == "sqlite" else self._postgresql()

    def remove(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            named = [f"{self.table}_{event}" for event in ("update", "delete")]
            named += [f"{table}_{event}" for table in self.lines for event in ("insert", "update", "delete")]
            return [f"DROP TRIGGER IF EXISTS {each}_{self.name}" for each in named]
        dropped = [f"DROP TRIGGER IF EXISTS {table}_{self.name} ON {table}" for table in (self.table, *self.lines)]
        return [*dropped, f"DROP FUNCTION IF EXISTS {self.function}"]

    def _sqlite(self) -> list[str]:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{self.refusal}'); END"
        frozen = f"WHEN OLD.{self.mark} IS NOT NULL"
        let = _unless_erased(self.table)
        of = f"UPDATE OF {self.columns}"
        statements = [
            f"CREATE TRIGGER {self.table}_update_{self.name} BEFORE {of} ON {self.table} {frozen} {refuse}",
            f"CREATE TRIGGER {self.table}_delete_{self.name} BEFORE DELETE ON {self.table} {frozen}{let} {refuse}",
        ]
        for table, columns in self.lines.items():
            let = _unless_erased(table)
            events = (("insert", "NEW", "", ""), ("update", "OLD", f" OF {columns}", ""), ("delete", "OLD", "", let))
            statements += [
                f"CREATE TRIGGER {table}_{event}_{self.name} BEFORE {event.upper()}{of} ON {table} "
                f"WHEN EXISTS ({self._row(f'{row}.{self.points}')}){unless} {refuse}"
                for event, row, of, unless in events
            ]
        return statements

    def _postgresql(self) -> list[str]:
        let = f"IF TG_OP = 'DELETE' AND {passes('TG_TABLE_NAME', 'OLD.id')} THEN RETURN OLD; END IF; "
        refuse = f"RAISE EXCEPTION '{self.refusal}' USING ERRCODE = 'integrity_constraint_violation'"
        function = (
            f"CREATE FUNCTION {self.function} RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE about bigint; BEGIN {let}"
            f"IF TG_TABLE_NAME = '{self.table}' THEN about := OLD.id; "
            f"ELSIF TG_OP = 'INSERT' THEN about := NEW.{self.points}; ELSE about := OLD.{self.points}; END IF; "
            f"IF EXISTS ({self._row('about')}) "
            f"THEN {refuse}; END IF; "
            "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
        )
        of = {self.table: self.columns, **self.lines}
        events = {self.table: "", **dict.fromkeys(self.lines, "INSERT OR ")}
        return [
            function,
            *(
                f"CREATE TRIGGER {table}_{self.name} BEFORE {events[table]}DELETE OR UPDATE OF {columns} ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {self.function}"
                for table, columns in of.items()
            ),
        ]

    def _row(self, number: str) -> str:
        return f"SELECT 1 FROM {self.table} v WHERE v.id = {number} AND v.{self.mark} IS NOT NULL"  # noqa: S608


def _text(value: str) -> str:
    return f"'{value}'"


def _unless_erased(table: str) -> str:
    return f" AND NOT {passes(_text(table), 'OLD.id')}"
