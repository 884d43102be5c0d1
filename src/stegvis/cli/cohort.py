"""`stegvis cohort`: a project's target group in register extracts, and how much of it was reached, month by month."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import polars as pl
import typer

from stegvis.core import codebook
from stegvis.core.effects import refusals
from stegvis.core.effects.cohort import (
    IDENTIFIED,
    REFERRED,
    coverage,
    described,
    evidence,
    find_cohort,
    protected,
    read_criteria,
    started_outside,
)
from stegvis.core.effects.extract_file import located_in
from stegvis.core.effects.register import ENTRY, Months, connect, people_of, person_months, spell_rows
from stegvis.core.eligibility import Criterion, Kind
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Audience

from .cohort_result import as_result, write_eligible
from .cohort_screen import show
from .extracts_asked import month_asked, show_extracts
from .match_result import write_result
from .options import For
from .output import AsJson, InLanguage, Language, folder_to_write, print_json, progress, said_plainly, written

if TYPE_CHECKING:
    from ibis.backends import BaseBackend

NEEDS = {
    Kind.AGE: ("--born",),
    Kind.BORN_ABROAD: ("--birth-region", "--born-abroad"),
    Kind.MUNICIPALITY: ("--municipality",),
    Kind.ASSISTANCE_MONTHS: ("--assistance",),
    Kind.UNEMPLOYED: ("--af",),
    Kind.AF_CATEGORY: ("--af",),
}
"""What a criterion is judged by: one of these."""


def find_target_group(
    people: Annotated[Path, typer.Argument(metavar="INPUT", help="A row for each person: parquet, csv, dta, sav …")],
    id: Annotated[str, typer.Option("--id", help="Column that tells people apart, in all files.")],
    criteria: Annotated[Path, typer.Option("--criteria", help="The target group, as YAML.")],
    first: Annotated[str, typer.Option("--first", help="First month, as 2009-01.")],
    last: Annotated[str, typer.Option("--last", help="Last month.")],
    out: Annotated[Path, typer.Option("--out", help="Folder to write to; made if it is not there.")],
    born: Annotated[str | None, typer.Option("--born", help="Column of the day, or the year, of birth.")] = None,
    birth_region: Annotated[str | None, typer.Option("--birth-region", help="Column of region or country.")] = None,
    born_abroad: Annotated[str | None, typer.Option("--born-abroad", help="Or a column of 0 and 1.")] = None,
    municipality: Annotated[str | None, typer.Option("--municipality", help="Column of SCB's code.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="Column of the first month there.")] = None,
    gone: Annotated[str | None, typer.Option("--gone", help="Column of the month when she died or had moved.")] = None,
    assistance: Annotated[Path | None, typer.Option("--assistance", help="A row for each person and month.")] = None,
    month: Annotated[str, typer.Option("--month", help="Column of the month in it.")] = "month",
    amount: Annotated[str | None, typer.Option("--amount", help="Column that is above zero where any.")] = None,
    af: Annotated[Path | None, typer.Option("--af", help="Spells of applicant categories.")] = None,
    start: Annotated[str, typer.Option("--from", help="Column of a spell's first day.")] = "from",
    end: Annotated[str, typer.Option("--to", help="Column of its last day; empty while it lasts.")] = "to",
    code: Annotated[str, typer.Option("--code", help="Column of the category.")] = "code",
    af_complete: Annotated[bool, typer.Option("--af-complete", help="Who is not in it was not registered.")] = False,
    identified: Annotated[str | None, typer.Option("--identified", help="Column of the month when identified.")] = None,
    referred: Annotated[str | None, typer.Option("--referred", help="Column of the month of referral.")] = None,
    started: Annotated[str | None, typer.Option("--started", help="Column of the month of start.")] = None,
    audience: For = Audience.INTERNAL,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Find who met a project's criteria in each month, and how many of them were identified, referred and started.

    Writes result.json, and eligible.parquet with a row for each person and month, which stays where the extract is.
    """
    words = Words(language.value)
    columns = {"born": born, "birth_region": birth_region, "born_abroad": born_abroad, "municipality": municipality}
    reached = {name: column for name, column in ((IDENTIFIED, identified), (REFERRED, referred)) if column}
    with said_plainly(words, as_json=as_json):
        folder_to_write(out)
        asked = read_criteria(criteria)
        given = {**columns, "assistance": assistance, "af": af}
        _require_sources(asked, {f"--{name.replace('_', '-')}" for name, value in given.items() if value})
        period = month_asked(first, "--first"), month_asked(last, "--last")
        with progress("Cohort", quiet=as_json):
            backend = connect()
            named = [column for column in columns.values() if column]
            persons = people_of(
                backend, people, id=id, entry=started, since=since, gone=gone, others=reached, constants=named
            )
            paid = _assistance(backend, assistance, id, month, amount)
            categories = None if af is None else _categories(backend, af, id, start, end, code)
            known = evidence(persons, paid, amount, categories, all_registered=af_complete)
            with located_in(people):
                about = described(persons, **columns)
            cohort = find_cohort(persons, about, known, asked, first=period[0], last=period[1])
        steps = [*reached, *([ENTRY] if started else [])]
        table = coverage(cohort, persons, steps=steps)
        outside = started_outside(cohort, persons) if started else None
        shown = protected(table) if audience is Audience.PUBLIC else table
        result = as_result(shown, cohort, outside, audience, words)
        out.mkdir(parents=True, exist_ok=True)
        paths = [write_eligible(cohort, id, out), write_result(result, out)]
    if as_json:
        print_json(result)
        return
    if audience is Audience.INTERNAL and paid is not None:
        show_extracts([paid], persons, words, as_json=False)
    show(shown, cohort, outside, audience, words)
    written(paths, as_json=False)


def _require_sources(criteria: Sequence[Criterion], given: set[str]) -> None:
    """Refuse a criterion that nothing named says anything of."""
    for each in criteria:
        needed = NEEDS.get(each.kind)
        if needed and not given & set(needed):
            message = _("Nothing is named that says whether this criterion is met.")
            raise refusals.option(each.key, message, expected=_("one of: {options}"), options=", ".join(needed))


def _assistance(backend: "BaseBackend", path: Path | None, id: str, month: str, amount: str | None) -> Months | None:
    if path is None:
        return None
    return person_months(backend, path, id=id, month=month, values=[amount] if amount else [], sparse=True)


def _categories(backend: "BaseBackend", path: Path, id: str, start: str, end: str, code: str) -> pl.DataFrame:
    known = codebook.af_codes.codes
    rows, _codes = spell_rows(backend, path, id=id, start=start, end=end, code=code, codes=known)
    found: Any = backend.to_polars(rows)
    return pl.DataFrame(found)
