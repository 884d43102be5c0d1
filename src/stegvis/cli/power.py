"""`stegvis power`: the smallest effect that so many people can be expected to show, before any data are read."""

from dataclasses import dataclass
from typing import Annotated, Any

import typer

from stegvis.core.effects import refusals
from stegvis.core.effects.power import (
    Sample,
    detectable_mean,
    detectable_shares,
    power_of_mean,
    power_of_share,
    treated_needed,
)
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Sentence, Share

from .match_screen import UNMEASURED
from .numbers import number
from .output import AsJson, InLanguage, Language, print_json, said_plainly, say

MEDIUM, LARGE = 0.5, 0.8  # Cohen (1992), Psychol. Bull. 112:155–159


@dataclass(frozen=True)
class Question:
    """What is asked: of whom, how sure, of which outcome, and of which effect if any."""

    sample: Sample
    power: float
    sd: float | None
    share: float | None
    effect: float | None


def show_power(
    treated: Annotated[int, typer.Option("--treated", help="How many take part.")],
    ratio: Annotated[float, typer.Option("--ratio", help="Controls for each of them.")] = 1.0,
    controls: Annotated[float | None, typer.Option("--controls", help="Controls in all, instead of --ratio.")] = None,
    sd: Annotated[float | None, typer.Option("--sd", help="Standard deviation of the outcome.")] = None,
    share: Annotated[
        float | None, typer.Option("--share", help="For a yes or no: the share of controls, as 0.25.")
    ] = None,
    effect: Annotated[
        float | None, typer.Option("--effect", help="How likely is this effect seen, and how many does it take?")
    ] = None,
    power: Annotated[float, typer.Option("--power", help="The chance to see the effect.")] = 0.8,
    alpha: Annotated[float, typer.Option("--alpha", help="The chance to see one that is not there.")] = 0.05,
    icc: Annotated[float, typer.Option("--icc", help="How alike people of a cluster are.")] = 0.0,
    cluster_size: Annotated[float, typer.Option("--cluster-size", help="People in a cluster, as a mean.")] = 1.0,
    cluster_cv: Annotated[float, typer.Option("--cluster-cv", help="How much cluster sizes vary.")] = 0.0,
    explained: Annotated[
        float, typer.Option("--explained", help="Share of the variance that covariates account for.")
    ] = 0.0,
    language: InLanguage = Language.SV,
    as_json: AsJson = False,
) -> None:
    """Say what so many people can show, and what cannot be known with so few.

    Without --sd and --share the effect is told in standard deviations.
    """
    words = Words(language.value)
    with said_plainly(words, as_json=as_json):
        if sd is not None and (share is not None or not sd > 0):
            message, expected = _("The number is not possible."), _("over 0, and without --share")
            raise refusals.option("--sd", message, expected=expected)
        sample = Sample(
            treated=treated,
            controls=controls if controls is not None else treated * ratio,
            level=alpha,
            icc=icc,
            cluster_size=cluster_size,
            cluster_cv=cluster_cv,
            explained=explained,
        )
        asked = Question(sample, power, sd, share, effect)
        told = _of_mean(asked) if share is None else _of_share(asked, share)
    for sentence in _sentences(asked, told, words):
        say(words.text(sentence), as_json=as_json)
    if as_json:
        print_json(told)


def _of_mean(asked: Question) -> dict[str, Any]:
    """Return the smallest difference of means, in standard deviations and in units."""
    sample, scale = asked.sample, asked.sd or 1.0
    in_sd = detectable_mean(sample, asked.power)
    told = {**_common(asked), "mde_in_sd": in_sd, "mde": None if in_sd is None else in_sd * scale}
    if asked.effect is not None:
        wanted = asked.effect / scale
        told["chance"] = power_of_mean(sample, wanted)
        needed = None if not wanted else treated_needed(sample, lambda more: power_of_mean(more, wanted), asked.power)
        told["treated_needed"] = needed
    return told


def _of_share(asked: Question, without: float) -> dict[str, Any]:
    """Return the nearest shares that can be told from that of the controls."""
    below, above = detectable_shares(asked.sample, without, asked.power)
    gaps = [abs(each - without) for each in (below, above) if each is not None]
    told = {**_common(asked), "share": without, "share_below": below, "share_above": above}
    told["mde"] = max(gaps) if len(gaps) == 2 else None
    if asked.effect is not None:
        other = without + asked.effect
        if not 0 <= other <= 1:
            expected = _("a share between 0 and 1 when added to --share")
            raise refusals.option("--effect", _("The number is not possible."), expected=expected)
        told["chance"] = power_of_share(asked.sample, without, other)
        seen = None if other == without else lambda more: power_of_share(more, without, other)
        told["treated_needed"] = None if seen is None else treated_needed(asked.sample, seen, asked.power)
    return told


