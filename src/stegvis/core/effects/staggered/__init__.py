"""Staggered difference-in-differences: people who are treated at different times, and those who are not (yet).

effects = did(panel, id="key", time="month", cohort="first_month", outcome="income")
effects.pretrend()      # first: did they change alike before?
effects.att_gt()        # each cohort in each period
effects.aggregate()     # one number four ways, and by time since treatment, with a band for all at once
"""

from .attrition import Attrition, Gap, Seen
from .cells import Base, Control
from .cohorts import NEVER
from .did import did
from .effects import Aggregate, Aggregates, CohortEffect, EventEffect, GroupTimeEffects
from .estimating import Adjustment
from .people import People
from .pretrend import Pretrend
from .scattered import Incomplete

__all__ = [
    "NEVER",
    "Adjustment",
    "Aggregate",
    "Aggregates",
    "Attrition",
    "Base",
    "CohortEffect",
    "Control",
    "EventEffect",
    "Gap",
    "GroupTimeEffects",
    "Incomplete",
    "People",
    "Pretrend",
    "Seen",
    "did",
]
