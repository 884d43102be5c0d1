"""What the database itself keeps about removing and leaving, whatever program writes to it: see docs/adr/0010.

Nothing new comes in for an organisation that leaves, and it leaves only when nothing is open. A list is what was
approved; what goes with a line of it is its own person's. The rules ask tables of many apps, so they are taken away
before migrations change those and put in place again after them, as the fence is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model

from stegvis.apps.casework.models import WAITING
from stegvis.apps.casework.states import OPEN

from .erasure import GUARDED
from .kinds import KINDS, Kind


@dataclass(frozen=True)
class Rule:
    """A trigger on `table` that refuses `event` when `when` holds. `locks` is the organisation it depends on.

    On PostgreSQL that row is locked first, so that who leaves and what comes in at the same moment wait for each other.
    """

    name: str
    table: str
    event: str
    when: str
    why: str
    locks: Sequence[str] = ()


def rules() -> tuple[Rule, ...]:
    return (*_nothing_comes_in(), *_leaving(), *_lists(), _passes())


def _leaves(column: str) -> str:
    # Names of our own tables and columns only: nothing here comes from outside.
    return f"EXISTS (SELECT 1 FROM access_organisation o WHERE o.id = {column} AND o.leaving_on IS NOT NULL)"  # noqa: S608


def _nothing_comes_in() -> Iterator[Rule]:
    why = "the organisation is leaving: nothing new comes in"
    columns = {
        "people_person": ("NEW.owner_id",),
        "casework_case": ("NEW.owner_id",),
        "casework_application": ("NEW.owner_id",),
        "people_disclosure": ("NEW.receiver_id",),
        "casework_sentreferral": ("NEW.sender_id", "NEW.receiver_id"),
    }
    for table, whose in columns.items():
        when = " OR ".join(_leaves(column) for column in whose)
        yield Rule(f"{table}_none_while_leaving", table, "INSERT", when, why, whose)
    reopened = f"NEW.state IN ({_listed(OPEN)}) AND {_leaves('NEW.owner_id')}"
    yield Rule(
        "casework_case_not_reopened",
        "casework_case",
        "UPDATE OF state, owner_id",
        reopened,
        why,
        columns["casework_case"],
    )


_DECISION = (
    "EXISTS (SELECT 1 FROM privacy_leaving l WHERE l.organisation_id = NEW.id AND l.taken_back_at IS NULL"
    " AND l.done_at IS NULL)"
)
_SOMETHING_IS_OPEN = (
    "EXISTS (SELECT 1 FROM casework_case c WHERE c.owner_id = NEW.id AND c.state IN ({open}))"
    " OR EXISTS (SELECT 1 FROM casework_application a WHERE a.owner_id = NEW.id AND a.state <> 'mapped')"
    " OR EXISTS (SELECT 1 FROM casework_sentreferral r"
    " WHERE r.stage IN ({waiting}) AND (r.sender_id = NEW.id OR r.receiver_id = NEW.id))"
)
_REMOVED_FOR_IT = (
    "EXISTS (SELECT 1 FROM privacy_removal r JOIN privacy_leaving l ON l.id = r.leaving_id"
    " WHERE l.organisation_id = NEW.id AND r.state IN ('approved', 'done'))"
)


def _leaving() -> Iterator[Rule]:
    table, asked = "access_organisation", "UPDATE OF leaving_on"
    begins, ends = (
        "OLD.leaving_on IS NULL AND NEW.leaving_on IS NOT NULL",
        "OLD.leaving_on IS NOT NULL AND NEW.leaving_on IS NULL",
    )
    is_open = _SOMETHING_IS_OPEN.format(open=_listed(OPEN), waiting=_listed(WAITING))
    yield Rule(
        f"{table}_leaves_with_nothing_open",
        table,
        asked,
        f"{begins} AND (NOT {_DECISION} OR {is_open})",
        "an organisation leaves on a decision, with nothing open",
    )
    yield Rule(
        f"{table}_stays_before_anything_went",
        table,
        asked,
        f"{ends} AND ({_DECISION} OR {_REMOVED_FOR_IT})",
        "leaving is taken back before anything has been removed for it",
    )
    keeps = "EXISTS (SELECT 1 FROM people_person p WHERE p.owner_id = NEW.id)"
    yield Rule(
        f"{table}_has_left_with_nobody",
        table,
        "UPDATE OF left_on",
        f"(NEW.left_on IS NOT NULL AND {keeps}) OR (OLD.left_on IS NOT NULL AND NEW.left_on IS NULL)",
        "an organisation has left when it keeps nobody, and for good",
    )


def _lists() -> Iterator[Rule]:
    why = "a list stays as it was approved"
    lines, drawn_up = "privacy_removalline", "SELECT 1 FROM privacy_removal r WHERE r.id = NEW.removal_id"
    yield Rule(f"{lines}_when_drawn_up", lines, "INSERT", f"NOT EXISTS ({drawn_up} AND r.state = 'prepared')", why)
    another = "NEW.person_id IS NOT NULL AND (OLD.person_id IS NULL OR NEW.person_id <> OLD.person_id)"
    yield Rule(
        f"{lines}_of_one_person",
        lines,
        "UPDATE OF person_id, removal_id, state",
        f"{another} OR NEW.removal_id <> OLD.removal_id OR (OLD.state <> 'waiting' AND NEW.state <> OLD.state)",
        why,
    )
    decided = (
        "EXISTS (SELECT 1 FROM privacy_leaving l WHERE l.id = NEW.leaving_id AND l.taken_back_at IS NULL"
        " AND l.done_at IS NULL)"
    )
    yield Rule(
        "privacy_removal_while_leaving",
        "privacy_removal",
        "UPDATE OF state",
        f"NEW.state = 'approved' AND NEW.leaving_id IS NOT NULL AND NOT {decided}",
        "the organisation is not leaving",
    )


def _passes() -> Rule:
    """A row that leads to somebody goes with a line of hers alone. One that leads to nobody any more is nobody's."""
    guarded = (kind for kind in KINDS if kind.model._meta.db_table in GUARDED)
    cases = " ".join(f"WHEN '{kind.model._meta.db_table}' THEN {_leads_elsewhere(kind)}" for kind in guarded)
    return Rule(
        "access_erasurepass_of_its_person",
        "access_erasurepass",
        "INSERT",
        f'CASE NEW."table" {cases} ELSE 1 = 1 END',
        "a pass is for rows about the person of its line",
    )


