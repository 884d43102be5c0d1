"""Before and after: on hand-made histories, and against a plain reading of random ones."""

from datetime import date, timedelta

from hypothesis import given, settings

from stegvis.core import codebook
from stegvis.core.tables import Settings, by_id
from tests.core.tables.random_data import datasets
from tests.core.tables.small import case, dataset, day, fact, persons

AFTER_DAY = {"tables": {"af_before_after": {"exited_by": day("2010-09-30"), "after": day("2011-01-31")}}}
WEEK = timedelta(days=7)


def one(rows, **more):
    """A dataset of one woman with one case, from January to June 2010."""
    whole = case("1", "ada", started=day("2010-01-10"), exited=day("2010-06-30"), exit_reason="A1")
    return dataset(persons=persons(ada="woman"), cases=[whole], **rows, **more)


def found(table, data):
    """Return the rows that count somebody before and after, without the total."""
    counted = by_id(table).count(data, Settings.from_dataset(data))
    return tuple(
        [row[0] for row in counted.rows if row[counted.index(column)] and row[0] != "total"]
        for column in ("before", "after")
    )


def test_the_category_is_that_of_the_day_of_start_and_of_the_day_stated():
    data = one(
        {
            "categories": [
                fact("ada", day("2009-01-01"), "11", until=day("2010-01-10")),
                fact("ada", day("2010-01-11"), "70", until=day("2011-01-30")),
                fact("ada", day("2011-01-31"), "33"),
            ]
        },
        settings=AFTER_DAY,
    )
    assert found("af_before_after", data) == (["11"], ["33"])


def test_a_category_that_ended_the_day_before_a_stated_day_is_not_the_state_on_it():
    data = one({"categories": [fact("ada", day("2009-01-01"), "11", until=day("2011-01-30"))]}, settings=AFTER_DAY)
    assert found("af_before_after", data) == (["11"], ["unknown"])


def test_livelihood_just_before_start_and_the_week_after_exit_count():
    data = one(
        {
            "livelihoods": [
                fact("ada", day("2009-01-01"), "assistance_full", until=day("2010-01-03"), share=100),
                fact("ada", day("2010-07-05"), "wage", share=100),
            ]
        }
    )
    assert found("livelihood_before_after", data) == (["assistance_full"], ["wage"])


def test_work_that_begins_later_than_a_week_after_exit_is_not_directly_after():
    data = one({"livelihoods": [fact("ada", day("2010-07-08"), "wage", share=100)]})
    assert found("livelihood_before_after", data) == (["unknown"], ["unknown"])


def test_nothing_after_the_cut_off_is_known():
    data = one(
        {"livelihoods": [fact("ada", day("2010-07-02"), "wage", share=100)]}, settings={"cut_off": day("2010-07-01")}
    )
    assert found("livelihood_before_after", data) == (["unknown"], ["unknown"])


def test_the_largest_source_is_the_main_one_and_every_source_has_its_row():
    data = one(
        {
            "livelihoods": [
                fact("ada", day("2009-01-01"), "wage", share=30),
                fact("ada", day("2009-01-01"), "assistance_part", share=70),
            ]
        }
    )
    assert found("livelihood_before_after", data) == (["assistance_part"], ["assistance_part"])
    assert found("livelihood_sources", data) == (["wage", "assistance_part"], ["wage", "assistance_part"])
    sources = by_id("livelihood_sources").count(data, Settings.from_dataset(data))
    assert sources.cell("total", "before") == 1


def test_an_exit_later_than_the_day_of_the_population_is_not_in_it():
    data = one({}, settings={"tables": {"af_before_after": {"exited_by": day("2010-06-29")}}})
    assert by_id("af_before_after").count(data, Settings.from_dataset(data)).cell("total", "before") == 0


def change(before, after):
    rows = [fact("ada", day("2009-01-01"), code, until=day("2010-06-30"), hours=hours) for code, hours in before] + [
        fact("ada", day("2010-07-01"), code, hours=hours) for code, hours in after
    ]
    data = one({"occupations": rows})
    table = by_id("started_or_increased").count(data, Settings.from_dataset(data))
    return [row[0] for row in table.rows if row[table.index("women")] and row[0] != "total"]


