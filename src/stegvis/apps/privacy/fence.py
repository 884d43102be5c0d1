"""The database's own fence around rows about persons: PostgreSQL's row-level security (docs/adr/0011).

Every table of `kinds.py` has one policy. A row exists for an organisation that looks (`access/looking.py`) when it is
about one of its own persons; in the few tables where two organisations meet, also when it was handed over. Nobody
looks: no rows. What a role reaches within that is for the apps' predicate. Who owns the tables passes the fence.

A policy asks views, which run as the owner: each is one step deep. Policies that read each other's tables would be
planned anew at every step, twice each.
"""

import hashlib
from collections.abc import Iterator, Mapping

from django.db.models import Model

from .kinds import KINDS, Kind

POLICY, COUNTING_POLICY = "stegvis_fence", "stegvis_counting"
LOOKING = "(SELECT string_to_array(NULLIF(current_setting('stegvis.organisations', true), ''), ',')::bigint[])"
"""The organisations that look, as an array: asked for once a statement and not once a row."""


def _ours(column: str) -> str:
    return f"{column} = ANY ({LOOKING}::bigint[])"


def _between_us(table: str) -> str:
    return f"({_ours(f'{table}.sender_id')} OR {_ours(f'{table}.receiver_id')})"


def _in(view: str, column: str) -> str:
    return f"EXISTS (SELECT 1 FROM {view} WHERE {view}.id = {column})"


OF_ONE: Mapping[str, str] = {
    "people.Person": "owner_id",
    "people.HistoricalPerson": "owner_id",
    "people.Draft": "organisation_id",
    "people.Opening": "organisation_id",
    "casework.Case": "owner_id",
    "casework.Application": "owner_id",
    "casework.Payment": "owner_id",
    "privacy.SubjectRequest": "organisation_id",
}
"""Tables in which a column says whose the row is."""

BETWEEN_TWO = frozenset({"people.Disclosure", "casework.SentReferral"})
"""Tables in which two columns say between whom the row is: both have it."""

_GIVEN = "JOIN people_disclosure given ON given.id = told.disclosure_id WHERE"
_TO_US = f"{_GIVEN} {_ours('given.receiver_id')}"

SHARED_VIEWS: Mapping[str, str] = {
    "stegvis_own_removal": f"SELECT own.id FROM privacy_removal own WHERE {_ours('own.organisation_id')}",
    "stegvis_given": f"SELECT given.id FROM people_disclosure given WHERE {_between_us('given')}",
    "stegvis_met_person": "SELECT given.person_id AS id FROM people_disclosure given"
    f" WHERE {_ours('given.receiver_id')}"
    f" UNION ALL SELECT told.person_id FROM people_reception told {_GIVEN} {_ours('given.sender_id')}",
    "stegvis_known_ground": "SELECT held.ground_id AS id FROM people_groundholding held"
    f" JOIN people_person ours ON ours.id = held.person_id WHERE {_ours('ours.owner_id')}"
    f" UNION ALL SELECT told.ground_id FROM people_disclosedkind told {_GIVEN} {_between_us('given')}",
    "stegvis_told_version": f"SELECT told.version_id AS id FROM casework_plancopy told {_TO_US}",
    "stegvis_told_call": f"SELECT told.call_id AS id FROM casework_callnotice told {_TO_US}",
    "stegvis_told_time": f"SELECT told.version_id AS id FROM casework_callnotice told {_TO_US}",
    "stegvis_told_minutes": f"SELECT told.minutes_id AS id FROM casework_minutescopy told {_TO_US}",
    "stegvis_told_meeting": "SELECT call.meeting_id AS id FROM casework_callnotice told"
    f" JOIN casework_call call ON call.id = told.call_id {_TO_US}"
    " UNION ALL SELECT minutes.meeting_id FROM casework_minutescopy told"
    f" JOIN casework_minutes minutes ON minutes.id = told.minutes_id {_TO_US}",
}
"""What was handed over to those who look, or by them."""

WITH_WHAT_WAS_GIVEN: Mapping[str, str] = {
    "people.Reception": "disclosure_id",
    "casework.PlanCopy": "disclosure_id",
    "casework.MinutesCopy": "disclosure_id",
    "casework.CallNotice": "disclosure_id",
}
"""Tables whose rows say what became of a disclosure: there for both sides of it."""

