"""A project of very many invented participants in the application's database, and people who work with them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from stegvis.core.frames import Dataset
from stegvis.demo.scale import many_cases

from .loading import load, number_on, settle

OWN_CASES = 30
UNITS = 20
WORKERS = 200
NOW = datetime(2025, 6, 30, 12, tzinfo=ZoneInfo("Europe/Stockholm"))
SINCE = date(2015, 1, 1)
FAMILY = "Provsson"
SYLLABLES = ("ba", "be", "di", "do", "fa", "fi", "ga", "go", "ka", "ki")
SYLLABLES += ("la", "lo", "ma", "mi", "na", "no", "ra", "ri", "ta", "to")


@dataclass(frozen=True)
class Filled:
    """Viewers by what they see, and the project."""

    registrar: Any
    unit_manager: Any
    case_worker: Any
    project: Any

    @property
    def viewers(self) -> dict[str, Any]:
        return {
            "registrar, all cases": self.registrar,
            "unit manager, a twentieth": self.unit_manager,
            f"case worker, {OWN_CASES} cases": self.case_worker,
        }


def fill(cases: int, *, open_cases: int | None = None, owners: int = 1) -> Filled:
    """Load as many cases, a person each, of one owner or spread over several alike.

    A twentieth of the first owner's is in the manager's unit; thirty under way there are the case worker's own. Persons
    are found by name where a number of open cases is said.
    """
    from tests.cast import engage, found_project

    there: dict[str, Any] = engage()
    there |= found_project(there)
    there["owners"] = [there["ekby"].pk, *_further_owners(owners - 1)]
    data = many_cases(cases, open_cases=open_cases)
    _participants(data, there)
    _workers(data, there)
    _facts(data)
    if open_cases is not None:
        _names(data, there)
    number_on(*_loaded())
    settle()
    return Filled(there["registrar"], there["unit_manager"], there["case_worker"], there["project"])


def _loaded() -> tuple[Any, ...]:
    from stegvis.apps.access.models import User
    from stegvis.apps.casework.models import FACTS, Case, CaseRevision, FollowUp, Payment, Referral, Responsibility
    from stegvis.apps.people.models import NameKey, Person

    return (User, Person, NameKey, Case, CaseRevision, Referral, Responsibility, FollowUp, Payment, *FACTS.values())


def _place(key: str) -> pl.Expr:
    """Return the row's number from a key such as p0000041: rows are numbered from 1."""
    return pl.col(key).str.slice(1).cast(pl.Int64) + 1


def _owner(there: dict[str, Any], key: str = "person_key") -> pl.Expr:
    """Return whose each row is: the owners take turns."""
    owners = pl.lit(pl.Series(there["owners"], dtype=pl.Int64).implode())
    return owners.list.get(_place(key) % len(there["owners"]))


