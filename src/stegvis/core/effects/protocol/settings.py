"""What a protocol settles for a run, option by option, with what is as usual where it says nothing.

The names are those of the command line's options, so that an option can be held against them.
"""

from collections.abc import Mapping
from typing import Any

from ..covariates import Missing
from ..nearest import Order
from ..plan import Method, Plan
from ..support import Discard

Settings = Mapping[str, Any]

MATCH: Settings = {
    "ratio": 1,
    "replace": False,
    "caliper": None,
    "absolute": False,
    "calipers": {},
    "order": Order.LARGEST.value,
    "method": Method.NEAREST.value,
    "discard": Discard.NONE.value,
    "missing": Missing.REFUSE.value,
    "ridge": 0.0,
    "cluster": None,
    "also": (),
    "folds": 1,
    "seed": 1,
}
"""What is as usual when people are matched."""

DID: Settings = {
    "control": "never",
    "method": "dr",
    "base": "varying",
    "anticipation": 0,
    "incomplete": "refuse",
    "cluster": None,
    "seed": 1,
}
"""What is as usual when treatment begins at different times."""


def settings_of(content: Mapping[str, Any], outcomes: tuple[str, ...]) -> dict[str, Any]:
    """Return every setting of a run under a protocol with this content."""
    treatment, covariates = content["treatment"], content.get("covariates", ())
    usual = MATCH if content["design"] == "match" else DID
    analysis = {name: value for name, value in content["analysis"].items() if name != "estimate"}
    stated = {name: tuple(value) if isinstance(value, list) else value for name, value in analysis.items()}
    common = {
        "id": content.get("id"),
        "covariates": covariates if isinstance(covariates, str) else tuple(covariates),
        "outcome": outcomes,
    }
    if content["design"] == "match":
        own = {"treatment": treatment["column"], "exact": tuple(content.get("exact", ()))}
    else:
        own = {"cohort": treatment["cohort"], "time": treatment["time"]}
    return {**common, **own, **usual, **stated}


def plan_of(settings: Settings) -> Plan:
    """Return the plan of a matching. Raises DataProblem when choices can't be, or say nothing together."""
    return Plan(
        treatment=settings["treatment"],
        covariates=settings["covariates"],
        id=settings["id"],
        exact=tuple(settings["exact"]),
        ratio=settings["ratio"],
        replace=settings["replace"],
        caliper=settings["caliper"],
        calipers=dict(settings["calipers"]),
        std_caliper=not settings["absolute"],
        order=Order(settings["order"]),
        method=Method(settings["method"]),
        discard=Discard(settings["discard"]),
        ridge=settings["ridge"],
        missing=Missing(settings["missing"]),
        seed=settings["seed"],
    )
