"""`stegvis did`: a panel in, the effect of treatment that begins at different times out."""

from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any

import typer

from stegvis.core.effects import refusals
from stegvis.core.effects.extract_file import located_in, scan_extract
from stegvis.core.effects.formula import columns_of, parse
from stegvis.core.effects.protocol import Design
from stegvis.core.effects.staggered import Adjustment, Base, Control, GroupTimeEffects, Incomplete, did
from stegvis.core.language import Words
from stegvis.core.marking import _

from .did_outcomes import OtherOutcome
from .did_result import as_result, write_result
from .did_screen import show
from .match_choices import is_formula, names_in
from .output import AsJson, InLanguage, Language, folder_to_write, print_json, progress, said_plainly, written
from .under_protocol import settled, under

CHOICES = ("covariates", "control", "method", "base", "anticipation", "incomplete", "cluster")


def estimate_panel(
    context: typer.Context,
    extract: Annotated[
        Path, typer.Argument(metavar="INPUT", help="A panel, a row for each person and period: parquet, csv, dta …")
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder to write to; made if it is not there.")],
    id: Annotated[str | None, typer.Option("--id", help="Column that tells people apart.")] = None,
    time: Annotated[str | None, typer.Option("--time", help="Column of the period: whole numbers.")] = None,
    cohort: Annotated[str | None, typer.Option("--cohort", help="First treated period; 0 or empty for never.")] = None,
    outcome: Annotated[str | None, typer.Option("--outcome", help="Column of the outcome.")] = None,
    covariates: Annotated[str, typer.Option("--covariates", help="What was so before: a,b,c or a formula.")] = "",
    control: Annotated[Control, typer.Option("--control", help="Who stands for what would have been.")] = Control.NEVER,
    method: Annotated[
        Adjustment, typer.Option("--method", help="How covariates are adjusted for.")
    ] = Adjustment.DOUBLY_ROBUST,
    base: Annotated[
        Base, typer.Option("--base", help="What a period before treatment is compared with.")
    ] = Base.VARYING,
    anticipation: Annotated[int, typer.Option("--anticipation", help="Periods before that may be affected.")] = 0,
    incomplete: Annotated[
        Incomplete,
        typer.Option("--incomplete", help="Who lacks a period or an outcome: refused, left out, or compared in pairs."),
    ] = Incomplete.REFUSE,
    cluster: Annotated[
        str | None, typer.Option("--cluster", help="Column within which people are not independent.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="For the band of the event study.")] = 1,
    protocol: Annotated[
        Path | None, typer.Option("--protocol", help="The study's fixed protocol, which settles the options.")
    ] = None,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Estimate the effect on each cohort in each period, and what it comes to over time since treatment.

    Writes result.json. Without a protocol it says so.
    """
    began, words = perf_counter(), Words(language.value)
    with said_plainly(words, as_json=as_json):
        folder_to_write(out)
        following = under(protocol, Design.DID)
        settings = settled(following, Design.DID, _asked_of(context.params), context)
        _refuse_outcome_elsewhere(settings)
        if following:
            following.begin("did", extract)
            following.reads(settings["outcome"])
        primary, *rest = settings["outcome"]
        with progress("Effects", quiet=as_json), located_in(extract):
            effects = _estimated(extract, settings, primary)
            aggregates = effects.aggregate(seed=settings["seed"])
            others = [
                OtherOutcome(each, _estimated(extract, settings, each).aggregate(seed=settings["seed"]))
                for each in rest
            ]
        out.mkdir(parents=True, exist_ok=True)
        told = {**settings, "outcome": primary}
        result = as_result(effects, aggregates, others, told, following, perf_counter() - began)
        path = write_result(result, out)
        show(effects, aggregates, others, primary, following, words, as_json=as_json)
    if as_json:
        print_json(result)
    else:
        written([path], as_json=False)


def _asked_of(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options as settings: names as tuples, choices as their words."""
    covariates = options["covariates"]
    return {
        **{name: options[name] for name in ("id", "time", "cohort", "anticipation", "cluster", "seed")},
        **{name: str(options[name]) for name in ("control", "method", "base", "incomplete")},
        "covariates": covariates if is_formula(covariates) else names_in(covariates),
        "outcome": (options["outcome"],) if options["outcome"] else None,
    }


def _needed(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the columns that the covariates and the clusters need."""
    covariates = columns_of(parse(settings["covariates"])) if settings["covariates"] else ()
    return (*covariates, settings["cluster"]) if settings["cluster"] else tuple(covariates)


def _refuse_outcome_elsewhere(settings: Mapping[str, Any]) -> None:
    compared = (*_needed(settings), settings["time"], settings["cohort"], settings["id"])
    for name in settings["outcome"]:
        if name in compared:
            raise refusals.option(name, _("The outcome can't be what people are compared on."))


def _estimated(extract: Path, settings: Mapping[str, Any], outcome: str) -> GroupTimeEffects:
    """Read one outcome with what it needs, and estimate."""
    columns = {name: settings[name] for name in ("id", "time", "cohort")}
    return did(
        scan_extract(extract, [*columns.values(), outcome, *_needed(settings)]),
        **columns,
        outcome=outcome,
        **{name: settings[name] for name in CHOICES},
    )
