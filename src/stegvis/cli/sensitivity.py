"""`stegvis sensitivity`: how much a finished matching's findings hang on what nobody measured."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from stegvis.core.effects import Effect, Estimate, Matched, refusals
from stegvis.core.effects.arrays import Floats
from stegvis.core.effects.extract_file import located_in, read_extract
from stegvis.core.effects.outcomes import numbers_of
from stegvis.core.effects.protocol import Design, Role
from stegvis.core.effects.sensitivity import Bounds, EValue, e_value_of, leave_one_out, rosenbaum_bounds, sets_of
from stegvis.core.errors import CannotCompute
from stegvis.core.language import Words
from stegvis.core.marking import _

from .match_choices import names_in
from .match_extract import read_before
from .match_folder import MatchFolder, read_match_folder
from .output import AsJson, InLanguage, Language, print_json, progress, said_plainly, written
from .sensitivity_result import OfOutcome, Placebo, Tested, as_result, write_result
from .sensitivity_screen import show
from .under_protocol import UnderProtocol, under

USUAL = ("matched", "aipw")


def show_sensitivity(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="What stegvis match wrote.")],
    extract: Annotated[Path, typer.Argument(metavar="INPUT", help="The extract that it was made of.")],
    outcome: Annotated[str, typer.Option("--outcome", help="Some of the folder's outcomes; all if not said.")] = "",
    placebo: Annotated[
        str, typer.Option("--placebo", help="Columns that treatment can't have changed, as last year's outcome.")
    ] = "",
    protocol: Annotated[
        Path | None, typer.Option("--protocol", help="The protocol that the folder was made under.")
    ] = None,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Bound what a hidden cause could have done, leave each covariate out, and look for effects that can't be.

    Writes sensitivity.json into the folder.
    """
    words = Words(language.value)
    with said_plainly(words, as_json=as_json):
        made = read_match_folder(folder)
        following = under(protocol, Design.MATCH)
        made.refuse_unless_same_protocol(following)
        outcomes, placebos = _asked(made, names_in(outcome), names_in(placebo), following)
        if following:
            following.begin("sensitivity", extract)
            following.reads((*outcomes, *placebos))
        with progress("Match", quiet=as_json):
            matched = made.matched_again(extract)
        methods = (following.protocol.estimate,) if following else USUAL
        with progress("Sensitivity", quiet=as_json), located_in(extract):
            tested = _tested(made, matched, extract, outcomes, placebos, methods)
        result = as_result(made, tested, following)
        path = write_result(result, folder)
        show(tested, following, words, as_json=as_json)
    if as_json:
        print_json(result)
    else:
        written([path], as_json=False)


def _asked(
    made: MatchFolder, outcomes: tuple[str, ...], placebos: tuple[str, ...], following: UnderProtocol | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the outcomes and the placebos. Under a protocol the placebos are its negative controls, and no others."""
    controls = tuple(name for name, role in made.outcomes.items() if role == Role.NEGATIVE_CONTROL)
    known = tuple(name for name in made.outcomes if name not in controls and name not in placebos)
    if unknown := [name for name in outcomes if name not in known]:
        message, expected = _("The folder has no such outcome."), _("one of: {known}")
        raise refusals.option(unknown[0], message, expected=expected, known=", ".join(known))
    if following and (strange := [name for name in placebos if name not in controls]):
        message = _("The protocol does not name this as a negative control.")
        raise refusals.option(strange[0], message, expected=_("one of: {known}"), known=", ".join(controls) or "–")
    for name in placebos:
        if name in (*made.plan.compared, made.plan.treatment, made.plan.id):
            message = _("People were matched on this, so it is alike by construction and tells nothing.")
            raise refusals.option(name, message)
    return outcomes or known, controls if following else placebos


def _tested(
    made: MatchFolder,
    matched: Matched,
    extract: Path,
    outcomes: Sequence[str],
    placebos: Sequence[str],
    methods: tuple[str, ...],
) -> Tested:
    frame = read_extract(extract, (*outcomes, *placebos))
    before = read_before(extract, made.plan, made.cluster)

    def effect(name: str) -> Callable[[Matched], Effect]:
        values = numbers_of(frame[name])
        return lambda people: people.effect(
            name, values=values, methods=methods, cluster=made.cluster, folds=made.folds, seed=made.plan.seed
        )

    def of_outcome(name: str) -> OfOutcome:
        found = effect(name)(matched)
        values = numbers_of(frame[name])[matched.rows]
        bounds = _bounds(matched, values)
        lesser = leave_one_out(made.plan, before, lambda people: effect(name)(people).estimates)
        e_values = {each.method: _e_value(each, found, matched, values) for each in found.estimates}
        return OfOutcome(found, bounds, e_values, lesser)

    return Tested(
        tuple(of_outcome(name) for name in outcomes), tuple(Placebo(effect(name)(matched)) for name in placebos)
    )


def _bounds(matched: Matched, values: Floats) -> Bounds | CannotCompute:
    try:
        return rosenbaum_bounds(sets_of(matched.pairs, values))
    except CannotCompute as why:
        return why


def _e_value(estimate: Estimate, found: Effect, matched: Matched, values: Floats) -> EValue | None:
    """Return the E-value: of a share when the outcome is 0 or 1, against that of the matched controls."""
    controls = (matched.weights > 0) & ~matched.treated
    weights, theirs = matched.weights[controls], values[controls]
    is_share = bool(((values == 0) | (values == 1)).all())
    base = float((weights * theirs).sum() / weights.sum()) if is_share else None
    return e_value_of(estimate, found.standard_deviation, base)
