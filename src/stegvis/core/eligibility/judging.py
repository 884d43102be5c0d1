"""One function for each kind of criterion. Each takes people and facts, and gives one row a person."""

from collections.abc import Callable, Mapping
from datetime import date

import polars as pl

from stegvis.core import codebook
from stegvis.core.calendar_months import months_after, whole_months_between

from .assistance import months_with_assistance
from .criteria import JUDGED, Criterion, Facts, Kind, Verdict

Judge = Callable[[Criterion, pl.DataFrame, Facts, date], pl.DataFrame]


class UnknownKind(ValueError):
    """A criterion of a kind that nothing here judges."""


def judge(criterion: Criterion, people: pl.DataFrame, facts: Facts, on: date) -> pl.DataFrame:
    """Judge one criterion for each person. Raises UnknownKind."""
    if criterion.kind in JUDGED:
        found = _judged(criterion, people, facts, on)
    elif criterion.kind in JUDGES:
        found = JUDGES[criterion.kind](criterion, people, facts, on)
    else:
        raise UnknownKind(criterion.kind)
    texts = pl.col("verdict").cast(pl.String), pl.col("value").cast(pl.String), pl.col("from").cast(pl.Date)
    return found.select(
        "person_key", pl.lit(criterion.key).alias("criterion"), pl.lit(criterion.kind.value).alias("kind"), *texts
    )


def _when(met: pl.Expr, known: pl.Expr) -> pl.Expr:
    """Return met, not met, or unknown where nothing is known."""
    decided = pl.when(met).then(pl.lit(Verdict.MET.value)).otherwise(pl.lit(Verdict.NOT_MET.value))
    return pl.when(known.fill_null(False)).then(decided).otherwise(pl.lit(Verdict.UNKNOWN.value))


def _age(criterion: Criterion, people: pl.DataFrame, facts: Facts, on: date) -> pl.DataFrame:
    """Judge whole years on the day.

    From the year of birth alone the age is one of two; where they would be judged differently it is unknown.
    """
    born, day = pl.col("born"), pl.lit(on)
    exact = whole_months_between(born, day) // 12
    # Who has not had this year's birthday is a year younger than the years say.
    oldest = on.year - pl.col("birth_year")
    ages = people.with_columns(
        low=pl.coalesce(exact, oldest - 1), high=pl.coalesce(exact, oldest), known=exact.is_not_null()
    )
    lowest, highest = criterion.lowest or 0, criterion.highest if criterion.highest is not None else 999
    inside = (pl.col("low") >= lowest) & (pl.col("high") <= highest)
    outside = (pl.col("high") < lowest) | (pl.col("low") > highest)
    birthday = pl.when(pl.col("known")).then(months_after(pl.col("born"), 12 * lowest))
    too_young = pl.col("high") < lowest
    verdict = (
        pl.when(inside)
        .then(pl.lit(Verdict.MET.value))
        .when(too_young & pl.col("known"))
        .then(pl.lit(Verdict.NOT_YET.value))
        .when(outside)
        .then(pl.lit(Verdict.NOT_MET.value))
        .otherwise(pl.lit(Verdict.UNKNOWN.value))
    )
    waits = pl.when(pl.col("verdict") == Verdict.NOT_YET).then(birthday)
    value = pl.when(pl.col("known")).then(pl.col("low"))
    return ages.with_columns(verdict=verdict, value=value).with_columns(waits.alias("from"))


def _born_abroad(criterion: Criterion, people: pl.DataFrame, facts: Facts, on: date) -> pl.DataFrame:
    region = pl.col("birth_region")
    known = region.is_not_null() & (region != "unknown")
    verdict = _when(region.is_in(codebook.birth_regions.flagged("foreign")), known)
    return people.with_columns(verdict=verdict, value=region, **_NO_DAY)


def _municipality(criterion: Criterion, people: pl.DataFrame, facts: Facts, on: date) -> pl.DataFrame:
    lives = pl.col("municipality")
    verdict = _when(lives.is_in(sorted(criterion.values)), lives.is_not_null())
    return people.with_columns(verdict=verdict, value=lives, **_NO_DAY)


