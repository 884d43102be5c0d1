"""The cohort finder: against a loop over months and people, and where something is not known."""

import csv
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from stegvis.core.effects.cohort import (
    IDENTIFIED,
    REFERRED,
    STARTED,
    Cohort,
    coverage,
    described,
    evidence,
    find_cohort,
    protected,
    read_criteria,
    started_outside,
)
from stegvis.core.effects.register import connect, month_of, people_of, person_months, spell_rows
from stegvis.core.errors import DataProblem
from stegvis.core.shapes import HIDDEN

from .registers import month_written, town

FIRST, LAST = month_of("2010-01"), month_of("2010-12")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return town(tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="module")
def people(folder) -> pl.DataFrame:
    return people_of(
        connect(),
        folder / "people.csv",
        id="key",
        entry="began",
        gone="left",
        others={IDENTIFIED: "found", REFERRED: "sent"},
        constants=["born", "country", "town"],
    )


def found(folder: Path, people: pl.DataFrame, *, first: int = FIRST, last: int = LAST, **more: object) -> Cohort:
    backend = connect()
    assistance = person_months(backend, folder / "assistance.csv", id="key", month="month", values=[], sparse=True)
    rows, _codes = spell_rows(backend, folder / "af.csv", id="key", start="from", end="to", code="code")
    known = evidence(people, assistance, None, backend.to_polars(rows), **more)
    about = described(people, born="born", birth_region="country", municipality="town")
    return find_cohort(people, about, known, read_criteria(folder / "criteria.yaml"), first=first, last=last)


@pytest.fixture(scope="module")
def cohort(folder, people) -> Cohort:
    return found(folder, people)


def by_hand(folder: Path, month: int) -> dict[str, str]:
    """Judge everybody who was there in a month counted from January 2008, one at a time."""
    paid, af = set(), {}
    for row in csv.DictReader((folder / "assistance.csv").open()):
        paid.add((row["key"], row["month"]))
    for row in csv.DictReader((folder / "af.csv").open()):
        af[row["key"]] = row
    today = f"{month_written(month)}-01"
    answers = {}
    for row in csv.DictReader((folder / "people.csv").open()):
        if row["left"] and row["left"] <= month_written(month):
            continue
        born = date.fromisoformat(row["born"])
        age = 2008 + month // 12 - born.year - ((month % 12 + 1, 1) < (born.month, born.day))
        months = sum((row["key"], month_written(each)) in paid for each in range(month - 12, month))
        spell = af.get(row["key"])
        at_af = spell is not None and (not spell["to"] or spell["to"] >= today)
        checks = [
            25 <= age <= 55,
            None if not row["country"] else row["country"] != "Sverige",
            months >= 10,
            None if not at_af else spell["code"] == "11",
            row["town"] == "780",
        ]
        answers[row["key"]] = "no" if False in checks else "unknown" if None in checks else "met"
    return answers


def test_everybody_is_judged_as_by_hand_in_every_month(folder, cohort):
    """Who does not meet a criterion yet, but would if assistance went on, is not in the group either."""
    for month in range(FIRST, LAST + 1):
        own = cohort.verdicts.filter(pl.col("month") == month)
        told = {key: "no" if said == "not_met" else said for key, said in own.select("id", "verdict").iter_rows()}
        assert told == by_hand(folder, month - month_of("2008-01"))
    assert cohort.eligible.height > 100


def test_coverage_counts_who_of_the_group_was_reached_by_the_end_of_the_month(cohort, people):
    table = coverage(cohort, people, steps=[IDENTIFIED, REFERRED, STARTED])
    eligible = cohort.eligible.join(people, on="id")
    june = month_of("2010-06")
    own = eligible.filter(pl.col("month") == june)
    assert table.cell("2010-06", "target_group") == own.height
    assert table.cell("2010-06", "identified") == own.filter(pl.col("identified") <= june).height
    assert table.cell("2010-06", "started") == own.filter(pl.col("entry") <= june).height
    assert table.cell("any", "target_group") == eligible["id"].n_unique()
    assert table.cell("any", "identified") == eligible.filter(pl.col("identified") <= LAST)["id"].n_unique()
    assert 0 < table.cell("any", "started") < table.cell("any", "referred") < table.cell("any", "identified")


