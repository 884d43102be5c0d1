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


def fill(cases: int) -> Filled:
    """Load as many cases, all of one owner. A twentieth is in the manager's unit; thirty are the case worker's own."""
    from tests.cast import engage, found_project

    there: dict[str, Any] = engage()
    there |= found_project(there)
    data = many_cases(cases)
    _participants(data, there)
    _workers(data, there)
    _facts(data)
    number_on(*_loaded())
    settle()
    return Filled(there["registrar"], there["unit_manager"], there["case_worker"], there["project"])


def _loaded() -> tuple[Any, ...]:
    from stegvis.apps.access.models import User
    from stegvis.apps.casework.models import FACTS, Case, CaseRevision, FollowUp, Payment, Referral, Responsibility
    from stegvis.apps.people.models import Person

    return (User, Person, Case, CaseRevision, Referral, Responsibility, FollowUp, Payment, *FACTS.values())


def _place(key: str) -> pl.Expr:
    """Return the row's number from a key such as p0000041: rows are numbered from 1."""
    return pl.col(key).str.slice(1).cast(pl.Int64) + 1


def _participants(data: Dataset, there: dict[str, Any]) -> None:
    from stegvis.apps.casework.models import Case, CaseRevision, Referral
    from stegvis.apps.people.models import Person

    owner, unit = there["ekby"].pk, there["unit"].pk
    number = pl.format("{}{}", "birth_year", _place("person_key").cast(pl.String).str.zfill(8))
    people = data["persons"].select(
        "sex", "birth_year", "birth_region", "municipality",
        arrival_year=pl.max_horizontal("arrival_year", "birth_year"),
        id=_place("person_key"), key="person_key", owner_id=pl.lit(owner), number=number,
        number_lookup=pl.format("{}:{}", pl.lit(owner), number), registered_at=pl.lit(NOW),
        birth_date=pl.date("birth_year", 1, 1), protection=pl.lit("none"), language=pl.lit("sv"),
        given_name=pl.format("Påhittad{}", _place("person_key")), family_name=pl.lit("Provsson"),
    )  # fmt: skip
    load(Person, people)
    values = data["cases"].select(
        "state", "exit_reason", "months_public_support_before",
        started_on="started", exited_on="exited", id=_place("case_key"),
    )  # fmt: skip
    cases = values.with_columns(
        key=data["cases"]["case_key"], person_id=pl.col("id"), owner_id=owner, project_id=there["project"].pk,
        unit_id=pl.when(pl.col("id") % UNITS == 0).then(unit),
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
    own = data["cases"].filter(state="under_way")["case_key"].head(OWN_CASES)
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
