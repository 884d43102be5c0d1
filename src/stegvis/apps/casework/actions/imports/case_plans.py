from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.intake.checks import ANOTHER_OPEN_CASE
from stegvis.core.intake.reading import Reading

from ...models import Case
from ...models.cases import VALUES
from ...states import ENDED, OPEN, STARTED, State
from .existing import Existing

BEFORE_START = OPEN - STARTED


class SecondOpenCase(DataProblem):
    """A row that would open a case beside one that is open."""


@dataclass(frozen=True)
class CasePlan:
    """A participation of the file: its case where there is one, and the values it gets (None: as they are)."""

    number: str
    start: object
    known: Case | None
    values: Mapping[str, Any] | None
    exit_changes: bool
    way_in: str | None
    responsible: str | None


def plan_cases(reading: Reading, there: Existing) -> tuple[CasePlan, ...]:
    """Match the participants' rows with cases and say what changes. Raises SecondOpenCase, naming the rows.

    A row is the case that started the same day; else the person's case that has not started; else, where a person has
    one row and one case and only the replaced file spoke of that, that case with its start corrected.
    """
    if "participants" not in reading.rows:
        return ()
    by_person: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in reading.rows["participants"].to_dicts():
        by_person[row["personal_number"]].append(row)
    plans, wrong = [], []
    for number, rows in by_person.items():
        person = there.persons.get(number)
        cases = there.cases.get(person.pk, []) if person else []
        matched = _matched(rows, cases, there)
        made = [_plan(row, known, there) for row, known in zip(rows, matched, strict=True)]
        plans += made
        wrong += _second_open(rows, made, cases, there, reading.file)
    if wrong:
        raise SecondOpenCase(*wrong)
    return tuple(plans)


def _matched(rows: Sequence[Mapping[str, Any]], cases: Sequence[Case], there: Existing) -> list[Case | None]:
    """Return each row's case, in the order of the rows."""
    started = {case.pk: (there.base.get(case.pk) or there.said.get(case.pk) or {}).get("started_on") for case in cases}
    found: dict[int, Case] = {}
    for place, row in enumerate(rows):
        same_day = (case for case in cases if started[case.pk] == row["start"] and case not in found.values())
        if known := next(same_day, None):
            found[place] = known
    left = [place for place in range(len(rows)) if place not in found]
    waiting = [case for case in cases if case.pk in there.base and there.base[case.pk]["state"] in BEFORE_START]
    mistaken = [case for case in cases if case.pk not in there.base] if len(rows) == len(cases) == 1 else []
    found |= zip(left, [case for case in (*waiting, *mistaken) if case not in found.values()], strict=False)
    return [found.get(place) for place in range(len(rows))]


def _plan(row: Mapping[str, Any], known: Case | None, there: Existing) -> CasePlan:
    base = there.base.get(known.pk) if known else None
    repeated = there.said.get(known.pk, {}) if known and known.pk in there.by_hand else {}
    values = _values(row, base, repeated)
    shown = known is not None and base is not None
    unchanged = shown and values == base
    return CasePlan(
        number=row["personal_number"],
        start=row["start"],
        known=known,
        values=None if unchanged else values,
        exit_changes=values["exited_on"] is not None
        and (not shown or any(values[name] != (base or {})[name] for name in ("exited_on", "exit_reason"))),
        way_in=row["way_in"],
        responsible=row["responsible"],
    )


def _values(row: Mapping[str, Any], base: Mapping[str, Any] | None, repeated: Mapping[str, Any]) -> dict[str, Any]:
    """Put what the row says over what is known; what it leaves empty stays, and so does what it only repeats."""
    told = {
        "started_on": row["start"],
        "referred_on": row["referred"],
        "exited_on": row["exit"],
        "exit_reason": (row["exit_reason"] or "unknown") if row["exit"] else None,
        "months_public_support_before": row["months_public_support_before"],
    }
    values = {**dict.fromkeys(VALUES), **(base or {})}
    values |= {name: value for name, value in told.items() if value is not None and value != repeated.get(name)}
    values["state"] = _state(values, base)
    return values


def _state(values: Mapping[str, Any], base: Mapping[str, Any] | None) -> str:
    before = base["state"] if base else None
    if values["exited_on"]:
        return before if before in ENDED else State.EXITED.value
    return before if before in STARTED - ENDED else State.UNDER_WAY.value


def _second_open(
    rows: Sequence[Mapping[str, Any]],
    plans: Sequence[CasePlan],
    cases: Sequence[Case],
    there: Existing,
    file: str,
) -> list[Finding]:
    planned = {plan.known.pk for plan in plans if plan.known}
    others = [there.base[case.pk] for case in cases if case.pk in there.base and case.pk not in planned]
    after = [plan.values or there.base[plan.known.pk] for plan in plans if plan.values or plan.known]
    if sum(values["state"] in OPEN for values in (*others, *after)) <= 1:
        return []
    return [
        Finding(
            message=ANOTHER_OPEN_CASE.message,
            file=file,
            sheet=row["sheet"],
            row=row["row"],
            column="start",
            expected=ANOTHER_OPEN_CASE.expected,
            hint=ANOTHER_OPEN_CASE.hint,
        )
        for row in rows
        if row["exit"] is None
    ]
