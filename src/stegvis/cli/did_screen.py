"""What `stegvis did` shows: who is compared, the effect over time since treatment, and one number four ways."""

from math import isnan

from rich.table import Table

from stegvis.core.effects.staggered import NEVER, Aggregates, EventEffect, GroupTimeEffects
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Sentence

from .corrected import corrected_table
from .did_missing import missing
from .did_outcomes import OtherOutcome, corrected_outcomes
from .match_screen import UNMEASURED
from .numbers import number, p_value
from .output import say, screen
from .under_protocol import UnderProtocol, heading_of

NAMES = {
    "simple": _("all treated periods"),
    "dynamic": _("mean over time since treatment"),
    "group": _("mean over cohorts"),
    "calendar": _("mean over periods"),
}


def show(
    effects: GroupTimeEffects,
    aggregates: Aggregates,
    others: list[OtherOutcome],
    outcome: str,
    following: UnderProtocol | None,
    words: Words,
    *,
    as_json: bool,
) -> None:
    """Show what was found."""
    if as_json:
        return
    for sentence in (*heading_of(following), *_about(effects)):
        say(words.text(sentence), as_json=False)
    for sentence in (*_joint(effects, words), *_leads(aggregates)):
        say(words.text(sentence), as_json=False)
    screen.print(_events(aggregates, outcome, words))
    screen.print(_four(aggregates, outcome, words))
    for each in others:
        screen.print(_four(each.aggregates, each.outcome, words))
    if rows := corrected_outcomes(others, following):
        screen.print(corrected_table(rows, words))
    say(
        words.text(_("All rests on this: without treatment both would have changed alike. Nothing here can prove it.")),
        as_json=False,
    )
    say(words.text(UNMEASURED), as_json=False)


def _about(effects: GroupTimeEffects) -> list[Sentence]:
    people = effects.people
    values = {
        "people": people.cohort.size,
        "periods": people.times.size,
        "cohorts": people.cohorts.size,
        "never": int((people.cohort == NEVER).sum()),
    }
    said = [
        Sentence(_("{people} people in {periods} periods; {cohorts} cohorts, {never} people never treated."), values)
    ]
    if people.clusters and not effects.warnings:
        said.append(Sentence(_("The errors are clustered on {clusters} groups."), {"clusters": people.clusters}))
    if people.always:
        text = _("{people} people were treated from the first period on and were left out.")
        said.append(Sentence(text, {"people": people.always}))
    return [*said, *effects.warnings, *missing(people)]


def _events(aggregates: Aggregates, outcome: str, words: Words) -> Table:
    shown = Table(title=f"{words.text(_('Effect by time since treatment'))}: {outcome}")
    for heading in (_("Periods"), _("Effect"), _("Standard error"), _("95% band")):
        shown.add_column(words.text(heading), justify="right", no_wrap=True)
    for each in aggregates.event:
        shown.add_row(str(each.e), *_cells(each, words))
    shown.caption = words.text(_("The band holds for all rows at once, in 95 of 100 cases."))
    return shown


def _cells(each: EventEffect, words: Words) -> tuple[str, ...]:
    if each.is_reference:
        return (number(0.0, words), "–", "–")
    band = f"{number(each.band_low, words)} – {number(each.band_high, words)}"
    return (number(each.att, words), number(each.se, words), band)


def _joint(effects: GroupTimeEffects, words: Words) -> list[Sentence]:
    """Say whether cohorts and controls changed alike before, all in all."""
    told = effects.pretrend()
    if told is None:
        return []
    if isnan(told.p):
        text = _("The {count} effects before treatment can't be tested together: there are too few people for that.")
        return [Sentence(text, {"count": told.freedom})]
    text = _("The {count} effects before treatment, tested together: chi-squared {statistic}, p {p}.")
    values = {"count": told.freedom, "statistic": number(told.statistic, words), "p": p_value(told.p, words)}
    return [Sentence(text, values)]


def _leads(aggregates: Aggregates) -> list[Sentence]:
    """Say what the periods before treatment tell of the assumption that everything rests on."""
    before = [each for each in aggregates.event if each.e < 0 and not each.is_reference]
    outside = [each.e for each in before if each.band_low > 0 or each.band_high < 0]
    if not before:
        return [Sentence(_("There is no period before treatment to see whether they changed alike."))]
    if outside:
        text = _("They did not change alike before treatment: the band leaves 0 out at {periods}.")
        return [Sentence(text, {"periods": ", ".join(str(each) for each in outside)})]
    return [
        Sentence(
            _("Before treatment no period's band leaves 0 out. That is no proof that they would have changed alike.")
        )
    ]


def _four(aggregates: Aggregates, outcome: str, words: Words) -> Table:
    shown = Table(title=f"{words.text(_('Effect on the treated'))}: {outcome}")
    shown.add_column(words.text(_("How")))
    for heading in (_("Effect"), _("Standard error"), _("95% interval")):
        shown.add_column(words.text(heading), justify="right", no_wrap=True)
    for name, label in NAMES.items():
        told = getattr(aggregates, name)
        interval = f"{number(told.interval.low, words)} – {number(told.interval.high, words)}"
        shown.add_row(words.text(label), number(told.att, words), number(told.se, words), interval)
    return shown
