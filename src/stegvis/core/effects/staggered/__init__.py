"""Staggered difference-in-differences: people who are treated at different times, and those who are not (yet).

effects = did(panel, id="key", time="month", cohort="first_month", outcome="income")
effects.att_gt()        # each cohort in each period
effects.aggregate()     # one number four ways, and by time since treatment, with a band for all at once
"""

from .cells import Base, Control
from .effects import Aggregate, Aggregates, CohortEffect, EventEffect, GroupTimeEffects, did
from .estimating import Adjustment
from .panel import NEVER, Panel, panel_of

__all__ = [
    "NEVER",
    "Adjustment",
    "Aggregate",
    "Aggregates",
    "Base",
    "CohortEffect",
    "Control",
    "EventEffect",
    "GroupTimeEffects",
    "Panel",
    "did",
    "panel_of",
]
