"""How often a plan is looked at together, and how late that is."""

from datetime import date, timedelta

from .models import PlanVersion
from .models.plans import MOST_WEEKS

__all__ = ["MOST_WEEKS", "USUAL_WEEKS", "next_review"]

USUAL_WEEKS = 6
"""What the form offers until the parties choose: our own choice, with no rule or study behind it."""


def next_review(version: PlanVersion, last: date | None) -> date:
    """Return the day for the next look at an agreed version: so many weeks after the last, or after it was agreed."""
    since = max(version.agreed_on, last) if last else version.agreed_on
    return since + timedelta(weeks=version.review_weeks)
