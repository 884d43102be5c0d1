"""`stegvis match`: a register extract in, matched pairs, their balance and the effects out."""

from enum import StrEnum
from pathlib import Path
from time import perf_counter
from typing import Annotated

import polars as pl
import typer

from stegvis.core.effects import Discard, Effect, Matched, Method, Missing, Order, Plan, match_by, refusals
from stegvis.core.effects.extract_file import located_in, read_extract
from stegvis.core.effects.formula import columns_of, parse
from stegvis.core.effects.outcomes import numbers_of
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.language import Words
from stegvis.core.marking import _

from .match_result import as_result, write_pairs, write_result
from .match_screen import show_after, show_before
from .output import AsJson, InLanguage, Language, print_json, progress, said_plainly, written


class Also(StrEnum):
    """Estimates beside the usual four."""

    ENTROPY = "entropy"
    SET_BOOTSTRAP = "set_bootstrap"


USUAL = ("matched", "regression", "aipw", "ipw")


def match_extract(
    extract: Annotated[
        Path, typer.Argument(metavar="INPUT", help="The extract: parquet, csv, sas7bdat, xpt, sav, dta, xlsx.")
    ],
    treatment: Annotated[str, typer.Option("--treatment", help="Column that is 1 for who took part, else 0.")],
    covariates: Annotated[str, typer.Option("--covariates", help="Columns a,b,c or a formula 'a + C(b) + I(a^2)'.")],
    outcome: Annotated[str, typer.Option("--outcome", help="Outcome columns y,z. Read after the matching.")],
    out: Annotated[Path, typer.Option("--out", help="Folder to write to; made if it is not there.")],
    id: Annotated[
        str | None, typer.Option("--id", help="Column that tells people apart; row numbers if not said.")
    ] = None,
    exact: Annotated[str, typer.Option("--exact", help="Columns x,y in which both must agree.")] = "",
    ratio: Annotated[int, typer.Option("--ratio", help="Controls for each treated person.")] = 1,
    replace: Annotated[bool, typer.Option("--replace", help="A control may serve several people.")] = False,
    caliper: Annotated[
        float | None, typer.Option("--caliper", help="Farthest distance of scores, in their SD.")
    ] = None,
    absolute: Annotated[bool, typer.Option("--absolute", help="Calipers are in units, not in SD.")] = False,
    calipers: Annotated[str, typer.Option("--calipers", help="Calipers of columns: age=2,income=0.5.")] = "",
    order: Annotated[Order, typer.Option("--order", help="In which order treated people choose.")] = Order.LARGEST,
    method: Annotated[Method, typer.Option("--method", help="How likeness is told.")] = Method.NEAREST,
    discard: Annotated[
        Discard, typer.Option("--discard", help="Who is left out beyond common support.")
    ] = Discard.NONE,
    missing: Annotated[Missing, typer.Option("--missing", help="What happens to missing covariates.")] = Missing.REFUSE,
    ridge: Annotated[float, typer.Option("--ridge", help="Penalty on the score's coefficients.")] = 0.0,
    cluster: Annotated[
        str | None, typer.Option("--cluster", help="Column within which people are not independent.")
    ] = None,
    also: Annotated[list[Also] | None, typer.Option("--also", help="Another estimate, again and again.")] = None,
    folds: Annotated[int, typer.Option("--folds", help="Cross-fit the doubly robust estimate in so many parts.")] = 1,
    seed: Annotated[int, typer.Option("--seed", help="For drawn orders, folds and the bootstrap.")] = 1,
    protocol: Annotated[Path | None, typer.Option("--protocol", help="Protocol of the study: not there yet.")] = None,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Match treated people with controls, show how alike they are, and estimate the effect several ways.

    Writes result.json, pairs.parquet and people.parquet. Without a protocol every output says so.
    """
    began, words = perf_counter(), Words(language.value)
    with said_plainly(words, as_json=as_json):
        if protocol is not None:
            raise no_protocol_yet()
        if out.exists() and not out.is_dir():
            raise refusals.option("--out", _("There is a file of this name."), expected=_("a folder"))
        plan = Plan(
            treatment=treatment,
            covariates=covariates if is_formula(covariates) else names_in(covariates),
            id=id,
            exact=names_in(exact),
            ratio=ratio,
            replace=replace,
            caliper=caliper,
            calipers=_widths(calipers),
            std_caliper=not absolute,
            order=order,
            method=method,
            discard=discard,
            ridge=ridge,
            missing=missing,
            seed=seed,
        )
        outcomes = _outcomes(outcome, plan)
        with progress("Match", quiet=as_json), located_in(extract):
            matched = match_by(plan, _read_before(extract, plan, cluster))
        show_before(matched, words, as_json=as_json)
        methods = (*USUAL, *(each.value for each in also or ()))
        with progress("Effects", quiet=as_json), located_in(extract):
            effects = _effects(matched, extract, outcomes, methods, cluster, folds, seed)
        out.mkdir(parents=True, exist_ok=True)
        paths = [*write_pairs(matched, out), write_result(matched, effects, perf_counter() - began, out)]
        show_after(matched, effects, words, as_json=as_json)
    if as_json:
        print_json(as_result(matched, effects, perf_counter() - began))
    else:
        written(paths, as_json=False)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names between commas, each once."""
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def _outcomes(text: str, plan: Plan) -> tuple[str, ...]:
    """Return the outcomes. What people are matched on is read before, and so can't be one."""
    names = names_in(text)
    if not names:
        raise refusals.option("--outcome", _("No outcome is named."))
    for name in names:
        if name in (*plan.compared, plan.treatment, plan.id):
            raise refusals.option(name, _("The outcome can't be what people are compared on."))
    return names


def is_formula(text: str) -> bool:
    """Tell a formula from a list of names."""
    return "+" in text or "~" in text


def _widths(text: str) -> dict[str, float]:
    pairs = [each.partition("=") for each in names_in(text)]
    try:
        return {name.strip(): float(width) for name, _is, width in pairs}
    except ValueError:
        message = _("The calipers of columns can't be read.")
        raise DataProblem(
            Finding(message=message, column="--calipers", expected=_("column=width,column=width"))
        ) from None


def no_protocol_yet() -> DataProblem:
    """Return why a protocol is refused."""
    return DataProblem(
        Finding(
            message=_("Protocols can't be used yet."),
            column="--protocol",
            hint=_("Leave the option out: the result is then marked as made without a protocol."),
        )
    )


def _read_before(extract: Path, plan: Plan, cluster: str | None) -> pl.DataFrame:
    """Read what the matching needs, and no outcome."""
    others = [plan.id, plan.treatment, *plan.exact, *plan.calipers, cluster]
    needed = columns_of(parse(plan.covariates))
    frame = read_extract(extract, [name for name in (*others, *needed) if name], as_text=[plan.id] if plan.id else [])
    if plan.id:
        _require_one_row_each(frame[plan.id])
    return frame


def _require_one_row_each(ids: pl.Series) -> None:
    """Refuse missing and repeated identities, naming the row and never the identity."""
    if ids.null_count():
        raise refusals.column(ids.name, _("The identity is missing."), row=int(ids.is_null().arg_max() or 0) + 1)
    if not ids.is_unique().all():
        row = int((~ids.is_first_distinct()).arg_max() or 0) + 1
        message = _("The identity has been on an earlier row.")
        raise refusals.column(ids.name, message, row=row, expected=_("one row for each person"))


def _effects(
    matched: Matched,
    extract: Path,
    outcomes: tuple[str, ...],
    methods: tuple[str, ...],
    cluster: str | None,
    folds: int,
    seed: int,
) -> tuple[Effect, ...]:
    """Read each outcome, now, and estimate."""
    frame = read_extract(extract, outcomes)
    return tuple(
        matched.effect(
            name,
            values=numbers_of(frame[name]),
            methods=methods,
            cluster=cluster,
            folds=folds,
            seed=seed,
        )
        for name in outcomes
    )
