"""What a goal says, as a sentence, and what each row of the record is called."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from stegvis.apps.projects.choices import Denominator, Numerator
from stegvis.core import outcomes
from stegvis.core.outcomes import StateOutcome
from stegvis.web.common import codes
from stegvis.web.common.criteria import criterion_sentence

from .fields import written


def goal_sentence(
    *, outcome: str, numerator: str, denominator: str, window_months: int | None, threshold: Decimal
) -> str:
    """Read a computable goal aloud: of whom, how many, what, and within which time."""
    values = {
        "of": _("Of all who have started") if denominator == Denominator.STARTED else _("Of all who have exited"),
        "share": written(threshold * 100),
        "what": _what(outcome, exits=denominator == Denominator.EXITS),
        "when": _when(numerator, window_months),
    }
    return " ".join((_("%(of)s, at least %(share)s per cent are to %(what)s %(when)s") % values).split()) + "."


def _what(name: str, *, exits: bool) -> str:
    outcome, words = outcomes.by_name(name), codes.words()
    if isinstance(outcome, StateOutcome):
        return words.text(outcome.being)
    whither = {"whither": words.text(outcome.whither)}
    return (_("have exited to %(whither)s") if exits else _("have gone on to %(whither)s")) % whither


def _when(numerator: str, months: int | None) -> str:
    if numerator == Numerator.EVER or months is None:
        return ""
    text = _("within %(months)s months of the start")
    if numerator == Numerator.AT:
        text = _("%(months)s months after the start")
    return text % {"months": months}


def sentence_of(goal: Any) -> str:
    """Read a goal aloud; one in words alone says nothing more than its title."""
    if not goal.computable:
        return ""
    return goal_sentence(
        outcome=goal.outcome,
        numerator=goal.numerator,
        denominator=goal.denominator,
        window_months=goal.window_months,
        threshold=goal.threshold,
    )


def name_of_row(what: str, row: Any) -> str:
    """Say which row of the record it is, as its page does."""
    if what == "criterion":
        return criterion_sentence(row)
    if what == "money":
        return f"{row.year}, {row.get_funding_source_display()}"
    if what == "staffing":
        return f"{row.function}, {row.party}"
    return str(row.text) if what == "decision" else str(row)
