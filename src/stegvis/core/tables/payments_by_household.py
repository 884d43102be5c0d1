"""Social assistance paid to the households of those who have exited: sums, spread, and the months before start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.shapes import Column, Kind, Sentence

from .classifiers import SEX, SEX_COLUMNS, UNKNOWN
from .counted import CountedTable, Derived
from .grid import TOTAL, Grid, Row
from .households import Ledger, ledger
from .populations import EXITED_BY
from .report_table import Unit
from .settings import Settings

SETTINGS = "payments_by_household"
HOUSEHOLDS = (Column("households", _("Households")),)
# Upper bounds in kronor, included.
BANDS = (
    (Row("none", _("Nothing paid")), 0.0),
    (Row("up_to_100", _("Up to 100,000 kronor")), 1e5),
    (Row("up_to_250", _("Over 100,000 up to 250,000 kronor")), 2.5e5),
    (Row("up_to_500", _("Over 250,000 up to 500,000 kronor")), 5e5),
    (Row("up_to_1000", _("Over 500,000 up to 1,000,000 kronor")), 1e6),
    (Row("over_million", _("Over 1,000,000 kronor")), float("inf")),
)
PURGED = _(
    "In some households payments begin late or stop for five years or more. Records are erased five years after a case "
    "ended, so earlier payments may be missing: the sums are then too low."
)
LINKED = _("Households are those of the cases at start. A household with several cases counts once.")
ONLY_ASSISTANCE = _("Social assistance alone, all known payments up to the cut-off, less what was paid back.")


def in_bands(found: pl.DataFrame) -> pl.DataFrame:
    """Return key, code (its band) and amount of each household of a ledger."""
    band = pl.coalesce(*(pl.when(pl.col("amount") <= most).then(pl.lit(row.code)) for row, most in BANDS))
    return found.select("key", "amount", code=band)


@dataclass(frozen=True, kw_only=True)
class HouseholdTable(CountedTable):
    """A table over the households of those who have exited."""

    def ledger(self, dataset: Dataset, settings: Settings) -> Ledger:
        return ledger(dataset, self.population.frame(dataset, settings, SETTINGS), settings)

    def warnings(self, dataset: Dataset, settings: Settings) -> tuple[object, ...]:
        """Warn where the five-year purge may have cut a history short."""
        return (PURGED,) if self.ledger(dataset, settings).may_be_purged else ()


@dataclass(frozen=True, kw_only=True)
class PaymentsByHousehold(HouseholdTable):
    """Households by how much they were paid in all, with sum, mean and quartiles."""

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each household in its band."""
        found = in_bands(self.ledger(dataset, settings).households)
        placed = found.select("key", "code", column=pl.lit("households"))
        return Grid(rows=tuple(row for row, _most in BANDS), columns=HOUSEHOLDS, placed=placed, total_column=False)

    def derive(self, dataset: Dataset, settings: Settings) -> tuple[Derived, ...]:
        """Add what was paid to the households of each row."""
        found = in_bands(self.ledger(dataset, settings).households)
        amounts = {code: group["amount"] for (code,), group in found.group_by("code")}
        amounts[TOTAL] = found["amount"]
        return (
            _amount("amount", _("Sum"), amounts, lambda each: each.sum()),
            _amount("mean", _("Mean"), amounts, lambda each: each.mean()),
            _amount("lower_quartile", _("Lower quartile"), amounts, lambda each: each.quantile(0.25, "linear")),
            _amount("median", _("Median"), amounts, lambda each: each.median()),
            _amount("upper_quartile", _("Upper quartile"), amounts, lambda each: each.quantile(0.75, "linear")),
        )


def _amount(key: str, label: object, amounts: Mapping[object, pl.Series], of: Callable[[pl.Series], object]) -> Derived:
    column = Column(key, label, Kind.AMOUNT, unit="kronor", of=("households",))
    return Derived(column, lambda code, row: of(amounts[code]) if len(amounts.get(code, ())) else _nothing(key))


