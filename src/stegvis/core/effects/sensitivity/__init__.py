"""How much a finding hangs on what nobody measured, and on each thing that was.

rosenbaum_bounds(sets_of(matched.pairs, outcome))   # hidden causes of treatment, up to Γ
e_value_of(estimate, sd, base)                      # how strong something unmeasured must be
leave_one_out(plan, data, estimating)               # without each covariate
"""

from .e_value import EValue, e_value, e_value_of
from .leave_one_out import Without, leave_one_out
from .rosenbaum import GAMMAS, Bound, Bounds, rosenbaum_bounds, sets_of

__all__ = [
    "GAMMAS",
    "Bound",
    "Bounds",
    "EValue",
    "Without",
    "e_value",
    "e_value_of",
    "leave_one_out",
    "rosenbaum_bounds",
    "sets_of",
]
