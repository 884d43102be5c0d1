"""The effect on one outcome, several ways side by side, with what must be read before any of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from stegvis.core.errors import CannotCompute, DataProblem
from stegvis.core.marking import _
from stegvis.core.shapes import Sentence

from . import refusals
from .adjustment import Comparable, comparable
from .apart import fewest_apart
from .arrays import Floats, Ints
from .covariates import missing_in
from .detectable import Detectable, for_clusters
from .doubly_robust import doubly_robust
from .estimate import SETS, Estimate
from .few_clusters import few_clusters
from .matched_estimates import abadie_imbens, adjusted, difference, set_bootstrap
from .sandwich import Fit
from .weighting import Answer, entropy_balancing, inverse_probability

if TYPE_CHECKING:
    from .matched import Matched


@dataclass(frozen=True)
class Effect:
    """What was found about one outcome.

    `detectable` is the least effect that could have been expected to show, `standard_deviation` that of the outcome
    among the matched controls. `left_out` says why a method has no estimate. `warnings` are to be read with it.
    `fewest_apart` is how few people the figures may tell of.
    """

    outcome: str
    detectable: Detectable
    standard_deviation: float
    estimates: tuple[Estimate, ...]
    left_out: Mapping[str, CannotCompute | DataProblem]
    warnings: tuple[Sentence, ...]
    fewest_apart: int

    @property
    def mde(self) -> float:
        """The minimal detectable effect in units of the outcome."""
        return self.detectable.in_units(self.standard_deviation)

    def __getitem__(self, method: str) -> Estimate:
        return next(each for each in self.estimates if each.method == method)


@dataclass(frozen=True, eq=False)
class _Question:
    """All that an estimator is asked with: the matched, the outcome (n), clusters (n or none), and settings."""

    matched: "Matched"
    name: str
    outcome: Floats
    clusters: Ints | None
    cluster: str | None
    folds: int
    draws: int
    seed: int
    level: float
    whom: Callable[[], Comparable]


def estimate_effect(
    matched: "Matched",
    name: str,
    outcome: Floats,
    *,
    methods: Sequence[str],
    cluster: str | None,
    folds: int,
    draws: int,
    seed: int,
    level: float,
) -> Effect:
    """Estimate by each method. See `Matched.effect`."""
    if unknown := [each for each in methods if each not in ESTIMATORS]:
        message = _("There is no method of this name.")
        raise refusals.option(unknown[0], message, expected=_("one of: {methods}"), methods=", ".join(ESTIMATORS))
    if folds < 1 or draws < 2:
        raise refusals.option(
            "folds, draws", _("The number is not possible."), expected=_("folds from 1, draws from 2")
        )
    clusters = _codes(matched, cluster)
    asked = _Question(
        matched, name, outcome, clusters, cluster, folds, draws, seed, level, cache(lambda: comparable(matched))
    )
    found: list[Estimate] = []
    left_out: dict[str, CannotCompute | DataProblem] = {}
    for method in _with_replacement_error(methods, matched):
        try:
            found.append(ESTIMATORS[method](asked))
        except (CannotCompute, DataProblem) as why:
            left_out[method] = why
        except np.linalg.LinAlgError:
            left_out[method] = CannotCompute(_("There are too few matched people for so many covariates."))
    controls = outcome[(matched.weights > 0) & ~matched.treated]
    spread = float(controls.std(ddof=1)) if controls.size > 1 else float("nan")
    detectable = matched.detectable()
    if clusters is not None:
        detectable = for_clusters(detectable, matched.treated, matched.weights, outcome, clusters)
    apart = fewest_apart(outcome, matched.treated, matched.weights > 0)
    return Effect(name, detectable, spread, tuple(found), left_out, _warnings(found), apart)


def _codes(matched: "Matched", cluster: str | None) -> Ints | None:
    if cluster is None:
        return None
    if cluster not in matched.frame.columns:
        raise refusals.no_such_column([cluster], matched.frame.columns)
    if missing := int(missing_in(matched.frame[cluster]).sum()):
        raise refusals.missing_values([(cluster, missing)])
    return np.asarray(matched.frame[cluster].rank("dense").to_numpy(), dtype=np.int64)


def _with_replacement_error(methods: Sequence[str], matched: "Matched") -> tuple[str, ...]:
    """Add the error of Abadie & Imbens beside the matched difference when controls serve several people."""
    if not matched.plan.replace or "matched" not in methods or "abadie_imbens" in methods:
        return tuple(methods)
    place = list(methods).index("matched") + 1
    return (*methods[:place], "abadie_imbens", *methods[place:])


def _ways(asked: _Question) -> tuple[list[Ints], list[str]]:
    """Return the clusters of matched people, by set and by the column asked for, and what they are called."""
    kept = asked.matched.weights > 0
    ways = [] if asked.matched.sets is None else [asked.matched.sets[kept]]
    names = [] if asked.matched.sets is None else [SETS]
    if asked.clusters is not None:
        ways.append(asked.clusters[kept])
        names.append(asked.cluster or "")
    return ways, names


def _matched(asked: _Question) -> Estimate:
    kept = asked.matched.weights > 0
    ways, names = _ways(asked)
    fit = difference(asked.matched.treated[kept], asked.outcome[kept], asked.matched.weights[kept], ways, names)
    return _of_fit(asked, "matched", fit, int(kept.sum()))


def _regression(asked: _Question) -> Estimate:
    kept = asked.matched.weights > 0
    ways, names = _ways(asked)
    design = asked.matched.covariates.design.values[:, kept]
    treated, weights = asked.matched.treated[kept], asked.matched.weights[kept]
    fit = adjusted(design, treated, asked.outcome[kept], weights, ways, names)
    return _of_fit(asked, "regression", fit, int(kept.sum()))


def _of_fit(asked: _Question, method: str, fit: Fit, people: int) -> Estimate:
    variance = float(fit.covariance[1, 1])
    return Estimate(
        outcome=asked.name,
        method=method,
        estimand=asked.matched.estimand,
        estimate=float(fit.coefficients[1]),
        se=float(np.sqrt(variance)) if variance >= 0 else float("nan"),
        errors=fit.errors,
        clustered_on=fit.clustered_on,
        n=people,
        clusters=fit.clusters,
        level=asked.level,
    )


def _abadie_imbens(asked: _Question) -> Estimate:
    matched = asked.matched
    _refuse_without_pairs(matched)
    assert matched.score is not None  # noqa: S101  pairs come of a score
    effect, error = abadie_imbens(matched.pairs, asked.outcome, matched.treated, matched.score, matched.strata)
    people = int((matched.weights > 0).sum())
    return _of_answer(asked, "abadie_imbens", (effect, error, None), "Abadie–Imbens", matched.estimand, people)


def _set_bootstrap(asked: _Question) -> Estimate:
    matched = asked.matched
    _refuse_without_pairs(matched)
    if matched.plan.replace:
        raise CannotCompute(_("The bootstrap is wrong when controls are used again."))
    error = set_bootstrap(matched.pairs, asked.outcome, draws=asked.draws, seed=asked.seed)
    effect = _matched(asked).estimate
    people = int((matched.weights > 0).sum())
    return _of_answer(
        asked,
        "set_bootstrap",
        (effect, error, matched.n.matched_treated),
        "bootstrap of sets",
        matched.estimand,
        people,
    )


def _refuse_without_pairs(matched: "Matched") -> None:
    if not matched.pairs.treated.size:
        raise CannotCompute(_("Coarsened exact matching makes strata, and this needs pairs."))


def _ipw(asked: _Question) -> Estimate:
    whom = asked.whom()
    answer = inverse_probability(
        whom.logit, whom.design.values, whom.treated, asked.outcome[whom.rows], clusters=_of_column(asked, whom)
    )
    return _of_answer(asked, "ipw", answer, "stacked with the score", whom.estimand, whom.treated.size)


def _entropy(asked: _Question) -> Estimate:
    whom = asked.whom()
    answer = entropy_balancing(
        whom.design.values, whom.treated, asked.outcome[whom.rows], clusters=_of_column(asked, whom)
    )
    return _of_answer(asked, "entropy", answer, "influence function", whom.estimand, whom.treated.size)


def _aipw(asked: _Question) -> Estimate:
    whom = asked.whom()
    answer = doubly_robust(
        whom.design,
        whom.treated,
        asked.outcome[whom.rows],
        score=whom.score,
        folds=asked.folds,
        seed=asked.seed,
        ridge=asked.matched.plan.ridge,
        clusters=_of_column(asked, whom),
    )
    errors = "influence function" if asked.folds == 1 else "influence function, cross-fit"
    return _of_answer(asked, "aipw", answer, errors, whom.estimand, whom.treated.size)


def _of_column(asked: _Question, whom: Comparable) -> list[Ints]:
    return [] if asked.clusters is None else [asked.clusters[whom.rows]]


def _of_answer(asked: _Question, method: str, answer: Answer, errors: str, estimand: str, people: int) -> Estimate:
    clustered = asked.clusters is not None and method in ("aipw", "ipw", "entropy")
    return Estimate(
        outcome=asked.name,
        method=method,
        estimand=estimand,
        estimate=answer[0],
        se=answer[1],
        errors=errors,
        clustered_on=(asked.cluster,) if clustered and asked.cluster else (),
        n=people,
        clusters=answer[2],
        level=asked.level,
    )


ESTIMATORS: Mapping[str, Callable[[_Question], Estimate]] = {
    "matched": _matched,
    "regression": _regression,
    "aipw": _aipw,
    "ipw": _ipw,
    "entropy": _entropy,
    "abadie_imbens": _abadie_imbens,
    "set_bootstrap": _set_bootstrap,
}


def _warnings(found: Sequence[Estimate]) -> tuple[Sentence, ...]:
    return few_clusters(min((each.clusters for each in found if each.clusters is not None), default=None))