ALSO: Mapping[str, str] = {
    "people.Opening": "user_id = NULLIF(current_setting('stegvis.user', true), '')::bigint",
    # With whom one has exchanged something about a person, that row is known: it says which person of theirs she is.
    "people.Person": _in("stegvis_met_person", "people_person.id"),
    "people.Ground": _in("stegvis_known_ground", "people_ground.id"),
    "people.GroundLine": f"({_ours('sender_id')} OR {_ours('receiver_id')})"
    f" AND {_in('stegvis_known_ground', 'ground_id')}",
    "people.Consent": _in("stegvis_known_ground", "ground_id"),
    "people.GroundHolding": _in("stegvis_own_people_ground", "ground_id"),
    "privacy.RemovalLine": _in("stegvis_own_removal", "removal_id"),
    "casework.PlanVersion": _in("stegvis_told_version", "casework_planversion.id"),
    "casework.PlanAction": f"{_ours('party_id')} AND {_in('stegvis_told_version', 'version_id')}",
    "casework.PlanSignature": f"{_ours('origin_id')} OR {_ours('party_id')}",
    "casework.PlanReport": _ours("origin_id"),
    "casework.Meeting": _in("stegvis_told_meeting", "casework_meeting.id"),
    "casework.MeetingVersion": _in("stegvis_told_time", "casework_meetingversion.id"),
    "casework.Call": _in("stegvis_told_call", "casework_call.id"),
    "casework.CallAnswer": _in("stegvis_told_call", "call_id"),
    "casework.Minutes": _in("stegvis_told_minutes", "casework_minutes.id"),
    "casework.Task": f"{_ours('party_id')} AND {_in('stegvis_told_minutes', 'minutes_id')}",
    "casework.TaskReport": _ours("origin_id"),
}
"""Tables of one organisation's file in which another has what was handed over to it, and what it answered."""


def condition_of(kind: Kind) -> str:
    """Return when a row exists for those who look."""
    own = _own(kind)
    return f"({own}) OR {ALSO[kind.label]}" if kind.label in ALSO else own


def _own(kind: Kind) -> str:
    table = kind.model._meta.db_table
    if kind.label in OF_ONE:
        return _ours(f"{table}.{OF_ONE[kind.label]}")
    if kind.label in BETWEEN_TWO:
        return _between_us(table)
    if kind.label in WITH_WHAT_WAS_GIVEN:
        return _in("stegvis_given", WITH_WHAT_WAS_GIVEN[kind.label])
    steps = {kind.model._meta.get_field(way.split("__")[0]): None for way in kind.ways}
    return " OR ".join(_in(_view_of(step.related_model), f"{table}.{step.column}") for step in steps)


def _view_of(model: type[Model]) -> str:
    return f"stegvis_own_{model._meta.db_table}"


def _own_views() -> Iterator[tuple[str, str]]:
    """Return a view of the own rows of each table that others belong to, by the way of `kinds.py` to its person."""
    for kind in KINDS:
        for way in kind.ways:
            first, *rest = way.split("__")
            there = kind.model._meta.get_field(first).related_model
            yield _view_of(there), _own_rows(there, rest)


def _own_rows(model: type[Model], way: list[str]) -> str:
    """Return the rows of a table whose way ends with those who look; it is followed until a column says so."""
    tables, at = [f"{model._meta.db_table} own"], "own"
    for number, step in enumerate(way):
        if model._meta.label in {*OF_ONE, *BETWEEN_TWO}:
            break
        field = model._meta.get_field(step)
        model, before, at = field.related_model, at, f"step{number}"
        tables.append(f"JOIN {model._meta.db_table} {at} ON {at}.id = {before}.{field.column}")
    label = model._meta.label
    whose = _ours(f"{at}.{OF_ONE[label]}") if label in OF_ONE else _between_us(at)
    return f"SELECT own.id FROM {' '.join(tables)} WHERE {whose}"


def views() -> dict[str, str]:
    """Return every view that a policy asks, by name."""
    return {**dict(_own_views()), **SHARED_VIEWS}


def statements() -> Iterator[str]:
    """Return what puts the fence in place, whatever stood there before."""
    for name, says in views().items():
        yield f"CREATE OR REPLACE VIEW {name} AS {says}"
    for kind in KINDS:
        table = kind.model._meta.db_table
        # A row that one merely knows of is not one's own to write.
        written = f" WITH CHECK ({_own(kind)})" if kind.label == "people.Person" else ""
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"DROP POLICY IF EXISTS {POLICY} ON {table}"
        yield f"CREATE POLICY {POLICY} ON {table} USING ({condition_of(kind)}){written}"


def fingerprint() -> str:
    """Return what changes whenever a policy does."""
    return hashlib.sha256("\n".join(statements()).encode()).hexdigest()
