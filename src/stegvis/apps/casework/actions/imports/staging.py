"""Writes a plan's rows where nobody sees them, a few hundred in each transaction: others write in between."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction

from stegvis.apps.access.models import Membership
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.jobs.pacing import leaving_room
from stegvis.apps.people.actions import name_keys
from stegvis.apps.people.models import Person

from ...models import FACTS, Case, CaseRevision, FollowUp, Payment, Referral, Responsibility
from .existing import chunks
from .plan import Plan

WRITTEN_AT_ONCE = 50
SMALL_ONES_AT_ONCE = 2000

UNSEEN = "withdrawn"
"""The state of a case while only hidden files speak of it: so it is no second open case. Shown, it gets its own."""


@dataclass
class Staging:
    """Where staging has come: rows by what they are about, and how much is done."""

    plan: Plan
    batch: int
    by: Viewer
    progress: Callable[[int, int], None] | None
    persons: dict[str, int] = field(default_factory=dict)
    cases: dict[tuple[str, object], int] = field(default_factory=dict)
    done: int = 0

    def write(self, rows: Iterable[models.Model], *, counted: bool = True) -> list[Any]:
        """Insert rows of one table, each chunk in a transaction of its own. What `progress` raises ends it.

        Rows that are not `counted`, since the plan does not name them, are small: more of them go at once.
        """
        written: list[Any] = []
        for part in chunks(rows, WRITTEN_AT_ONCE if counted else SMALL_ONES_AT_ONCE):
            with leaving_room(), transaction.atomic():
                written += type(part[0])._default_manager.bulk_create(part)
            self.advance(len(part) if counted else 0)
        return written

    def advance(self, rows: int) -> None:
        """Tell that so many rows more are done; what that raises cancels the import."""
        self.done += rows
        if self.progress:
            self.progress(min(self.done, self.plan.rows), self.plan.rows)


def stage(
    plan: Plan,
    *,
    batch: int,
    by: Viewer,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write all new rows under the batch's flag. What changes in rows that are already seen waits until it is shown."""
    staging = Staging(plan, batch, by, progress)
    _persons(staging)
    _cases(staging)
    _facts(staging)
    _followups(staging)
    _payments(staging)


def _persons(staging: Staging) -> None:
    new = [each for each in staging.plan.persons if each.known is None]
    rows = [
        Person(
            owner_id=staging.plan.owner_id,
            number=each.number,
            birth_date=each.born,
            birth_year=each.born.year,
            registered_by_id=staging.by.user_id,
            batch=staging.batch,
            **each.values,
        )
        for each in new
    ]
    staging.persons = dict(staging.plan.known_persons)
    made = staging.write(rows)
    staging.persons |= {row.number: row.pk for row in made}
    for part in chunks(made, WRITTEN_AT_ONCE):
        staging.write(name_keys(part), counted=False)


def _cases(staging: Staging) -> None:
    plan = staging.plan
    new = [each for each in plan.cases if each.known is None and each.values]
    rows = [
        Case(
            person_id=staging.persons[each.number],
            project=plan.project,
            owner_id=plan.owner_id,
            batch=staging.batch,
            state=UNSEEN,
        )
        for each in new
    ]
    made = staging.write(rows)
    staging.cases = {(each.number, each.start): each.known.pk for each in plan.cases if each.known}
    staging.cases |= {(each.number, each.start): row.pk for each, row in zip(new, made, strict=True)}
    changed = [each for each in plan.cases if each.values]
    staging.write(
        CaseRevision(
            case_id=staging.cases[each.number, each.start],
            recorded_by_id=staging.by.user_id,
            batch=staging.batch,
            **(each.values or {}),
        )
        for each in changed
    )
    _ways_in(staging, [each for each in new if each.way_in or (each.values or {})["referred_on"]])
    _responsible(staging, [each for each in new if each.responsible])


def _ways_in(staging: Staging, told: list[Any]) -> None:
    staging.write(
        Referral(
            case_id=staging.cases[each.number, each.start],
            way_in=each.way_in or "unknown",
            referred_on=each.values["referred_on"] or each.values["started_on"],
        )
        for each in told
    )


def _responsible(staging: Staging, told: list[Any]) -> None:
    """Name who is responsible where the file names exactly one colleague; other names are nobody here."""
    names: dict[str, list[int]] = {}
    for user_id, name in Membership.objects.filter(organisation=staging.plan.owner_id).values_list(
        "user", "user__name"
    ):
        names.setdefault(name.casefold(), []).append(user_id)
    found = ((each, set(names.get(each.responsible.strip().casefold(), ()))) for each in told)
    staging.write(
        Responsibility(
            case_id=staging.cases[each.number, each.start],
            user_id=next(iter(users)),
            on=each.values["started_on"],
            until=None,
        )
        for each, users in found
        if len(users) == 1
    )


def _facts(staging: Staging) -> None:
    for kind, model in FACTS.items():
        staging.write(
            model(
                person_id=staging.persons[each.number],
                replaces_id=each.replaces,
                recorded_by_id=staging.by.user_id,
                batch=staging.batch,
                **each.columns,
            )
            for each in staging.plan.facts
            if each.kind == kind and each.number in staging.persons
        )


def _followups(staging: Staging) -> None:
    staging.write(
        FollowUp(
            case_id=staging.cases[each.number, each.start],
            months=each.months,
            due=each.due,
            done=each.done,
            status=each.status,
            recorded_by_id=staging.by.user_id,
            batch=staging.batch,
        )
        for each in staging.plan.followups
        if (each.number, each.start) in staging.cases
    )


def _payments(staging: Staging) -> None:
    staging.write(
        Payment(
            owner_id=staging.plan.owner_id,
            household_key=each.household_key,
            month=each.month,
            kind=each.kind,
            amount=each.amount,
            replaces_id=each.replaces,
            batch=staging.batch,
        )
        for each in staging.plan.payments
    )
