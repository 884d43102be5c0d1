"""Effects against a control group: matching, balance, and estimates side by side, for registers of millions.

matched = match(data, ["age", "woman", "income"], treatment="took_part", exact=["municipality"], ratio=5, caliper=0.2)
matched.balance()                        # first: are they alike?
matched.detectable()                     # then: what could be seen at all?
matched.effect("months_self_supporting") # last

Pure functions on tables; every object is immutable. `docs/EFFECTS.md` says what is as in MatchIt and what is not.
"""

from .balance import Balance, BalanceRow, Likeness, Verdict
from .covariates import Covariates, Missing, spread
from .detectable import Detectable, detectable_effect
from .doubly_robust import doubly_robust
from .dropped import Dropped
from .effect import ESTIMATORS, Effect
from .estimate import Estimate
from .logit import Logit, fit_logit
from .matched import METHODS, Matched
from .matching import match, match_by
from .nearest import Engine, Order
from .plan import Method, Plan, Scale
from .support import Discard
from .synthetic_register import Register, synthetic_register
from .weighting import entropy_balancing, entropy_weights, inverse_probability

__all__ = [
    "ESTIMATORS",
    "METHODS",
    "Balance",
    "BalanceRow",
    "Covariates",
    "Detectable",
    "Discard",
    "Dropped",
    "Effect",
    "Engine",
    "Estimate",
    "Likeness",
    "Logit",
    "Matched",
    "Method",
    "Missing",
    "Order",
    "Plan",
    "Register",
    "Scale",
    "Verdict",
    "detectable_effect",
    "doubly_robust",
    "entropy_balancing",
    "entropy_weights",
    "fit_logit",
    "inverse_probability",
    "match",
    "match_by",
    "spread",
    "synthetic_register",
]
