"""What `stegvis match` is asked: its options as settings by name, and settings as what a matching needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from stegvis.core.effects import Plan, refusals
from stegvis.core.effects.protocol import plan_of
from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _


class Also(StrEnum):
    """Estimates beside the usual four."""

    ENTROPY = "entropy"
    SET_BOOTSTRAP = "set_bootstrap"


USUAL = ("matched", "regression", "aipw", "ipw")


@dataclass(frozen=True)
class Choices:
    """A matching, and what is estimated after it."""

    plan: Plan
    outcomes: tuple[str, ...]
    cluster: str | None
    methods: tuple[str, ...]
    folds: int
    seed: int

    @property
    def analysis(self) -> dict[str, object]:
        """What the plan of the matching does not say."""
        return {"cluster": self.cluster, "methods": list(self.methods), "folds": self.folds}


def asked_of(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options as settings: lists of names as tuples, choices as their words."""
    covariates, outcome = options["covariates"], options["outcome"]
    return {
        **{name: str(options[name]) for name in ("order", "method", "discard", "missing")},
        **{name: options[name] for name in ("treatment", "id", "ratio", "replace", "caliper", "absolute", "ridge")},
        **{name: options[name] for name in ("cluster", "folds", "seed")},
        "covariates": covariates if covariates is None or is_formula(covariates) else names_in(covariates),
        "outcome": None if outcome is None else names_in(outcome),
        "exact": names_in(options["exact"]),
        "calipers": widths(options["calipers"]),
        "also": tuple(str(each) for each in options["also"] or ()),
    }


def choices_of(settings: Mapping[str, Any], estimate: str | None = None) -> Choices:
    """Return what is to be done. `estimate` is the protocol's: it is made even when it is not usual.

    Raises DataProblem when choices can't be, or when an outcome is something that people are compared on.
    """
    plan = plan_of(settings)
    also = settings["also"] if estimate is None or estimate in USUAL else (estimate, *settings["also"])
    return Choices(
        plan=plan,
        outcomes=_outcomes(settings["outcome"], plan),
        cluster=settings["cluster"],
        methods=tuple(dict.fromkeys((*USUAL, *also))),
        folds=settings["folds"],
        seed=settings["seed"],
    )


def names_in(text: str) -> tuple[str, ...]:
    """Return the names between commas, each once."""
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))


def is_formula(text: str) -> bool:
    """Tell a formula from a list of names."""
    return "+" in text or "~" in text


def widths(text: str) -> dict[str, float]:
    """Return the calipers of columns out of age=2,income=0.5."""
    pairs = [each.partition("=") for each in names_in(text)]
    try:
        return {name.strip(): float(width) for name, _is, width in pairs}
    except ValueError:
        message = _("The calipers of columns can't be read.")
        raise DataProblem(
            Finding(message=message, column="--calipers", expected=_("column=width,column=width"))
        ) from None


def _outcomes(names: tuple[str, ...], plan: Plan) -> tuple[str, ...]:
    """Return the outcomes. What people are matched on is read before, and so can't be one."""
    if not names:
        raise refusals.option("--outcome", _("No outcome is named."))
    for name in names:
        if name in (*plan.compared, plan.treatment, plan.id):
            raise refusals.option(name, _("The outcome can't be what people are compared on."))
    return names
