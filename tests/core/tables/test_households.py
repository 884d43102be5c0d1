"""Social assistance by household, counted by hand."""

from stegvis.core.calendar_months import add_months
from stegvis.core.shapes import Kind
from stegvis.core.tables import Settings, by_id
from tests.core.tables.small import case, dataset, day, persons

START = day("2010-07-15")


def months(household, first, number, amount=10_000.0, kind="assistance"):
    return [
        {"household_key": household, "month": add_months(day(first), n), "kind": kind, "amount": amount}
        for n in range(number)
    ]


def project(payments, *, members=None, **more):
    """Four persons who exited, in three households: ada and bo share one, di's is not known."""
    people = ("ada", "bo", "cia", "di")
    members = members or [("h1", "ada"), ("h1", "bo"), ("h2", "cia")]
    return dataset(
        persons=persons(ada="woman", bo="man", cia="woman", di="man"),
        cases=[case(key, key, started=START, exited=day("2010-12-01"), exit_reason="A1") for key in people],
        household_members=[{"household_key": household, "person_key": person} for household, person in members],
        payments=payments,
        **more,
    )


def count(table, data):
    return by_id(table).count(data, Settings.from_dataset(data))


PAID = project(
    [*months("h1", "2010-01-01", 6), *months("h2", "2010-05-01", 1, 1_200_000.0), *months("h9", "2010-01-01", 5)]
)


def test_a_household_counts_once_however_many_of_it_took_part():
    table = count("payments_by_household", PAID)
    assert (table.cell("up_to_100", "households"), table.cell("over_million", "households")) == (1, 1)
    assert table.cell("total", "households") == 2


def test_sum_mean_and_quartiles_are_over_households():
    table = count("payments_by_household", PAID)
    names = ("amount", "mean", "lower_quartile", "median", "upper_quartile")
    assert [table.cell("total", name) for name in names] == [1_260_000, 630_000, 345_000, 630_000, 915_000]
    assert [table.cell("none", name) for name in names] == [0, None, None, None, None]


def test_only_assistance_counts_and_what_was_paid_back_is_taken_off():
    data = project(
        [
            *months("h1", "2010-01-01", 2),
            *months("h1", "2010-03-01", 1, -5_000.0),
            *months("h1", "2010-01-01", 9, kind="other"),
        ]
    )
    assert count("payments_by_household", data).cell("total", "amount") == 15_000


def test_regular_is_every_one_of_the_months_before_the_month_of_start():
    table = count("assistance_before_start", PAID)
    assert {row[0]: row[2] for row in table.rows} == {"regular": 1, "some": 1, "none": 0, "unknown": 0, "total": 2}


def test_five_of_six_months_is_not_regular_and_a_month_paid_back_is_none():
    gap = [*months("h1", "2010-01-01", 5), *months("h2", "2010-01-01", 6), *months("h2", "2010-03-01", 1, -10_000.0)]
    assert count("assistance_before_start", project(gap)).cell("some", "households") == 2


def test_regularity_is_unknown_where_the_extract_begins_too_late():
    assert count("assistance_before_start", project(months("h1", "2010-02-01", 6))).cell("unknown", "households") == 2


def test_persons_are_another_unit_than_households():
    table = count("persons_by_household", PAID)
    assert {row[0]: row[2:] for row in table.rows} == {
        "paid": (2, 1, 0, 3),
        "nothing_paid": (0, 0, 0, 0),
        "unknown": (0, 1, 0, 1),
        "total": (2, 2, 0, 4),
    }
    assert by_id("persons_by_household").unit.key == "person_key"
    assert by_id("payments_by_household").members(PAID, Settings.from_dataset(PAID), "total", "households") == (
        "h1",
        "h2",
    )


def warns(data):
    return any("erased" in str(note) for note in count("payments_by_household", data).notes)


def test_a_history_that_stops_for_five_years_may_have_been_purged():
    assert warns(project([*months("h1", "2004-01-01", 1), *months("h1", "2009-01-01", 1)]))
    assert not warns(project([*months("h1", "2004-01-01", 1), *months("h1", "2008-12-01", 1)]))


def test_a_history_that_begins_five_years_into_the_extract_may_have_been_purged():
    assert warns(project([*months("h9", "2004-01-01", 1), *months("h1", "2009-01-01", 1)]))
    assert not warns(project([*months("h9", "2004-06-01", 1), *months("h1", "2009-01-01", 1)]))


def test_the_household_is_the_one_at_start():
    members = [
        {"household_key": "old", "person_key": "ada", "on": day("2008-01-01"), "until": day("2010-07-14")},
        {"household_key": "new", "person_key": "ada", "on": day("2010-07-15")},
    ]
    data = dataset(
        persons=persons(ada="woman"),
        cases=[case("1", "ada", started=START, exited=day("2010-12-01"), exit_reason="A1")],
        household_members=members,
        payments=[*months("old", "2010-01-01", 3), *months("new", "2010-08-01", 1)],
    )
    assert by_id("payments_by_household").members(data, Settings.from_dataset(data), "total", "households") == ("new",)


def test_amounts_are_hidden_with_the_households_they_are_of():
    columns = count("payments_by_household", PAID).columns
    assert all(column.of == ("households",) for column in columns if column.kind is Kind.AMOUNT)