_OF_THE_LINE = (
    "IN (SELECT her.id FROM people_person her JOIN privacy_removalline line"
    " ON line.person_id = her.id OR line.person_id = her.merged_into_id WHERE line.id = NEW.line)"
)


def _leads_elsewhere(kind: Kind) -> str:
    return f"({_leads(kind, 'IS NOT NULL')}) AND NOT ({_leads(kind, _OF_THE_LINE)})"


def _leads(kind: Kind, to: str) -> str:
    """Return the condition that one of the row's ways leads to a person of whom `to` holds."""
    return " OR ".join(f"EXISTS ({_walked(kind.model, way.split('__'), to)})" for way in kind.ways)


def _walked(model: type[Model], way: list[str], to: str) -> str:
    """Follow a way of `KINDS` to the column that names the person."""
    tables, at = [f"{model._meta.db_table} own"], "own"
    for number, step in enumerate(way):
        field = model._meta.get_field(step)
        if number == len(way) - 1 and field.concrete:
            return f'SELECT 1 FROM {" ".join(tables)} WHERE own.id = NEW."row" AND {at}.{field.column} {to}'  # noqa: S608
        before, at, model = at, f"step{number}", field.related_model
        joined = f"{at}.id = {before}.{field.column}" if field.concrete else f"{at}.{field.field.column} = {before}.id"
        tables.append(f"JOIN {model._meta.db_table} {at} ON {joined}")
    raise ValueError(f"{way} leads to no person")


def _listed(values: Any) -> str:
    return ", ".join(f"'{value}'" for value in sorted(str(getattr(each, "value", each)) for each in values))


def remove(connection: Any) -> None:
    """Take the rules away, so that their tables can be changed."""
    with connection.cursor() as cursor:
        for rule in rules():
            on = f" ON {rule.table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {rule.name}{on}")
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION IF EXISTS {rule.name}()")


def install(connection: Any) -> bool:
    """Put the rules in place, unless they stand or tables are missing. Returns whether it did."""
    there = set(connection.introspection.table_names())
    needed = {apps.get_model("privacy.Leaving")._meta.db_table, *(kind.model._meta.db_table for kind in KINDS)}
    if not needed <= there or {rule.name for rule in rules()} <= _standing(connection):
        return False
    remove(connection)
    with connection.cursor() as cursor:
        for rule in rules():
            for statement in _sqlite(rule) if connection.vendor == "sqlite" else _postgresql(rule):
                cursor.execute(statement)
    return True


def _standing(connection: Any) -> set[str]:
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def _sqlite(rule: Rule) -> Iterator[str]:
    yield (
        f"CREATE TRIGGER {rule.name} BEFORE {rule.event} ON {rule.table} WHEN {rule.when} "
        f"BEGIN SELECT RAISE(ABORT, '{rule.why}'); END"
    )


def _postgresql(rule: Rule) -> Iterator[str]:
    # Each statement of the function sees what was committed before it, so what the lock waited for is seen.
    locked = " ".join(f"PERFORM 1 FROM access_organisation WHERE id = {each} FOR KEY SHARE;" for each in rule.locks)
    body = (
        f"BEGIN {locked} IF ({rule.when}) THEN "
        f"RAISE EXCEPTION '{rule.why}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END"
    )
    yield f"CREATE FUNCTION {rule.name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
    yield (
        f"CREATE TRIGGER {rule.name} BEFORE {rule.event} ON {rule.table} FOR EACH ROW EXECUTE FUNCTION {rule.name}()"
    )
