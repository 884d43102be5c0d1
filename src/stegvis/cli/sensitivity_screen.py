"""What `stegvis sensitivity` shows: hidden causes, each covariate left out, and effects that can't be."""

from collections.abc import Iterator
from math import floor

from rich.table import Table

from stegvis.core.effects import Estimate
from stegvis.core.effects.method_names import NAMES
from stegvis.core.effects.sensitivity import Bounds
from stegvis.core.errors import CannotCompute
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Sentence, Verbatim

from .match_screen import UNMEASURED
from .numbers import number, p_value
from .output import say, screen
from .sensitivity_result import OfOutcome, Placebo, Tested
from .under_protocol import UnderProtocol, heading_of

TESTS = {
    "mcnemar": _("McNemar's test of pairs"),
    "signed_rank": _("Wilcoxon's signed rank test of pairs"),
    "mantel_haenszel": _("Mantel–Haenszel's test of matched sets"),
    "m_test": _("Huber's M-test of matched sets"),
}
HIDDEN = _("Nothing here finds what is hidden: it says how strong that must be.")


def show(tested: Tested, following: UnderProtocol | None, words: Words, *, as_json: bool) -> None:
    """Show what was found."""
    if as_json:
        return
    for sentence in heading_of(following):
        say(words.text(sentence), as_json=False)
    for each in tested.outcomes:
        _show_outcome(each, words)
    for placebo in tested.placebos:
        for sentence in _of_placebo(placebo, words):
            say(words.text(sentence), as_json=False)
    for sentence in (HIDDEN, UNMEASURED):
        say(words.text(sentence), as_json=False)


def _show_outcome(found: OfOutcome, words: Words) -> None:
    name = found.effect.outcome
    if isinstance(found.bounds, CannotCompute):
        why = words.text(Sentence(found.bounds.reason, found.bounds.values))
        say(f"{name}: {why}", as_json=False)
    else:
        screen.print(_bounds(found.bounds, name, words))
        say(words.text(_how_far(found.bounds, words)), as_json=False)
    for sentence in _e_values(found, words):
        say(words.text(sentence), as_json=False)
    if found.without:
        screen.print(_without(found, words))


def _bounds(bounds: Bounds, name: str, words: Words) -> Table:
    shown = Table(title=f"{words.text(_('Hidden causes'))}: {name}")
    shown.add_column("Γ", justify="right")
    shown.add_column(words.text(_("Largest p, one-sided")), justify="right")
    for each in bounds.bounds:
        shown.add_row(words.number(each.gamma, decimals=2), p_value(each.p, words))
    shown.caption = words.text(TESTS[bounds.test])
    return shown


def _how_far(bounds: Bounds, words: Words) -> Sentence:
    if bounds.critical is None:
        return Sentence(_("No hidden cause within a thousand times the odds of taking part explains the finding away."))
    if bounds.critical <= 1:
        return Sentence(_("Even without a hidden cause chance alone can explain the finding."))
    text = _(
        "The finding stands against a hidden cause that gives one of two people who look alike up to {gamma} times the "
        "other's odds of taking part, and not against a stronger one."
    )
    return Sentence(text, {"gamma": words.number(floor(bounds.critical * 100) / 100, decimals=2)})


def _e_values(found: OfOutcome, words: Words) -> Iterator[Sentence]:
    for method, each in found.e_values.items():
        if each is None:
            continue
        text = _(
            "{method}: to explain it away, something unmeasured must be tied both to treatment and to the outcome by a "
            "risk ratio of {point} each beyond what was measured; {limit} for the interval to reach zero."
        )
        values = {"point": number(each.point, words), "limit": number(each.limit, words)}
        yield Sentence(text, {"method": NAMES[method], **values})


def _without(found: OfOutcome, words: Words) -> Table:
    shown = Table(title=f"{words.text(_('Without one covariate at a time'))}: {found.effect.outcome}")
    shown.add_column(words.text(_("Without")))
    methods = [each.method for each in found.effect.estimates]
    for method in methods:
        shown.add_column(words.text(NAMES[method]), justify="right")
    rows = [
        (words.text(_("nothing")), found.effect.estimates),
        *((each.covariate, each.estimates) for each in found.without),
    ]
    for name, estimates in rows:
        by_method = {each.method: each for each in estimates}
        shown.add_row(name, *(_with_interval(by_method.get(method), words) for method in methods))
    return shown


def _with_interval(each: Estimate | None, words: Words) -> str:
    if each is None:
        return "–"
    low, high = (number(limit, words) for limit in (each.interval.low, each.interval.high))
    return f"{number(each.estimate, words)} ({low} – {high})"


def _of_placebo(placebo: Placebo, words: Words) -> Iterator[Sentence]:
    for each in placebo.effect.estimates:
        interval = each.interval
        text = _(
            "{outcome} can't have been changed by treatment. {method}: {effect}. The interval holds zero, as it "
            "should; that is no proof that the comparison is fair."
        )
        if interval.low > 0 or interval.high < 0:
            text = _(
                "{outcome} can't have been changed by treatment. {method}: {effect}. The interval leaves zero "
                "out: the groups differed before, and the other effects can't be believed as they are."
            )
        values = {"outcome": Verbatim(each.outcome), "method": NAMES[each.method]}
        yield Sentence(text, {**values, "effect": _with_interval(each, words)})