def _given_name() -> pl.Expr:
    """Return one of 8,000 names that nobody has."""
    number = _place("person_key") * 7919 % len(SYLLABLES) ** 3
    parts = (number // len(SYLLABLES) ** power % len(SYLLABLES) for power in range(3))
    spoken = pl.lit(pl.Series(SYLLABLES).implode())
    return pl.concat_str([spoken.list.get(part) for part in parts]).str.to_titlecase()


def _further_owners(count: int) -> list[int]:
    from stegvis.apps.access import actions
    from stegvis.apps.access.viewers import Job

    by = Job("benchmarks")
    names = (f"Socialnämnden i Provköping {number + 1}" for number in range(count))
    return [actions.create_organisation(name=name, kind="eb", by=by, retention_months=60).pk for name in names]


def _names(data: Dataset, there: dict[str, Any]) -> None:
    """Write by which keys each person is found, as registering does: each name's are reckoned once for each owner."""
    from stegvis.apps.people.models import NameKey
    from stegvis.apps.people.names import keys_of

    people = data["persons"].select(person_id=_place("person_key"), owner_id=_owner(there), name=_given_name())
    once = people.select("owner_id", "name").unique()
    found = [sorted(keys_of((name, FAMILY), owner)) for owner, name in once.iter_rows()]
    keys = once.with_columns(key=pl.Series(found, dtype=pl.List(pl.Int64))).explode("key")
    rows = people.join(keys, on=["owner_id", "name"]).select("person_id", "key")
    load(NameKey, rows.with_row_index("id", 1))


def _participants(data: Dataset, there: dict[str, Any]) -> None:
    from stegvis.apps.casework.models import Case, CaseRevision, Referral
    from stegvis.apps.people.models import Person

    unit, owner = there["unit"].pk, _owner(there)
    number = pl.format("{}{}", "birth_year", _place("person_key").cast(pl.String).str.zfill(8))
    people = data["persons"].select(
        "sex", "birth_year", "birth_region", "municipality",
        arrival_year=pl.max_horizontal("arrival_year", "birth_year"),
        id=_place("person_key"), key="person_key", owner_id=owner, number=number,
        number_lookup=pl.format("{}:{}", owner, number), registered_at=pl.lit(NOW),
        birth_date=pl.date("birth_year", 1, 1), protection=pl.lit("none"), language=pl.lit("sv"),
        given_name=_given_name(), family_name=pl.lit(FAMILY),
    )  # fmt: skip
    load(Person, people)
    values = data["cases"].select(
        "state", "exit_reason", "months_public_support_before",
        started_on="started", exited_on="exited", id=_place("case_key"),
    )  # fmt: skip
    cases = values.with_columns(
        key=data["cases"]["case_key"], person_id=pl.col("id"), project_id=there["project"].pk,
        owner_id=data["cases"].select(_owner(there, "case_key")).to_series(),
        unit_id=pl.when(pl.col("id") % (UNITS * len(there["owners"])) == 0).then(unit),
    )  # fmt: skip
    load(Case, cases)
    load(CaseRevision, values.with_columns(case_id=pl.col("id"), recorded_at=NOW))
    referrals = data["referrals"].select(
        "way_in", "decision", id=_place("case_key"), key="case_key", case_id=_place("case_key"),
        referred_on="referred", decided_on="decided",
    )  # fmt: skip
    load(Referral, referrals)


def _workers(data: Dataset, there: dict[str, Any]) -> None:
    from stegvis.apps.access.models import User
    from stegvis.apps.casework.models import FollowUp, Responsibility

    first = 1_000
    numbers = range(first, first + WORKERS)
    users = pl.DataFrame({"id": numbers}).with_columns(
        email=pl.format("w{}@exempel.se", "id"), name=pl.format("Handläggare {}", "id"), password=pl.lit("!"),
        language=pl.lit("sv"), theme=pl.lit("auto"), density=pl.lit("normal"),
        is_active=True, is_demo=False, purpose=pl.lit(""),
    )  # fmt: skip
    load(User, users)
    at_the_first = _place("case_key") % len(there["owners"]) == 0
    own = data["cases"].filter(at_the_first, state="under_way")["case_key"].head(OWN_CASES)
    held = data["responsibilities"].select(
        "on", "until", id=_place("case_key"), case_id=_place("case_key"),
        user_id=pl.when(pl.col("case_key").is_in(own.implode()))
        .then(there["case_worker"].user.pk)
        .otherwise(_place("worker_key") - 1 + first),
    )  # fmt: skip
    load(Responsibility, held)
    due = data["followups"].select("months", "due", "status", id=_place("case_key"), case_id=_place("case_key"))
    load(FollowUp, due)


def _facts(data: Dataset) -> None:
    from stegvis.apps.casework.models import FACTS

    by_case = data["cases"].select("person_key", on="started", until=pl.lit(None, pl.Date), code="education")
    living = data["persons"].select("municipality", "person_key").join(by_case, on="person_key")
    coded = {
        "livelihood": data["livelihoods"].select("person_key", "on", "until", "code", "share"),
        "occupation": data["occupations"].select("person_key", "on", "until", "code"),
        "afcategory": data["categories"].select("person_key", "on", "until", "code"),
        "education": by_case,
        "residence": living.select("person_key", "on", "until", code="municipality"),
        "householdmembership": data["household_members"].select("person_key", "on", "until", "household_key"),
    }
    for kind, rows in coded.items():
        known = rows.drop("person_key").with_columns(rows.select(person_id=_place("person_key")))
        load(FACTS[kind], known.with_row_index("id", 1).with_columns(recorded_at=NOW, source=pl.lit("own")))