def _af_category(criterion: Criterion, people: pl.DataFrame, facts: Facts, on: date) -> pl.DataFrame:
    """Judge the category on the day; "not registered" is a category that no list names, so it is not met."""
    found = people.select("person_key").join(_on(facts.categories, on), on="person_key", how="left")
    code = pl.col("code")
    return found.with_columns(
        verdict=_when(code.is_in(sorted(criterion.values)), code.is_not_null()), value=code, **_NO_DAY
    )


def _unemployed(criterion: Criterion, people: pl.DataFrame, facts: Facts, on: date) -> pl.DataFrame:
    """Judge by what the person does on the day: seeking work and not in work; else by the category of the day.

    What is known of both counts: who is in work is not unemployed, whatever the category says.
    """
    does = _on_all(facts.occupations, on).group_by("person_key").agg(does=pl.col("code"))
    category = _on(facts.categories, on).select("person_key", category="code")
    known = (
        people.select("person_key").join(does, on="person_key", how="left").join(category, on="person_key", how="left")
    )
    works = pl.col("does").list.set_intersection(list(codebook.occupations.in_group("work"))).list.len() > 0
    seeks = pl.col("does").list.contains("job_seeking")
    without = pl.col("category").is_in(codebook.af_codes.in_group("unemployed", "programme"))
    met = (seeks.fill_null(False) | without.fill_null(False)) & ~works.fill_null(False)
    something = pl.col("does").is_not_null() | pl.col("category").is_not_null()
    value = pl.coalesce(pl.col("does").list.sort().list.first(), pl.col("category"))
    return known.with_columns(verdict=_when(met, something), value=value, **_NO_DAY)


def _assistance(criterion: Criterion, people: pl.DataFrame, facts: Facts, on: date) -> pl.DataFrame:
    lowest, window = criterion.lowest or 0, criterion.window_months or 0
    months = months_with_assistance(people.select("person_key"), facts, on, window=window, lowest=lowest)
    met = pl.col("months") >= lowest
    decided = (
        pl.when(~pl.col("known"))
        .then(pl.lit(Verdict.UNKNOWN.value))
        .when(met)
        .then(pl.lit(Verdict.MET.value))
        .when(pl.col("from").is_not_null())
        .then(pl.lit(Verdict.NOT_YET.value))
        .otherwise(pl.lit(Verdict.NOT_MET.value))
    )
    value = pl.when(pl.col("known")).then(pl.col("months"))
    day = pl.when(pl.col("verdict") == Verdict.NOT_YET).then("from")
    return months.with_columns(verdict=decided, value=value).with_columns(day.alias("from"))


def _judged(criterion: Criterion, people: pl.DataFrame, facts: Facts, on: date) -> pl.DataFrame:
    """Take the latest judgement up to the day; nobody's judgement is no judgement."""
    said = facts.judgements.filter((pl.col("kind") == criterion.kind.value) & (pl.col("on") <= on))
    latest = said.sort("on", maintain_order=True).group_by("person_key").agg(pl.col("yes").last(), pl.col("on").last())
    found = people.select("person_key").join(latest, on="person_key", how="left")
    yes = pl.col("yes")
    value = pl.when(yes.is_not_null()).then(pl.col("on").cast(pl.String))
    return found.with_columns(verdict=_when(yes, yes.is_not_null()), value=value, **_NO_DAY)


def _on_all(dated: pl.DataFrame, on: date) -> pl.DataFrame:
    begun = pl.col("on").is_null() | (pl.col("on") <= on)
    return dated.filter(begun & (pl.col("until").is_null() | (pl.col("until") >= on)))


def _on(dated: pl.DataFrame, on: date) -> pl.DataFrame:
    """Return the one that began last of those that hold on the day, one row a person."""
    held = _on_all(dated, on).sort("on", nulls_last=False, maintain_order=True)
    return held.group_by("person_key").agg(pl.col("code").last())


_NO_DAY = {"from": pl.lit(None, dtype=pl.Date)}

JUDGES: Mapping[Kind, Judge] = {
    Kind.AGE: _age,
    Kind.BORN_ABROAD: _born_abroad,
    Kind.ASSISTANCE_MONTHS: _assistance,
    Kind.MUNICIPALITY: _municipality,
    Kind.UNEMPLOYED: _unemployed,
    Kind.AF_CATEGORY: _af_category,
}
