"""`stegvis did`: a panel in, the effect of treatment that begins at different times out."""

from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from stegvis.core.effects import refusals
from stegvis.core.effects.extract_file import located_in, read_extract
from stegvis.core.effects.formula import columns_of, parse
from stegvis.core.effects.staggered import Adjustment, Base, Control, did
from stegvis.core.language import Words
from stegvis.core.marking import _

from .did_result import as_result, write_result
from .did_screen import show
from .match import is_formula, names_in, no_protocol_yet
from .output import AsJson, InLanguage, Language, print_json, progress, said_plainly, written


def estimate_panel(
    extract: Annotated[
        Path, typer.Argument(metavar="INPUT", help="A panel, a row for each person and period: parquet, csv, dta …")
    ],
    id: Annotated[str, typer.Option("--id", help="Column that tells people apart.")],
    time: Annotated[str, typer.Option("--time", help="Column of the period: whole numbers.")],
    cohort: Annotated[str, typer.Option("--cohort", help="First treated period; 0 or empty for never.")],
    outcome: Annotated[str, typer.Option("--outcome", help="Column of the outcome.")],
    out: Annotated[Path, typer.Option("--out", help="Folder to write to; made if it is not there.")],
    covariates: Annotated[str, typer.Option("--covariates", help="What was so before: a,b,c or a formula.")] = "",
    control: Annotated[Control, typer.Option("--control", help="Who stands for what would have been.")] = Control.NEVER,
    method: Annotated[
        Adjustment, typer.Option("--method", help="How covariates are adjusted for.")
    ] = Adjustment.DOUBLY_ROBUST,
    base: Annotated[
        Base, typer.Option("--base", help="What a period before treatment is compared with.")
    ] = Base.VARYING,
    anticipation: Annotated[int, typer.Option("--anticipation", help="Periods before that may be affected.")] = 0,
    drop_incomplete: Annotated[
        bool, typer.Option("--drop-incomplete", help="Leave out who lacks a period or an outcome, and count them.")
    ] = False,
    seed: Annotated[int, typer.Option("--seed", help="For the band of the event study.")] = 1,
    protocol: Annotated[Path | None, typer.Option("--protocol", help="Protocol of the study: not there yet.")] = None,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Estimate the effect on each cohort in each period, and what it comes to over time since treatment.

    Writes result.json. Without a protocol it says so.
    """
    began, words = perf_counter(), Words(language.value)
    with said_plainly(words, as_json=as_json):
        if protocol is not None:
            raise no_protocol_yet()
        if out.exists() and not out.is_dir():
            raise refusals.option("--out", _("There is a file of this name."), expected=_("a folder"))
        adjusted = covariates if is_formula(covariates) else names_in(covariates)
        needed = columns_of(parse(adjusted)) if adjusted else ()
        if outcome in (*needed, time, cohort, id):
            raise refusals.option(outcome, _("The outcome can't be what people are compared on."))
        with progress("Effects", quiet=as_json), located_in(extract):
            effects = did(
                read_extract(extract, [id, time, cohort, outcome, *needed]),
                id=id,
                time=time,
                cohort=cohort,
                outcome=outcome,
                covariates=adjusted,
                control=control,
                method=method,
                base=base,
                anticipation=anticipation,
                incomplete="drop" if drop_incomplete else "refuse",
            )
            aggregates = effects.aggregate(seed=seed)
        settings = {
            "outcome": outcome,
            "covariates": adjusted,
            "control": control.value,
            "method": method.value,
            "base": base.value,
            "anticipation": anticipation,
            "seed": seed,
        }
        out.mkdir(parents=True, exist_ok=True)
        result = as_result(effects, aggregates, settings, perf_counter() - began)
        path = write_result(result, out)
        show(effects, aggregates, outcome, words, as_json=as_json)
    if as_json:
        print_json(result)
    else:
        written([path], as_json=False)