def _common(asked: Question) -> dict[str, Any]:
    sample = asked.sample
    return {
        "treated": sample.treated,
        "controls": sample.controls,
        "power": asked.power,
        "level": sample.level,
        "icc": sample.icc,
        "design_effect": sample.design_effect,
        "clusters": sample.clusters if sample.icc else None,
        "explained": sample.explained,
    }


def _sentences(asked: Question, told: dict[str, Any], words: Words) -> list[Sentence]:
    """Return what is said: first what can be seen, then what cannot be known."""
    said = [_first_share(asked, told) if asked.share is not None else _first_mean(asked, told, words)]
    said.append(
        Sentence(_("A smaller effect may be there and not be seen: that nothing is seen is no proof of no effect."))
    )
    if large := _how_large(asked, told):
        said.append(large)
    if "chance" in told:
        said += _wanted(asked, told)
    if asked.sample.icc:
        text = _(
            "People in the same cluster are alike: the variance is {times} times as large, with {clusters} clusters."
        )
        times = number(asked.sample.design_effect, words)
        said.append(Sentence(text, {"times": times, "clusters": round(asked.sample.clusters)}))
    said.append(Sentence(_("These numbers hold for two groups that are alike in all but treatment.")))
    return [*said, Sentence(UNMEASURED)]


def _first_mean(asked: Question, told: dict[str, Any], words: Words) -> Sentence:
    values = _people(asked)
    if told["mde_in_sd"] is None:
        text = _("{treated} who take part and {controls} controls can't be expected to show any effect at all.")
        return Sentence(text, values)
    values["in_sd"] = number(told["mde_in_sd"], words)
    if asked.sd is None:
        text = _(
            "{treated} who take part and {controls} controls can be expected to show an effect of {in_sd} standard "
            "deviations or more, with {power} per cent chance."
        )
        return Sentence(text, values)
    text = _(
        "{treated} who take part and {controls} controls can be expected to show an effect of {mde} or more ({in_sd} "
        "standard deviations), with {power} per cent chance."
    )
    return Sentence(text, {**values, "mde": number(told["mde"], words)})


def _first_share(asked: Question, told: dict[str, Any]) -> Sentence:
    below, above = told["share_below"], told["share_above"]
    values = {**_people(asked), "share": Share(told["share"])}
    if below is None and above is None:
        text = _("{treated} who take part and {controls} controls can't be expected to show any effect at all.")
        return Sentence(text, values)
    if below is None or above is None:
        text = _(
            "If {share} of the controls succeed, {treated} who take part and {controls} controls can be expected to "
            "show a difference only when the share is {other}, or further away, with {power} per cent chance."
        )
        return Sentence(text, {**values, "other": Share(above if below is None else below)})
    text = _(
        "If {share} of the controls succeed, {treated} who take part and {controls} controls can be expected to show a "
        "difference when the share is {above} or more, or {below} or less, with {power} per cent chance."
    )
    return Sentence(text, {**values, "above": Share(above), "below": Share(below)})


def _people(asked: Question) -> dict[str, object]:
    sample = asked.sample
    return {
        "treated": round(sample.treated),
        "controls": round(sample.controls),
        "power": round(asked.power * 100),
    }


def _how_large(asked: Question, told: dict[str, Any]) -> Sentence | None:
    """Say so when only effects can be seen that few measures have."""
    if asked.share is not None:
        spread = (asked.share * (1 - asked.share)) ** 0.5
        in_sd = None if told["mde"] is None else told["mde"] / spread
    else:
        in_sd = told["mde_in_sd"]
    if in_sd is not None and in_sd < MEDIUM:
        return None
    if in_sd is not None and in_sd < LARGE:
        return Sentence(
            _("That is a medium to large effect. Whether there is a smaller one can't be known with so few people.")
        )
    return Sentence(
        _("That is a large effect, which few measures have. Whether there is a smaller one can't be known with so few.")
    )


def _wanted(asked: Question, told: dict[str, Any]) -> list[Sentence]:
    said = [Sentence(_("The effect asked for is seen with {chance} chance."), {"chance": Share(told["chance"])})]
    if told["treated_needed"] is not None:
        text = _(
            "To see it with {power} per cent chance, {needed} are needed who take part, with as many controls each."
        )
        values = {"power": round(asked.power * 100), "needed": told["treated_needed"]}
        said.append(Sentence(text, values))
    return said
