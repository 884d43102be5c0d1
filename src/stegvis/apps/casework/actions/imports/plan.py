"""What applying a file would write: compared with what is there, in memory, before anything is written."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from stegvis.apps.projects.models import Project
from stegvis.core.intake.reading import Reading

from .case_plans import CasePlan, plan_cases
from .existing import Existing
from .fact_plans import FactPlan, PaymentPlan, plan_facts, plan_payments
from .followup_plans import FollowUpPlan, plan_followups
from .person_plans import PersonPlan, plan_persons


@dataclass(frozen=True)
class Plan:
    """New and changed rows, each by the personal number it is about. What is there already stands nowhere in it."""

    owner_id: int
    project: Project
    persons: tuple[PersonPlan, ...]
    cases: tuple[CasePlan, ...]
    facts: tuple[FactPlan, ...]
    followups: tuple[FollowUpPlan, ...]
    payments: tuple[PaymentPlan, ...]
    known_persons: Mapping[str, int]
    anonymous_counts: Mapping[tuple[int, str], int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        changed = [case for case in self.cases if case.values]
        return sum(len(part) for part in (self.persons, changed, self.facts, self.followups, self.payments))


def plan_of(reading: Reading, *, project: Project, owner_id: int, as_of: date, replaces: int | None) -> Plan:
    """Compare a file with what the owner has. Raises DataProblem when a row can't stand beside what is there."""
    there = Existing(owner_id=owner_id, project=project, replaces=replaces)
    there.read(_numbers(reading))
    cases = plan_cases(reading, there)

    def key_of(name: str) -> str:
        return household_key(name, owner_id, project.study_secret)

    return Plan(
        owner_id=owner_id,
        project=project,
        persons=plan_persons(reading, there),
        cases=cases,
        facts=plan_facts(reading, there, as_of, key_of),
        followups=plan_followups(reading, cases, there),
        payments=plan_payments(reading, there, key_of),
        known_persons={number: person.pk for number, person in there.persons.items()},
        anonymous_counts=_anonymous(reading),
    )


def household_key(name: str, owner_id: int, secret: str) -> str:
    """Return what a household is called here: a keyed hash, for its number may be somebody's personal number.

    Under the study's secret, which stays when the keys of the key file are changed: the number itself is not kept.
    """
    return hmac.digest(secret.encode(), f"casework.household\0{owner_id}\0{name}".encode(), "sha256").hex()


def _numbers(reading: Reading) -> set[str]:
    columns = ("personal_number", "co_applicant")
    found = (frame[name] for frame in reading.rows.values() for name in columns if name in frame.columns)
    return {number for column in found for number in column.drop_nulls().to_list()}


def _anonymous(reading: Reading) -> dict[tuple[int, str], int]:
    if "anonymous_counts" not in reading.rows:
        return {}
    return {(row["year"], row["sex"]): row["number"] for row in reading.rows["anonymous_counts"].to_dicts()}
