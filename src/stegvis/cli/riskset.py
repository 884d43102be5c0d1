"""`stegvis riskset`: extracts over time in, entrants matched month by month, their balance and the effects out."""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any

import polars as pl
import typer

from stegvis.core.effects import Method, Missing, Order, Plan, refusals
from stegvis.core.effects.register import (
    Feature,
    connect,
    parse_features,
    people_of,
    person_months,
    require_after,
    require_before,
)
from stegvis.core.effects.risksets import ENTRANT, ENTRY_MONTH, follow_all, match_risk_sets, rolling_plan
from stegvis.core.language import Words
from stegvis.core.marking import _

from .extracts_asked import ExtractsAsked, month_asked, show_extracts
from .match_choices import is_formula, names_in
from .match_result import write_result
from .output import AsJson, InLanguage, Language, folder_to_write, print_json, progress, said_plainly, written
from .riskset_result import as_result, write_pairs
from .riskset_screen import show_after, show_before


def match_rolling_entry(
    people: Annotated[Path, typer.Argument(metavar="INPUT", help="A row for each person: parquet, csv, dta, sav …")],
    id: Annotated[str, typer.Option("--id", help="Column that tells people apart, in all files.")],
    entry: Annotated[str, typer.Option("--entry", help="Column of the month of entry; empty or 0 for never.")],
    first: Annotated[str, typer.Option("--first", help="First entry month, as 2009-01.")],
    last: Annotated[str, typer.Option("--last", help="Last entry month.")],
    covariates: Annotated[str, typer.Option("--covariates", help="Columns of people and features: a,b,C(c).")],
    outcome: Annotated[str, typer.Option("--outcome", help="As 'worked=months(work,0..11)', after matching.")],
    out: Annotated[Path, typer.Option("--out", help="Folder to write to; made if it is not there.")],
    features: Annotated[str, typer.Option("--features", help="As 'before=sum(aid,-24..-1)', months up to -1.")] = "",
    since: Annotated[str | None, typer.Option("--since", help="Column of the first month there.")] = None,
    gone: Annotated[str | None, typer.Option("--gone", help="Column of the month when she died or had moved.")] = None,
    cause: Annotated[str | None, typer.Option("--cause", help="Column of why she is gone.")] = None,
    months: Annotated[Path | None, typer.Option("--months", help="A row for each person and month.")] = None,
    month: Annotated[str, typer.Option("--month", help="Column of the month in it.")] = "month",
    sparse: Annotated[bool, typer.Option("--sparse", help="A month without a row is zero.")] = False,
    spells: Annotated[Path | None, typer.Option("--spells", help="A row for each spell; codes become columns.")] = None,
    start: Annotated[str, typer.Option("--from", help="Column of a spell's first day.")] = "from",
    end: Annotated[str, typer.Option("--to", help="Column of its last day; empty while it lasts.")] = "to",
    code: Annotated[str, typer.Option("--code", help="Column of its code.")] = "code",
    codes: Annotated[str, typer.Option("--codes", help="The codes that there are.")] = "",
    priority: Annotated[bool, typer.Option("--priority", help="Spells may overlap.")] = False,
    eligible: Annotated[Path | None, typer.Option("--eligible", help="Who was eligible when: see cohort.")] = None,
    exact: Annotated[str, typer.Option("--exact", help="Columns x,y in which both must agree.")] = "",
    ratio: Annotated[int, typer.Option("--ratio", help="Controls for each entrant.")] = 1,
    replace: Annotated[bool, typer.Option("--replace", help="A control may serve several in a month.")] = False,
    caliper: Annotated[float | None, typer.Option("--caliper", help="Farthest distance of scores, in SD.")] = None,
    order: Annotated[Order, typer.Option("--order", help="In which order entrants choose.")] = Order.LARGEST,
    method: Annotated[Method, typer.Option("--method", help="How likeness is told.")] = Method.NEAREST,
    missing: Annotated[Missing, typer.Option("--missing", help="What happens to missing constants.")] = Missing.REFUSE,
    folds: Annotated[int, typer.Option("--folds", help="Cross-fit the doubly robust estimate in so many parts.")] = 1,
    seed: Annotated[int, typer.Option("--seed", help="For drawn orders and folds.")] = 1,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Match whoever enters in a month with people who could have entered in it and had not.

    Writes result.json, pairs.parquet and people.parquet, marked as made without a protocol.
    """
    began, words = perf_counter(), Words(language.value)
    with said_plainly(words, as_json=as_json):
        folder_to_write(out)
        known, outcomes = parse_features(features), parse_features(outcome)
        plan = rolling_plan(
            Plan(
                treatment=ENTRANT,
                covariates=covariates if is_formula(covariates) else names_in(covariates),
                exact=names_in(exact),
                ratio=ratio,
                replace=replace,
                caliper=caliper,
                order=order,
                method=method,
                missing=missing,
                seed=seed,
            )
        )
        _require_in_time(outcomes, plan, known)
        asked = ExtractsAsked(
            id=id,
            months=months,
            month=month,
            sparse=sparse,
            spells=spells,
            start=start,
            end=end,
            code=code,
            codes=names_in(codes),
            priority=priority,
        )
        period = month_asked(first, "--first"), month_asked(last, "--last")
        with progress("Match", quiet=as_json):
            backend = connect()
            needed = _constants(plan, known)
            persons = people_of(
                backend, people, id=id, entry=entry, since=since, gone=gone, cause=cause, constants=needed
            )
            extracts = asked.opened(backend, [*known, *outcomes])
            allowed = eligible_of(backend, eligible, id)
            sets = match_risk_sets(persons, extracts, known, plan, first=period[0], last=period[1], eligible=allowed)
        show_extracts(extracts, persons, words, as_json=as_json)
        show_before(sets, words, as_json=as_json)
        with progress("Effects", quiet=as_json):
            followed = follow_all(sets, outcomes, folds=folds, seed=seed)
        result = as_result(sets, followed, words, perf_counter() - began)
        out.mkdir(parents=True, exist_ok=True)
        paths = [*write_pairs(sets, out), write_result(result, out)]
        show_after(sets, followed, words, as_json=as_json)
    if as_json:
        print_json(result)
    else:
        written(paths, as_json=False)


def _require_in_time(outcomes: Sequence[Feature], plan: Plan, features: Sequence[Feature]) -> None:
    """Refuse covariates of months from entry on, and outcomes of none, of months before, and that are compared on."""
    if not outcomes:
        raise refusals.option("--outcome", _("No outcome is named."))
    require_before(features)
    require_after(outcomes)
    compared = {*plan.compared, *(each.name for each in features)}
    for each in outcomes:
        if each.name in compared:
            raise refusals.option(each.name, _("The outcome can't be what people are compared on."))


def _constants(plan: Plan, features: Sequence[Feature]) -> list[str]:
    """Return the columns of the people's file that the plan needs: what is neither a feature nor ours."""
    computed = {ENTRY_MONTH, *(each.name for each in features)}
    return [name for name in plan.compared if name not in computed]


def eligible_of(backend: Any, path: Path | None, id: str) -> pl.DataFrame | None:
    """Read who was eligible when, as `stegvis cohort` writes it; None when nobody asks."""
    if path is None:
        return None
    found: pl.DataFrame = backend.to_polars(person_months(backend, path, id=id, month="month", values=[]).table)
    return found