def _nothing(key: str) -> float | None:
    return 0.0 if key == "amount" else None


@dataclass(frozen=True, kw_only=True)
class AssistanceBeforeStart(HouseholdTable):
    """Households by how many of the months before start had assistance."""

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each household by its months; unknown where the extract does not reach back that far."""
        months, found = settings.payments.regular_months, self.ledger(dataset, settings)
        first = pl.col("start_month") - months
        with_start = found.payments.join(found.households.select("household", "start_month"), on="household")
        window = with_start.filter((pl.col("month") >= first) & (pl.col("month") < pl.col("start_month")))
        paid = window.group_by("household", "month").agg(pl.col("amount").sum()).filter(pl.col("amount") > 0)
        counted = found.households.join(
            paid.group_by("household").agg(pl.len().alias("paid")), on="household", how="left"
        )
        code = (
            pl.when((first < pl.lit(found.first_month)).fill_null(value=True))
            .then(pl.lit(UNKNOWN))
            .when(pl.col("paid") >= months)
            .then(pl.lit("regular"))
            .when(pl.col("paid") > 0)
            .then(pl.lit("some"))
            .otherwise(pl.lit("none"))
        )
        placed = counted.select("key", code=code, column=pl.lit("households"))
        return Grid(rows=_month_rows(months), columns=HOUSEHOLDS, placed=placed, total_column=False)


def _month_rows(months: int) -> tuple[Row, ...]:
    return (
        Row("regular", Sentence(_("Every one of the {months} months before start"), {"months": months})),
        Row("some", _("Some of the months")),
        Row("none", _("None of the months")),
        Row(UNKNOWN, _("Unknown: the payments known do not reach back that far")),
    )


@dataclass(frozen=True, kw_only=True)
class PersonsByHousehold(HouseholdTable):
    """Persons by whether their household is known and was paid."""

    def place(self, dataset: Dataset, settings: Settings) -> Grid:
        """Place each person once, by the household of the latest case."""
        found = self.ledger(dataset, settings)
        latest = found.cases.sort("started", nulls_last=False).unique("person_key", keep="last", maintain_order=True)
        paid = found.households.filter(pl.col("amount") > 0)
        code = (
            pl.when(pl.col("household_key").is_null())
            .then(pl.lit(UNKNOWN))
            .when(pl.col("household_key").is_in(paid["key"].implode()))
            .then(pl.lit("paid"))
            .otherwise(pl.lit("nothing_paid"))
        )
        rows = (
            Row("paid", _("In a household that was paid")),
            Row("nothing_paid", _("In a household without known payments")),
            Row(UNKNOWN, _("Household unknown")),
        )
        return Grid(rows=rows, columns=SEX_COLUMNS, placed=latest.select(key="person_key", code=code, column=SEX))


payments_by_household = PaymentsByHousehold(
    id="payments_by_household",
    title=_("Social assistance by household"),
    unit=Unit.HOUSEHOLDS,
    population=EXITED_BY,
    row_label=_("Paid in all"),
    notes=(LINKED, ONLY_ASSISTANCE),
    columns_add_up=False,
)

assistance_before_start = AssistanceBeforeStart(
    id="assistance_before_start",
    title=_("Social assistance in the months before start"),
    unit=Unit.HOUSEHOLDS,
    population=EXITED_BY,
    row_label=_("Months with assistance"),
    notes=(LINKED, _("Whole calendar months before the month of the household's first start.")),
    columns_add_up=False,
    shares_settings_with=SETTINGS,
)

persons_by_household = PersonsByHousehold(
    id="persons_by_household",
    title=_("Persons and their households"),
    unit=Unit.PERSONS,
    population=EXITED_BY,
    row_label=_("Household"),
    notes=(_("Counts persons: who has two cases counts once, with the household of the latest."), ONLY_ASSISTANCE),
    shares_settings_with=SETTINGS,
)
