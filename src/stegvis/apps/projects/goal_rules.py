"""Which choices of a computable goal go together, so that what is computed is what the goal says."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stegvis.core import outcomes
from stegvis.core.outcomes import StateOutcome

from .choices import Denominator, Numerator

OUTCOMES = frozenset(outcome.name for outcome in outcomes.ALL)


@dataclass(frozen=True)
class Misfit:
    """A choice that can't stand beside the others: its field, and why."""

    field: str
    reason: str | Promise


def misfit(outcome: str | None, numerator: str | None, denominator: str | None) -> Misfit | None:
    """Return the choice that does not fit, if any. What is missing is no misfit; see Goal's own rules.

    What holds on a day is asked about when the window ends. Exits are counted by their reason, whenever they come.
    """
    if outcome is None:
        return None
    if outcome not in OUTCOMES:
        return Misfit("outcome", _("Choose one of the outcomes that can be computed."))
    holds_on_a_day = isinstance(outcomes.by_name(outcome), StateOutcome)
    if holds_on_a_day and denominator == Denominator.EXITS:
        return Misfit("denominator", _("What holds on a day is asked of all who started, not of those who exited."))
    if denominator == Denominator.EXITS and numerator not in (None, Numerator.EVER):
        return Misfit(
            "numerator", _("Of those who exited, the reason for exit counts, without a window. Choose at any time.")
        )
    if holds_on_a_day and numerator not in (None, Numerator.AT):
        return Misfit("numerator", _("This outcome holds on a day. Choose that it holds when the window ends."))
    if not holds_on_a_day and numerator == Numerator.AT:
        return Misfit("numerator", _("This outcome happens once. Choose within the window, or at any time."))
    return None
