"""What `check` finds wrong in a dataset, and that it finds nothing wrong in a right one."""

from datetime import date

import polars as pl
import pytest

from stegvis.core import codebook
from stegvis.core.checks import check
from stegvis.core.checks.codes import out_of_time
from stegvis.core.errors import Severity
from stegvis.core.frames import BY_NAME, Dataset

ROWS: dict[str, list[dict[str, object]]] = {
    "project": [{"project": "x", "title": "Påhittat", "starts": date(2009, 1, 1), "ends": date(2010, 12, 31)}],
    "persons": [
        {"person_key": "p1", "sex": "woman", "birth_year": 1970, "birth_region": "asia_other", "arrival_year": 1999},
        {"person_key": "p2", "sex": "man", "birth_year": 1980, "birth_region": "sweden"},
    ],
    "cases": [
        {"case_key": "c1", "person_key": "p1", "project": "x", "owner": "o", "state": "exited", "age_at_start": 38,
         "referred": date(2009, 1, 10), "started": date(2009, 2, 1), "exited": date(2009, 9, 1), "exit_reason": "A1"},
        {"case_key": "c2", "person_key": "p1", "project": "x", "owner": "o", "state": "under_way",
         "started": date(2009, 9, 1)},
        {"case_key": "c3", "person_key": "p2", "project": "x", "owner": "o", "state": "declined"},
    ],
    "referrals": [{"referral_key": "r1", "project": "x", "referred": date(2009, 1, 10), "decided": date(2009, 1, 12)}],
    "livelihoods": [
        {"person_key": "p1", "on": date(2009, 1, 1), "until": date(2009, 6, 30), "code": "wage", "share": 40},
        {"person_key": "p1", "on": date(2009, 2, 1), "code": "assistance_part", "share": 60},
        {"person_key": "p1", "on": date(2009, 6, 30), "code": "business", "share": 40},
        {"person_key": "p2", "on": date(2009, 1, 1), "code": "wage", "share": 100},
    ],
    "categories": [
        {"person_key": "p1", "on": date(2009, 1, 1), "until": date(2009, 6, 30), "code": "11"},
        {"person_key": "p1", "on": date(2009, 6, 30), "code": "14"},
        {"person_key": "p2", "on": date(2009, 1, 1), "code": "14"},
    ],
    "occupations": [{"person_key": "p1", "on": date(2009, 1, 1), "code": "work", "hours": 20.0}],
    "household_members": [{"household_key": "h1", "person_key": "p1"}],
    "payments": [
        {"household_key": "h1", "month": date(2009, 1, 1), "kind": "assistance", "amount": 5000.0},
        {"household_key": "h1", "month": date(2009, 2, 1), "kind": "assistance", "amount": 5000.0},
    ],
    "followups": [{"case_key": "c1", "months": 6, "due": date(2010, 3, 1), "done": date(2010, 3, 2), "status": "done"}],
}  # fmt: skip


def dataset(**changes: list[dict[str, object]]) -> Dataset:
    rows = {**ROWS, **changes}
    frames = {name: pl.DataFrame(each, schema=BY_NAME[name].schema) for name, each in rows.items()}
    return Dataset(frames, {"cut_off": date(2011, 1, 31)})


def changed(name: str, row: int, **values: object) -> Dataset:
    rows = [dict(each) for each in ROWS[name]]
    rows[row] |= values
    return dataset(**{name: rows})


def added(name: str, row: int, **values: object) -> Dataset:
    return dataset(**{name: [*ROWS[name], ROWS[name][row] | values]})


def places(data: Dataset) -> set[tuple[object, object, object]]:
    return {(found.file, found.row, found.column) for found in check(data)}


def test_nothing_is_found_in_a_right_dataset_or_an_empty_one():
    assert check(dataset()) == ()
    assert check(Dataset({})) == ()


