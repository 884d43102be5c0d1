"""What `stegvis match` shows: first who is compared and how alike they are, then what could be seen, then results."""

from collections.abc import Sequence

from rich.table import Table

from stegvis.core.effects import Effect, Estimate, Matched, Verdict
from stegvis.core.effects.method_names import ESTIMANDS, NAMES, ROLES
from stegvis.core.errors import CannotCompute, DataProblem
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Sentence, Verbatim

from .corrected import corrected_table
from .match_result import SHOWN_FROM, corrected_effects
from .numbers import number, p_value
from .output import say, screen
from .under_protocol import UnderProtocol, heading_of

UNMEASURED = _("What was not measured is not balanced: who chose to take part may differ in other ways.")
STYLES = {Verdict.GOOD: "", Verdict.WARNS: "yellow", Verdict.FAILS: "red"}
JUDGED = {Verdict.GOOD: "", Verdict.WARNS: _("over 0.1"), Verdict.FAILS: _("over 0.25")}
ERRORS = {
    "HC1": "HC1",
    "clustered": _("clustered"),
    "influence function": _("influence function"),
    "influence function, cross-fit": _("influence function, cross-fit"),
    "stacked with the score": _("stacked with the score"),
    "Abadie–Imbens": "Abadie–Imbens",
    "bootstrap of sets": _("bootstrap of sets"),
}


def show_before(matched: Matched, following: UnderProtocol | None, words: Words, *, as_json: bool) -> None:
    """Show what is known before any outcome is read."""
    if as_json:
        return
    for sentence in (*heading_of(following), *_about(matched)):
        say(words.text(sentence), as_json=False)
    screen.print(_balance(matched, words))
    for sentence in _judgement(matched):
        say(words.text(sentence), as_json=False)


def show_after(
    matched: Matched, effects: Sequence[Effect], following: UnderProtocol | None, words: Words, *, as_json: bool
) -> None:
    """Show for each outcome what could be seen, then what was found."""
    if as_json:
        return
    for effect in effects:
        say(words.text(_could_be_seen(effect, words)), as_json=False)
        screen.print(_estimates(effect, following, words))
        for line in _how_told(effect, words):
            say(line, as_json=False)
        for method, why in effect.left_out.items():
            say(f"{words.text(NAMES[method])}: {_why(why, words)}", as_json=False)
        for sentence in effect.warnings:
            say(words.text(sentence), as_json=False)
    if rows := corrected_effects(effects, following):
        screen.print(corrected_table(rows, words))
    say(words.text(UNMEASURED), as_json=False)


def _about(matched: Matched) -> list[Sentence]:
    n, dropped = matched.n, matched.dropped()
    said = [
        Sentence(
            _("{matched} of {treated} who took part are compared with {controls} of {others} others."),
            {"matched": n.matched_treated, "treated": n.treated, "controls": n.matched_control, "others": n.control},
        )
    ]
    if dropped.incomplete:
        said.append(Sentence(_("{rows} rows lack values and were left out."), {"rows": dropped.incomplete}))
    if outside := dropped.outside_treated + dropped.outside_control:
        said.append(Sentence(_("{people} people lie outside common support."), {"people": outside}))
    if lost := n.treated - n.matched_treated:
        said.append(
            Sentence(_("The result does not speak of {lost} who took part: nobody is like them."), {"lost": lost})
        )
    if dropped.differences and lost >= SHOWN_FROM:
        widest = max(dropped.differences, key=lambda each: abs(each.in_sd))
        text = _("They differ most from the others in {covariate}: {dropped} against {kept}, as a mean.")
        values = {"covariate": Verbatim(widest.covariate), "dropped": widest.dropped, "kept": widest.kept}
        said.append(Sentence(text, values))
    return said