def test_who_started_without_meeting_the_criteria_is_counted(cohort, people):
    started = people.filter(pl.col("entry").is_between(FIRST, LAST))
    told = started.join(cohort.verdicts, left_on=["id", "entry"], right_on=["id", "month"])["verdict"].value_counts()
    assert started_outside(cohort, people) == dict(told.iter_rows())["not_met"] > 0


def test_the_public_sees_no_small_count_and_none_that_gives_one_away(cohort, people):
    table = coverage(cohort, people, steps=[IDENTIFIED, REFERRED, STARTED])
    shown = protected(table)
    counts = [(row, column) for row in range(len(table.rows)) for column in range(2, len(table.columns))]
    small = [place for place in counts if 0 < table.rows[place[0]][place[1]] < 5]
    assert small
    assert all(shown.rows[row][column] is HIDDEN for row, column in small)
    for before, after in zip(table.rows, shown.rows, strict=True):
        group, reached = (after[table.index(name)] for name in ("target_group", "identified"))
        if group is not HIDDEN and reached is not HIDDEN:
            assert not 0 < before[table.index("target_group")] - before[table.index("identified")] < 5


def test_months_whose_window_the_extract_does_not_reach_are_not_known(folder, people):
    early = found(folder, people, first=month_of("2008-06"), last=month_of("2009-01"))
    by_month = early.verdicts.group_by("month").agg(met=(pl.col("verdict") == "met").sum()).sort("month")
    assert by_month["met"].to_list()[:-1] == [0] * 7
    assert by_month["met"][-1] > 0
    assert "unknown" in early.verdicts.filter(pl.col("month") == month_of("2008-06"))["verdict"].to_list()


def test_who_is_not_in_a_complete_list_of_the_employment_service_was_not_registered(folder, people, cohort):
    complete = found(folder, people, all_registered=True)
    assert complete.eligible.equals(cohort.eligible)
    unknown = [each.verdicts.filter(pl.col("verdict") == "unknown").height for each in (complete, cohort)]
    assert unknown[0] < unknown[1]


def test_what_somebody_must_judge_is_left_out_and_named(folder, people, tmp_path):
    (tmp_path / "judged.yaml").write_text("criteria: [{kind: age, lowest: 25}, {kind: no_plan}]", encoding="utf-8")
    criteria = read_criteria(tmp_path / "judged.yaml")
    about = described(people, born="born")
    judged = find_cohort(people, about, evidence(people), criteria, first=FIRST, last=LAST).judged
    assert [each.key for each in judged] == ["no_plan"]
    with pytest.raises(DataProblem, match="No register says"):
        find_cohort(people, about, evidence(people), criteria[1:], first=FIRST, last=LAST)


@pytest.mark.parametrize(
    "text, said",
    [
        ("criteria: [{kind: height}]", "criteria.0"),
        ("criteria: [{kind: assistance_months, lowest: 10}]", "criteria.0"),
        ("criteria: [{kind: age, lowest: 25}, {kind: age, highest: 55}]", "age: Two criteria have the same key"),
        ("criteria: [", "can't be read"),
        ("[]", "not as they should be"),
    ],
)
def test_criteria_that_can_not_be_are_refused(tmp_path, text, said):
    (tmp_path / "wrong.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataProblem, match=said):
        read_criteria(tmp_path / "wrong.yaml")


@pytest.mark.parametrize(
    "column, value, asked, said",
    [
        ("born", "1980-02-30", {"born": "born"}, "row 2, born: 1 values are no day or year"),
        ("country", "Atlantis", {"birth_region": "country"}, "row 2, country: 1 regions of birth"),
        ("town", 9999, {"municipality": "town"}, "row 2, town: 1 codes are of no municipality"),
        ("town", 2, {"born_abroad": "town"}, "row 1, town: 2 values are neither 0 nor 1"),
    ],
)
def test_what_no_person_can_be_is_refused_by_row(column, value, asked, said):
    people = pl.DataFrame({"id": ["a", "b"], "born": ["1980", "1981"], "country": ["Irak", None], "town": [780, 780]})
    wrong = people.with_columns(pl.Series(column, [people[column][0], value], strict=False))
    with pytest.raises(DataProblem) as problem:
        described(wrong, **asked)
    assert said in str(problem.value)


def test_a_year_of_birth_and_a_day_are_both_read():
    people = pl.DataFrame({"id": [1, 2, 3], "born": ["1980", "19810215", None]})
    about = described(people, born="born")
    assert about["birth_year"].to_list() == [1980, 1981, None]
    assert about["born"].to_list() == [None, date(1981, 2, 15), None]
