"""What `stegvis sensitivity` writes: sensitivity.json. No row about a person."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from stegvis.core.effects import Effect
from stegvis.core.effects.sensitivity import Bounds, EValue, Without
from stegvis.core.errors import CannotCompute

from .match_folder import MatchFolder
from .match_result import estimate_as_result, without_nan
from .under_protocol import SOFTWARE, UnderProtocol, mark_of


@dataclass(frozen=True)
class OfOutcome:
    """What was found of an outcome: bounds or why there are none, E-values by method, and without each covariate."""

    effect: Effect
    bounds: Bounds | CannotCompute
    e_values: Mapping[str, EValue | None]
    without: tuple[Without, ...]


@dataclass(frozen=True)
class Placebo:
    """An effect on what treatment can't have changed."""

    effect: Effect


@dataclass(frozen=True)
class Tested:
    """All that was tried."""

    outcomes: tuple[OfOutcome, ...]
    placebos: tuple[Placebo, ...]


def as_result(made: MatchFolder, tested: Tested, following: UnderProtocol | None) -> dict[str, Any]:
    """Return what sensitivity.json holds."""
    result: dict[str, Any] = without_nan(
        {
            "outcomes": [_outcome(each, following) for each in tested.outcomes],
            "placebos": [
                estimate_as_result(estimate, following)
                for each in tested.placebos
                for estimate in each.effect.estimates
            ],
            "settings": made.result["settings"],
            **mark_of(following),
            "software": SOFTWARE,
        }
    )
    return result


def write_result(result: Mapping[str, Any], folder: Path) -> Path:
    """Write sensitivity.json."""
    path = folder / "sensitivity.json"
    path.write_text(json.dumps(result, ensure_ascii=False, indent=2, allow_nan=False) + "\n", encoding="utf-8")
    return path


def _outcome(found: OfOutcome, following: UnderProtocol | None) -> dict[str, Any]:
    why = found.bounds if isinstance(found.bounds, CannotCompute) else None
    return {
        "outcome": found.effect.outcome,
        "rosenbaum": None if isinstance(found.bounds, CannotCompute) else asdict(found.bounds),
        "rosenbaum_left_out": str(why) if why else None,
        "e_values": [
            {"method": method, **(asdict(each) if each else {"point": None, "limit": None, "risk_ratio": None})}
            for method, each in found.e_values.items()
        ],
        "estimates": [estimate_as_result(each, following) for each in found.effect.estimates],
        "without": [
            {
                "covariate": each.covariate,
                "matched_treated": each.matched_treated,
                "estimates": [estimate_as_result(one, following) for one in each.estimates],
                "left_out": str(each.why) if each.why else None,
            }
            for each in found.without
        ],
    }