def _balance(matched: Matched, words: Words) -> Table:
    shown = Table(title=words.text(_("How alike they are")))
    shown.add_column(words.text(_("Covariate")))
    headings = (_("Before"), _("After"), _("Variance"), _("eCDF mean"), _("eCDF max"))
    for heading in headings:
        shown.add_column(words.text(heading), justify="right")
    shown.add_column("")
    for row in matched.balance():
        numbers = (row.before.smd, row.after.smd, row.after.variance_ratio, row.after.ecdf_mean, row.after.ecdf_max)
        cells = [number(each, words) for each in numbers]
        shown.add_row(row.covariate, *cells, words.text(JUDGED[row.verdict]), style=STYLES[row.verdict])
    caption = _(
        "Before, After: difference of means in standard deviations of those who took part, before matching. Variance: "
        "ratio after. eCDF: difference of distributions after."
    )
    shown.caption = words.text(caption)
    return shown


def _judgement(matched: Matched) -> list[Sentence]:
    failed = matched.balance().judged(Verdict.FAILS)
    warned = matched.balance().judged(Verdict.WARNS)
    said = []
    if failed:
        text = _("The groups are not alike in {covariates}. No effect can be told from this comparison.")
        said.append(Sentence(text, {"covariates": Verbatim(", ".join(failed))}))
    if warned:
        said.append(
            Sentence(
                _("Look at {covariates}: the groups differ somewhat."), {"covariates": Verbatim(", ".join(warned))}
            )
        )
    if not said:
        said.append(Sentence(_("No difference is over 0.1 standard deviations.")))
    return said


def _could_be_seen(effect: Effect, words: Words) -> Sentence:
    found = effect.detectable
    text = _(
        "{outcome}: so many people can be expected to show an effect of {mde} or more ({in_sd} standard deviations), "
        "with {power} per cent chance. A smaller one may be there and not be seen."
    )
    values = {
        "outcome": Verbatim(effect.outcome),
        "mde": number(effect.mde, words),
        "in_sd": number(found.in_sd, words),
        "power": round(found.power * 100),
    }
    return Sentence(text, values)


def _estimates(effect: Effect, following: UnderProtocol | None, words: Words) -> Table:
    role = f" ({words.text(ROLES[following.role(effect.outcome)])})" if following else ""
    shown = Table(title=f"{words.text(_('Effect on'))} {effect.outcome}{role}")
    shown.add_column(words.text(_("How")))
    for heading in (_("Effect"), _("Standard error"), _("95% interval"), "p"):
        shown.add_column(words.text(heading), justify="right", no_wrap=True)
    for each in effect.estimates:
        answer = following is not None and each.method == following.protocol.estimate
        shown.add_row(words.text(NAMES[each.method]) + (" *" if answer else ""), *_cells(each, words))
    if following:
        shown.caption = words.text(_("* the protocol's estimate"))
    return shown


def _cells(each: Estimate, words: Words) -> tuple[str, ...]:
    interval = f"{number(each.interval.low, words)} – {number(each.interval.high, words)}"
    return (number(each.estimate, words), number(each.se, words), interval, p_value(each.p, words))


def _how_told(effect: Effect, words: Words) -> list[str]:
    """Return a line for each method: whom it speaks of, and where its error comes from."""
    lines = []
    for each in effect.estimates:
        whom = words.text(ESTIMANDS[each.estimand])
        error = f"{words.text(_('error'))}: {_error(each, words)}"
        lines.append(f"{words.text(NAMES[each.method])}: {whom} ({each.estimand}); {error}")
    return lines


def _why(problem: CannotCompute | DataProblem, words: Words) -> str:
    """Say why a method has no estimate."""
    if isinstance(problem, DataProblem):
        return " ".join(words.finding(finding) for finding in problem.findings)
    return words.text(Sentence(problem.reason, problem.values))


def _error(each: Estimate, words: Words) -> str:
    kind = words.text(ERRORS[each.errors])
    return ", ".join([kind, *(words.text(name) for name in each.clustered_on)])