def test_work_and_studies_are_added_when_more_or_less_is_told():
    assert change([("job_seeking", None)], [("work", 20.0)]) == ["started"]
    assert change([("work", 10.0)], [("work", 10.0), ("studies_basic", 10.0)]) == ["increased"]
    assert change([("work", 40.0)], [("studies_higher", 40.0)]) == ["same"]
    assert change([("work", 40.0)], [("work", 20.0)]) == ["decreased"]
    assert change([("work", 40.0)], [("sick_leave", None)]) == ["stopped"]
    assert change([("job_seeking", None)], [("sick_leave", None)]) == ["neither"]
    assert change([("work", None)], [("work", 20.0)]) == ["extent_unknown"]
    assert change([], [("work", 20.0)]) == ["unknown"]


def test_an_occupation_outside_the_list_stays_visible_in_the_groups_too():
    data = one({"occupations": [fact("ada", day("2010-01-01"), "old code")]})
    assert found("occupation_groups", data) == (["unmapped"], ["unmapped"])


def test_who_works_and_studies_after_is_both():
    occupations = [
        fact("ada", day("2010-07-01"), code, hours=20.0) for code in ("work_supported", "labour_market_training")
    ]
    data = one({"occupations": occupations})
    table = by_id("work_and_studies_after").count(data, Settings.from_dataset(data))
    assert [row[0] for row in table.rows if row[table.index("women")]] == ["both", "total"]


def state(facts, person, on, reach, order):
    """Read the state of one person on one day, one fact at a time."""
    near = []
    for each in facts:
        if on is None or each["person_key"] != person or each["on"] is None or each["on"] > on:
            continue
        gap = max(timedelta(0), on - each["until"]) if each["until"] else timedelta(0)
        if gap <= reach:
            share = each.get("share")
            near.append((gap, -1 if share is None else share, each["on"], each["code"]))
    if not near:
        return "unknown"
    closest = [each for each in near if each[0] == min(near)[0]]
    first = max(closest, key=lambda each: (each[1], each[2], -order.index(each[3]) if each[3] in order else -999))
    return first[3] if first[3] in order else "unmapped"


@settings(max_examples=60, deadline=None)
@given(datasets())
def test_any_history_gives_the_states_that_one_would_read_by_hand(data):
    chosen = Settings.from_dataset(data)
    for table, frame, codes in (
        ("af_before_after", "categories", codebook.af_codes),
        ("livelihood_before_after", "livelihoods", codebook.livelihoods),
    ):
        order, facts = codes.codes, data[frame].to_dicts()
        days = chosen.before_after_of(table)
        wanted = {"before": {}, "after": {}}
        for each in data["cases"].to_dicts():
            exited = exit_known(each, chosen, days.exited_by)
            if exited is None:
                continue
            started = each["started"] if each["started"] and each["started"] <= (chosen.as_of or date.max) else None
            after, reach = (days.after, timedelta(0)) if isinstance(days.after, date) else (None, WEEK)
            if after is None and exited != "undated":
                after = min(exited + WEEK, chosen.cut_off)
            for column, code in (
                ("before", state(facts, each["person_key"], started, WEEK, order)),
                ("after", state(facts, each["person_key"], after, reach, order)),
            ):
                wanted[column][code] = wanted[column].get(code, 0) + 1
        counted = by_id(table).count(data, chosen)
        for column, cells in wanted.items():
            found = {row[0]: row[counted.index(column)] for row in counted.rows if row[0] != "total"}
            assert {code: n for code, n in found.items() if n} == cells, (table, column)


def exit_known(each, chosen, exited_by):
    """Return the day of an exit in the population, "undated" where it counts without one, None where it does not."""
    if each["exit_reason"] == "Z9":
        return None
    if each["exited"] is None:
        gone = each["exit_reason"] or each["state"] in ("exited", "followed_up", "closed")
        return "undated" if gone and exited_by is None else None
    last = [day for day in (chosen.as_of, exited_by) if day]
    inside = all(each["exited"] <= day for day in last) and chosen.period.covers(each["exited"])
    return each["exited"] if inside else None
