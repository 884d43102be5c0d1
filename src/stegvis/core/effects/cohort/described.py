"""People of a register as criteria ask about them: born, region of birth, municipality."""

import polars as pl

from stegvis.core import codebook
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

from ..register import ID

KEY, BORN, BIRTH_YEAR, BIRTH_REGION, MUNICIPALITY = "person_key", "born", "birth_year", "birth_region", "municipality"
ABROAD, SWEDEN = "abroad", "sweden"


def described(
    people: pl.DataFrame,
    *,
    born: str | None = None,
    birth_region: str | None = None,
    born_abroad: str | None = None,
    municipality: str | None = None,
) -> pl.DataFrame:
    """Return what `eligibility.assess` reads, in the order of people: their identity as text, and what columns say.

    `born`: a day, or a year alone. `birth_region`: a code, or a country in Swedish; or `born_abroad`: 0 and 1.
    `municipality`: Statistics Sweden's code. What has no column is not known of anybody. Raises DataProblem at days,
    codes and countries that do not exist.
    """
    text = {name: people[column].cast(pl.String).str.strip_chars() for name, column in _named(born, municipality)}
    nothing = pl.repeat(None, people.height, dtype=pl.String, eager=True)
    digits = (
        text.get(BORN, nothing).str.replace_all("-", "").str.replace(r"\.0$", "").str.replace(r"^(\d{8}) .*$", "$1")
    )
    day = digits.str.to_date("%Y%m%d", strict=False)
    year = pl.select(pl.coalesce(day.dt.year(), digits.str.extract(r"^(\d{4})$").cast(pl.Int64))).to_series()
    _refuse(born, text.get(BORN, nothing), year.is_null(), _("{count} values are no day or year; this is the first."))
    return pl.DataFrame(
        {
            KEY: people[ID].cast(pl.String),
            BORN: day,
            BIRTH_YEAR: year.cast(pl.Int64),
            BIRTH_REGION: _regions(people, birth_region, born_abroad),
            MUNICIPALITY: _municipalities(text.get(MUNICIPALITY, nothing), municipality),
        }
    )


def _named(born: str | None, municipality: str | None) -> list[tuple[str, str]]:
    return [(name, column) for name, column in ((BORN, born), (MUNICIPALITY, municipality)) if column]


def _regions(people: pl.DataFrame, region: str | None, abroad: str | None) -> pl.Series:
    if region:
        written = people[region].cast(pl.String).str.strip_chars()
        known = {each: _region(each) for each in written.drop_nulls().unique().to_list()}
        found = written.replace_strict(known, default=None, return_dtype=pl.String)
        _refuse(region, written, found.is_null(), _("{count} regions of birth are not known; this is the first."))
        return found
    if abroad:
        written = people[abroad].cast(pl.String)
        named = {"1": ABROAD, "1.0": ABROAD, "true": ABROAD, "0": SWEDEN, "0.0": SWEDEN, "false": SWEDEN}
        found = written.replace_strict(named, default=None, return_dtype=pl.String)
        _refuse(abroad, written, found.is_null(), _("{count} values are neither 0 nor 1; this is the first."))
        return found
    return pl.repeat(None, people.height, dtype=pl.String, eager=True)


def _region(written: str) -> str | None:
    if written in codebook.birth_regions:
        return written
    found = codebook.birth_regions.mapped("country", written)
    return found.code if found else None


def _municipalities(written: pl.Series, column: str | None) -> pl.Series:
    codes = written.str.replace(r"\.0$", "").str.zfill(4)  # numbers lose the first zero
    there = codes.is_in(list(codebook.municipalities.codes))
    _refuse(column, written, ~there, _("{count} codes are of no municipality; this is the first."))
    return codes


def _refuse(column: str | None, written: pl.Series, wrong: pl.Series, message: str) -> None:
    """Refuse what is written and wrong; what is empty is not known."""
    found = (written.is_not_null() & (written != "") & wrong).fill_null(value=False)
    if found.any():
        row = int(found.arg_max() or 0) + 1
        raise DataProblem(Finding(message=message, column=column, row=row, values=(("count", int(found.sum())),)))
