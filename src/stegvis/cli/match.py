"""`stegvis match`: a register extract in, matched pairs, their balance and the effects out."""

from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from stegvis.core.effects import Discard, Effect, Matched, Method, Missing, Order, match_by
from stegvis.core.effects.extract_file import located_in, read_extract
from stegvis.core.effects.outcomes import numbers_of
from stegvis.core.effects.protocol import Design
from stegvis.core.language import Words

from .match_choices import Also, Choices, asked_of, choices_of
from .match_extract import read_before
from .match_result import as_result, exact_counts, write_pairs, write_result
from .match_screen import show_after, show_before
from .output import AsJson, InLanguage, Language, folder_to_write, print_json, progress, said_plainly, written
from .under_protocol import UnderProtocol, settled, under


def match_extract(
    context: typer.Context,
    extract: Annotated[
        Path, typer.Argument(metavar="INPUT", help="The extract: parquet, csv, sas7bdat, xpt, sav, dta, xlsx.")
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder to write to; made if it is not there.")],
    treatment: Annotated[
        str | None, typer.Option("--treatment", help="Column that is 1 for who took part, else 0.")
    ] = None,
    covariates: Annotated[
        str | None, typer.Option("--covariates", help="Columns a,b,c or a formula 'a + C(b) + I(a^2)'.")
    ] = None,
    outcome: Annotated[
        str | None, typer.Option("--outcome", help="Outcome columns y,z. Read after the matching.")
    ] = None,
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
    protocol: Annotated[
        Path | None, typer.Option("--protocol", help="The study's fixed protocol, which settles the options.")
    ] = None,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Match treated people with controls, show how alike they are, and estimate the effect several ways.

    Writes result.json, pairs.parquet and people.parquet. Without a protocol every output says so.
    """
    began, words = perf_counter(), Words(language.value)
    with said_plainly(words, as_json=as_json):
        folder_to_write(out)
        following = under(protocol, Design.MATCH)
        settings = settled(following, Design.MATCH, asked_of(context.params), context)
        choices = choices_of(settings, following.protocol.estimate if following else None)
        if following:
            following.begin("match", extract)
        with progress("Match", quiet=as_json), located_in(extract):
            matched = match_by(choices.plan, read_before(extract, choices.plan, choices.cluster))
        show_before(matched, following, words, as_json=as_json)
        with progress("Effects", quiet=as_json), located_in(extract):
            effects = _effects(matched, extract, choices, following)
        result = exact_counts(matched, effects)
        result |= as_result(matched, effects, following, perf_counter() - began, choices.analysis)
        out.mkdir(parents=True, exist_ok=True)
        paths = [*write_pairs(matched, following, out), write_result(result, out)]
        if following:
            following.wrote("match", paths[-1])
        show_after(matched, effects, following, words, as_json=as_json)
    if as_json:
        print_json(result)
    else:
        written(paths, as_json=False)


def _effects(matched: Matched, extract: Path, choices: Choices, following: UnderProtocol | None) -> tuple[Effect, ...]:
    """Read each outcome, now, and estimate."""
    if following:
        following.reads(choices.outcomes)
    frame = read_extract(extract, choices.outcomes)
    return tuple(
        matched.effect(
            name,
            values=numbers_of(frame[name]),
            methods=choices.methods,
            cluster=choices.cluster,
            folds=choices.folds,
            seed=choices.seed,
        )
        for name in choices.outcomes
    )
