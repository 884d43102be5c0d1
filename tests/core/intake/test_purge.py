from datetime import date

import polars as pl

from stegvis.core.intake import purge_warning


def payments(**households: list[tuple[int, int]]) -> pl.DataFrame:
    rows = [(name, date(year, month, 1), 100.0) for name, months in households.items() for year, month in months]
    return pl.DataFrame(rows, schema=["household", "month", "amount"], orient="row")


def test_a_household_that_comes_five_years_into_the_extract_may_have_been_purged_before():
    warning = purge_warning(payments(a=[(1991, 1), (1994, 1)], b=[(1996, 1)], c=[(1995, 12)]))
    assert (warning.cut, warning.kept, warning.households) == (("b",), (), 3)
    assert "1 of 3 households" in str(warning.findings("eb.csv")[0])


def test_a_gap_of_more_than_five_years_with_history_before_it_says_that_nothing_was_purged_there():
    warning = purge_warning(payments(a=[(1991, 1), (1996, 2)], b=[(1991, 1), (1996, 1)]))
    assert (warning.cut, warning.kept) == ((), ("a",))


def test_the_month_that_was_asked_for_counts_before_the_first_payment():
    assert purge_warning(payments(a=[(1999, 1)])) is None
    assert purge_warning(payments(a=[(1999, 1)]), first_month=date(1991, 1, 1)).cut == ("a",)


def test_no_payments_give_no_warning():
    assert purge_warning(payments()) is None