@pytest.mark.parametrize(
    "data, place",
    [
        # days
        (changed("cases", 0, exited=date(2009, 1, 31)), ("cases", 2, "exited")),
        (changed("cases", 0, referred=date(2009, 2, 2)), ("cases", 2, "started")),
        (changed("referrals", 0, decided=date(2009, 1, 9)), ("referrals", 2, "decided")),
        (changed("occupations", 0, until=date(2008, 1, 1)), ("occupations", 2, "until")),
        (changed("occupations", 0, on=date(1969, 1, 1)), ("occupations", 2, "on")),
        (changed("occupations", 0, on=date(2011, 2, 1)), ("occupations", 2, "on")),
        (changed("followups", 0, due=date(2919, 1, 1)), ("followups", 2, "due")),
        (changed("cases", 1, started=date(1890, 1, 1)), ("cases", 3, "started")),
        (changed("persons", 0, birth_year=1870, arrival_year=None), ("cases", 2, "started")),
        (changed("persons", 0, birth_year=2000), ("persons", 2, "arrival_year")),
        (changed("persons", 1, arrival_year=1999), ("persons", 3, "arrival_year")),
        (changed("cases", 0, age_at_start=41), ("cases", 2, "age_at_start")),
        # exits and states
        (changed("cases", 0, exited=None), ("cases", 2, "exited")),
        (changed("cases", 0, exit_reason=None), ("cases", 2, "exit_reason")),
        (changed("cases", 0, exit_reason="Z9"), ("cases", 2, "exit_reason")),
        (changed("cases", 1, exited=date(2010, 1, 1)), ("cases", 3, "state")),
        (changed("cases", 1, exit_reason="A1"), ("cases", 3, "state")),
        (changed("cases", 1, started=None), ("cases", 3, "started")),
        (changed("cases", 2, started=date(2009, 1, 1)), ("cases", 4, "state")),
        # cases against each other
        (changed("cases", 1, started=date(2009, 8, 31)), ("cases", 3, "started")),
        (changed("cases", 1, started=date(2009, 2, 1)), ("cases", 3, "started")),
        # keys
        (changed("cases", 0, person_key="p9"), ("cases", 2, "person_key")),
        (changed("cases", 0, owner=None), ("cases", 2, "owner")),
        (added("persons", 1), ("persons", 4, "person_key")),
        (added("occupations", 0), ("occupations", 3, "person_key")),
        (changed("payments", 0, household_key="h9"), ("payments", 2, "household_key")),
        # codes
        (changed("cases", 0, exit_reason="A9"), ("cases", 2, "exit_reason")),
        # facts
        (changed("livelihoods", 1, share=61), ("livelihoods", 3, "share")),
        (changed("livelihoods", 3, share=101), ("livelihoods", 5, "share")),
        (changed("livelihoods", 3, share=-1), ("livelihoods", 5, "share")),
        (changed("categories", 1, on=date(2009, 6, 29)), ("categories", 3, "on")),
        (changed("occupations", 0, hours=400.0), ("occupations", 2, "hours")),
        (changed("followups", 0, done=None), ("followups", 2, "done")),
        (changed("followups", 0, status="planned"), ("followups", 2, "status")),
        (changed("followups", 0, done=date(2009, 8, 1)), ("followups", 2, "done")),
        # payments
        (changed("payments", 0, amount=-1.0), ("payments", 2, "amount")),
        (changed("payments", 0, amount=float("nan")), ("payments", 2, "amount")),
        (changed("payments", 0, month=date(2009, 1, 2)), ("payments", 2, "month")),
        (added("payments", 0, amount=1.0), ("payments", 4, "month")),
    ],
)  # fmt: skip
def test_a_fault_is_found_in_its_place(data, place):
    assert place in places(data)


def test_a_wrong_registration_is_noted_and_overlaps_nothing():
    wrong = changed("cases", 0, exit_reason="Z9", exited=date(2010, 1, 1))
    assert {(found.row, found.severity) for found in check(wrong) if found.file == "cases"} == {(2, Severity.NOTE)}


def test_an_exit_without_a_day_is_no_error_because_old_files_have_none():
    assert {found.severity for found in check(changed("cases", 0, exited=None))} >= {Severity.WARNING}


def test_a_code_is_judged_by_the_day_of_its_row():
    rows = [("1917", date(2006, 12, 31)), ("1917", date(2007, 1, 1)), ("0331", date(2006, 12, 31)), ("0331", None)]
    frame = pl.DataFrame(rows, schema={"municipality": pl.String, "on": pl.Date}, orient="row")
    (fault,) = out_of_time("municipality", "on", codebook.municipalities)
    assert frame.select(fault.when).to_series().to_list() == [False, True, True, False]


def test_a_finding_never_holds_a_value_of_a_person():
    found = check(changed("cases", 0, person_key="p9", exit_reason="A9", age_at_start=97))
    told = " ".join(map(str, found))
    assert not {"p9", "A9", "97", "c1"} & set(told.replace(".", " ").replace(":", " ").split())


def test_a_hundred_rows_are_named_and_the_rest_are_counted():
    rows = [{"person_key": "p1", "code": f"none{number}"} for number in range(130)]
    found = [each for each in check(dataset(occupations=rows)) if each.column == "code"]
    assert [each.row for each in found] == [*range(2, 102), None]
    assert dict(found[-1].values) == {"number": 30}
