"""Who could have entered in a month: the risk set of each entry month.

Rosenbaum & Rubin's comparison at a moment (Li, Propert & Rosenbaum 2001, JASA 96:870–882): whoever enters in month m is
compared with those who were there, were eligible and had not entered by then. Their time zero is m as well, so that no
follow-up begins before it could have (Hernán & Robins 2016, Am. J. Epidemiol. 183:758–764).
"""

from dataclasses import dataclass

import polars as pl

from stegvis.core.marking import _

from .. import refusals
from ..register import ENTRY, GONE, ID, MONTH, SINCE

ENTRANT = "entrant"


@dataclass(frozen=True, eq=False)
class Candidates:
    """A row of `frame` for each person in each risk set, by month and then by row of the people: their columns, MONTH,
    and ENTRANT, whether she entered in it. `entered` people entered in the period; `ineligible` of them were not
    eligible then, or not there.
    """

    frame: pl.DataFrame
    entered: int
    ineligible: int


def candidates(people: pl.DataFrame, *, first: int, last: int, eligible: pl.DataFrame | None = None) -> Candidates:
    """Return the risk sets of months `first` … `last` in which anybody entered.

    `people` are those of `people_of`. `eligible` has ID and MONTH: who was eligible when; everybody always, if None.
    Raises DataProblem when nobody entered, or none of those was eligible.
    """
    inside = people.filter(pl.col(ENTRY).is_between(first, last))
    if not inside.height:
        raise refusals.option(ENTRY, _("Nobody entered in the period."), expected=_("an entry in it at least"))
    if eligible is not None and eligible.schema[ID] != people.schema[ID]:
        raise refusals.option(ID, _("The identity is numbers in one file and text in another."))
    sets = [_risk_set(people, month, eligible) for month in sorted(inside[ENTRY].unique().to_list())]
    frame = pl.concat([each for each in sets if each[ENTRANT].any()] or sets[:1])
    found = int(frame[ENTRANT].sum())
    if not found:
        raise refusals.option(ENTRY, _("Nobody who entered was eligible then."))
    return Candidates(frame, inside.height, inside.height - found)


def _risk_set(people: pl.DataFrame, month: int, eligible: pl.DataFrame | None) -> pl.DataFrame:
    there = pl.col(SINCE).is_null() | (pl.col(SINCE) <= month)
    still = pl.col(GONE).is_null() | (pl.col(GONE) > month)
    not_yet = pl.col(ENTRY).is_null() | (pl.col(ENTRY) >= month)
    found = people.filter(there & still & not_yet)
    if eligible is not None:
        found = found.join(eligible.filter(pl.col(MONTH) == month), on=ID, how="semi", maintain_order="left")
    return found.with_columns(
        pl.lit(month, dtype=pl.Int64).alias(MONTH), (pl.col(ENTRY) == month).fill_null(value=False).alias(ENTRANT)
    )
