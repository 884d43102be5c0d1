"""Rolling entry: each entrant is compared with people who could have entered in the same month and had not.

sets = match_risk_sets(people, [months], features, rolling_plan(plan), first=month_of("2009-01"), last=…)
sets.matched.balance()             # first: are they alike?
detectable(sets)                   # then: what could be seen at all?
follow(sets, outcome).kept         # last
"""

from .candidates import ENTRANT, Candidates, candidates
from .following import Followed, Lost, detectable, follow, follow_all
from .matching import ENTRY_MONTH, RiskSets, match_risk_sets, rolling_plan

__all__ = [
    "ENTRANT",
    "ENTRY_MONTH",
    "Candidates",
    "Followed",
    "Lost",
    "RiskSets",
    "candidates",
    "detectable",
    "follow",
    "follow_all",
    "match_risk_sets",
    "rolling_plan",
]
