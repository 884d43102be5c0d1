"""People whose outcome is known, weighted so that they stand for those like them whose outcome is not.

Inverse probability of censoring weights: Robins & Finkelstein (2000), Biometrics 56:779–788. The chance that an outcome
is known is a logit of the covariates at time zero, within each group, with a slight ridge so that it always exists; the
errors take it as known.
"""

from dataclasses import replace

import numpy as np

from stegvis.core.marking import _

from .. import refusals
from ..arrays import Bools, Floats
from ..collinearity import dependent, moments, products
from ..logit import fit_logit
from ..matched import Matched
from ..nearest import Pairs

RIDGE = 1.0


def observed(matched: Matched, known: Bools) -> Matched:
    """Return the matched whose outcome is `known` (n), their weights divided by the chance that it is.

    Raises DataProblem when it is known of nobody in a group.
    """
    if known.all():
        return matched
    factors = np.ones(known.size)
    for group in (matched.treated, ~matched.treated):
        inside = group & (matched.weights > 0)
        if not (inside & known).any():
            raise refusals.option("outcome", _("The outcome of nobody in a group is known."))
        factors[inside] = 1 / _chance(matched, inside, known)
    return _only(matched, known, matched.weights * factors)


def _chance(matched: Matched, inside: Bools, known: Bools) -> Floats:
    """Return the chance that the outcome is known, of those inside."""
    own = known[inside]
    if own.all():
        return np.ones(own.size)
    design = matched.covariates.design.take(inside)
    middle, deviation = moments(design.values)
    sizes = (deviation**2 + middle**2) * own.size
    design = design.only(~dependent(products(design.values, middle), sizes))
    if not design.names:
        return np.full(own.size, own.mean())
    return fit_logit(design, own, ridge=RIDGE).probability(design.values)


def _only(matched: Matched, kept: Bools, weights: Floats) -> Matched:
    places = np.cumsum(kept) - 1
    both = kept[matched.pairs.treated] & kept[matched.pairs.control]
    return replace(
        matched,
        frame=matched.frame.filter(kept),
        rows=np.arange(int(kept.sum())),
        treated=matched.treated[kept],
        covariates=matched.covariates.take(kept),
        strata=matched.strata[kept],
        score=None if matched.score is None else matched.score[kept],
        logit=None,  # it is of everybody
        outside=matched.outside[kept],
        pairs=Pairs(places[matched.pairs.treated[both]], places[matched.pairs.control[both]]),
        sets=None if matched.sets is None else matched.sets[kept],
        weights=weights[kept],
    )
