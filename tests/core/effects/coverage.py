"""One invented register: does the doubly robust interval hold its true effect on the treated?"""

from stegvis.core.effects import match, synthetic_register
from stegvis.core.effects.synthetic_register import COVARIATES


def covered(seed: int, *, persons: int) -> bool:
    """Draw a register, estimate, and say whether the interval holds the truth."""
    register = synthetic_register(persons, seed=seed, treated_share=0.05)
    matched = match(register.frame, COVARIATES, treatment="treated")
    found = matched.effect("outcome", methods=["aipw"])["aipw"]
    return found.interval.low <= register.effect_on_treated <= found.interval.high
