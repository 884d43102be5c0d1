"""Age and exits by sex, on small sets counted by hand."""

import pytest

from stegvis.core.shapes import Period
from stegvis.core.tables import Settings, by_id
from tests.core.tables.small import case, dataset, day, persons

AGES = by_id("age_by_sex")
EXITS = by_id("exits_by_sex")
SEXES = persons(ada="woman", bo="man", cia="woman", di="unknown")


def cells(table, data, **settings):
    counted = table.count(data, Settings.from_dataset(data, **settings))
    return {row[0]: row[2:] for row in counted.rows if any(row[2:])}


def test_ages_stand_in_their_band_and_a_missing_one_as_unknown():
    data = dataset(
        persons=SEXES,
        cases=[
            case("1", "ada", started=day("2010-01-01"), age_at_start=29),
            case("2", "bo", started=day("2010-01-02"), age_at_start=30),
            case("3", "cia", started=day("2010-01-03")),
            case("4", "di", started=day("2010-01-04"), age_at_start=71),
        ],
    )
    assert cells(AGES, data) == {
        "25-29": (1, 0, 0, 1),
        "30-39": (0, 1, 0, 1),
        "60-": (0, 0, 1, 1),
        "unknown": (1, 0, 0, 1),
        "total": (2, 1, 1, 4),
    }


def test_rows_without_cases_stay_in_the_order_of_the_list():
    table = AGES.count(dataset(), Settings())
    assert [row[0] for row in table.rows] == [
        "0-17",
        "18-24",
        "25-29",
        "30-39",
        "40-49",
        "50-59",
        "60-",
        "unknown",
        "total",
    ]
    assert [column.key for column in table.columns] == ["code", "label", "women", "men", "unknown", "total"]


def test_a_case_that_has_not_started_is_no_participant():
    data = dataset(persons=SEXES, cases=[case("1", "ada", state="waiting", referred=day("2010-01-01"))])
    assert cells(AGES, data) == {}


def test_who_came_back_counts_once_for_each_time():
    data = dataset(
        persons=SEXES,
        cases=[case(key, "ada", started=day("2010-01-01"), exited=day("2010-02-01"), exit_reason="A1") for key in "12"],
    )
    assert cells(EXITS, data) == {"A1": (2, 0, 0, 2), "total": (2, 0, 0, 2)}


def test_a_wrong_registration_is_left_out_everywhere():
    data = dataset(
        persons=SEXES, cases=[case("1", "ada", started=day("2010-01-01"), exited=day("2010-01-02"), exit_reason="Z9")]
    )
    assert cells(EXITS, data) == cells(AGES, data) == {}
    assert "Z9" not in EXITS.count(data, Settings()).column("code")


def test_an_exit_without_a_reason_is_unknown_and_an_odd_code_stays_visible():
    data = dataset(
        persons=SEXES,
        cases=[
            case("1", "ada", started=day("2010-01-01"), exited=day("2010-02-01")),
            case("2", "bo", started=day("2010-01-01"), exited=day("2010-02-01"), exit_reason="old code"),
        ],
    )
    assert cells(EXITS, data) == {"unknown": (1, 0, 0, 1), "unmapped": (0, 1, 0, 1), "total": (1, 1, 0, 2)}


def test_an_exit_after_the_cut_off_is_not_an_exit_yet():
    data = dataset(
        persons=SEXES, cases=[case("1", "ada", started=day("2010-01-01"), exited=day("2010-02-01"), exit_reason="A1")]
    )
    assert cells(EXITS, data, cut_off=day("2010-01-31")) == {}
    assert cells(EXITS, data, cut_off=day("2010-02-01")) == {"A1": (1, 0, 0, 1), "total": (1, 0, 0, 1)}


UNDATED = dataset(
    persons=SEXES,
    cases=[
        case("1", "ada", age_at_start=30),
        case("2", "bo", state="exited", exit_reason="A1", age_at_start=30),
        case("3", "cia", started=day("2010-01-01"), age_at_start=30),
    ],
    settings={"period": {"from": day("2010-01-01"), "to": day("2010-12-31")}, "cut_off": day("2010-12-31")},
)


def test_starts_and_exits_without_a_day_count_in_the_datasets_own_period():
    assert cells(AGES, UNDATED)["total"] == (2, 1, 0, 3)
    assert cells(EXITS, UNDATED)["total"] == (0, 1, 0, 1)


def test_starts_and_exits_without_a_day_are_left_out_of_a_narrower_period_and_the_note_says_so():
    january = Period(day("2010-01-01"), day("2010-01-31"))
    assert cells(AGES, UNDATED, period=january)["total"] == (1, 0, 0, 1)
    assert cells(EXITS, UNDATED, period=january) == {}
    table = AGES.count(UNDATED, Settings.from_dataset(UNDATED, period=january))
    assert any("left out" in str(note) and "unknown day" in str(note) for note in table.notes)


def test_a_dataset_with_several_projects_gives_the_one_asked_for():
    data = dataset(
        persons=SEXES,
        cases=[case("1", "ada", started=day("2010-01-01")), case("2", "bo", started=day("2010-01-01"), project="q")],
        settings={"project": "q"},
    )
    assert AGES.members(data, Settings.from_dataset(data), "total", "total") == ("2",)


def test_the_keys_behind_a_cell_are_named_and_a_cell_that_is_not_there_is_an_error():
    assert AGES.members(UNDATED, Settings.from_dataset(UNDATED), "30-39", "women") == ("1", "3")
    with pytest.raises(KeyError):
        AGES.members(UNDATED, Settings(), "30-39", "label")
    with pytest.raises(KeyError):
        AGES.members(UNDATED, Settings(), "31-39", "women")


def test_a_cut_off_that_nobody_stated_is_said():
    data = dataset(persons=SEXES, cases=[case("1", "ada", started=day("2010-01-01"))])
    assert any("cut-off" in str(note) for note in AGES.count(data, Settings.from_dataset(data)).notes)
    assert not any("cut-off" in str(note) for note in AGES.count(UNDATED, Settings.from_dataset(UNDATED)).notes)
