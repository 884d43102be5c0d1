"""What was done in the cases, counted by hand: each kind once a case, and who had nothing done is not left out."""

from stegvis.core.tables import Settings, by_id
from tests.core.tables.small import case, dataset, day, persons

PEOPLE = persons(ada="woman", eva="woman", ola="man")


def did(key, kind, on="2010-02-01", until=None):
    return {"case_key": key, "kind": kind, "on": on and day(on), "until": until and day(until)}


def table(*activities, **asked):
    cases = [
        case(str(number), each["person_key"], started=day("2010-01-15")) for number, each in enumerate(PEOPLE, start=1)
    ]
    data = dataset(persons=PEOPLE, cases=cases, activities=list(activities))
    return by_id("activities_by_sex").count(data, Settings.from_dataset(data, **asked))


def test_a_case_stands_once_under_each_kind_and_once_in_the_total():
    counted = table(did("1", "course"), did("1", "course", "2010-05-01"), did("1", "cbt"), did("3", "course"))
    assert (counted.cell("course", "women"), counted.cell("course", "men"), counted.cell("course", "total")) == (
        1,
        1,
        2,
    )
    assert counted.cell("cbt", "total") == 1
    assert counted.cell("none", "women") == 1
    assert counted.cell("total", "total") == 3


def test_without_any_activity_all_stand_under_none():
    counted = table()
    assert (counted.cell("none", "total"), counted.cell("total", "total")) == (3, 3)


def test_what_has_not_begun_on_the_day_that_counts_is_left_out():
    counted = table(did("1", "course", "2010-09-01"), did("2", "cbt", None), cut_off=day("2010-08-31"))
    assert counted.cell("course", "total") == 0
    assert counted.cell("cbt", "total") == 1
