"""How treated and controls are to be matched: every choice by name. What is not named is as MatchIt 4.7.2 has it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from stegvis.core.marking import _

from . import refusals
from .covariates import Missing
from .formula import columns_of, parse
from .nearest import Engine, Order
from .support import Discard


class Method(StrEnum):
    """Nearest score; coarsened exact strata; nearest covariates (Mahalanobis) within a score caliper."""

    NEAREST = "nearest"
    CEM = "cem"
    MAHALANOBIS = "mahalanobis"


class Scale(StrEnum):
    """What the score is: the probability of treatment, or its log odds."""

    PROBABILITY = "probability"
    LINEAR = "linear"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The choices of a matching.

    `caliper` and the `calipers` of single columns are in standard deviations of everybody under consideration, unless
    `std_caliper` is false. `score` names a column to match on instead of an estimated propensity score.
    """

    treatment: str
    covariates: str | tuple[str, ...]
    id: str | None = None
    exact: tuple[str, ...] = ()
    ratio: int = 1
    replace: bool = False
    caliper: float | None = None
    calipers: Mapping[str, float] = field(default_factory=dict)
    std_caliper: bool = True
    order: Order = Order.LARGEST
    method: Method = Method.NEAREST
    discard: Discard = Discard.NONE
    score: str | None = None
    scale: Scale = Scale.PROBABILITY
    ridge: float = 0.0
    missing: Missing = Missing.REFUSE
    seed: int = 1
    engine: Engine = Engine.AUTO

    def __post_init__(self) -> None:
        """Refuse choices that can't be, or that say nothing together."""
        if self.ratio < 1:
            raise refusals.option("ratio", _("The number of controls is not possible."), expected=_("1 or more"))
        for name, width in (("caliper", self.caliper), *self.calipers.items()):
            if width is not None and not 0 <= width < float("inf"):
                raise refusals.option(name, _("The caliper is not possible."), expected=_("0 or more"))
        if self.ridge < 0:
            raise refusals.option("ridge", _("The penalty is not possible."), expected=_("0 or more"))
        if self.method is Method.CEM:
            self._refuse_what_strata_ignore()
        for own in (self.treatment, self.id):
            if own is not None and own in self.compared:
                raise refusals.option(own, _("The column can't be a covariate as well."))

    @property
    def compared(self) -> tuple[str, ...]:
        """The columns that people are compared on."""
        return tuple(dict.fromkeys((*columns_of(parse(self.covariates)), *self.exact, *self.calipers)))

    def _refuse_what_strata_ignore(self) -> None:
        asked = {
            "ratio": self.ratio != 1,
            "replace": self.replace,
            "caliper": self.caliper is not None or bool(self.calipers),
            "discard": self.discard is not Discard.NONE,
            "score": self.score is not None,
        }
        if unused := [name for name, is_asked in asked.items() if is_asked]:
            raise refusals.option(
                ", ".join(unused), _("Coarsened exact matching has no use for this."), expected=_("strata only")
            )
