"""What `stegvis match` writes: result.json for programs, pairs and people as Parquet. No outcome of a person."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from math import isfinite
from pathlib import Path
from typing import Any

from stegvis import __version__
from stegvis.core.effects import BalanceRow, Effect, Estimate, Matched

from .corrected import Corrected, corrected
from .under_protocol import UnderProtocol, mark_of, metadata_of

SHOWN_FROM = 5
"""The fewest people whose means are written."""


def as_result(
    matched: Matched,
    effects: Sequence[Effect],
    following: UnderProtocol | None,
    seconds: float,
    analysis: Mapping[str, object] | None = None,
) -> dict[str, Any]:
    """Return what result.json holds. What can't be computed is null. `analysis` are settings beside the plan's."""
    result: dict[str, Any] = without_nan(
        {
            "n": asdict(matched.n),
            "estimand": matched.estimand,
            "balance": [_balance_row(row) for row in matched.balance()],
            "score": _score(matched),
            "mde": [_detectable(effect) for effect in effects],
            "estimates": [estimate_as_result(each, following) for effect in effects for each in effect.estimates],
            "other_outcomes": [asdict(each) for each in corrected_effects(effects, following)],
            "left_out": [
                {"outcome": effect.outcome, "method": method, "why": str(why)}
                for effect in effects
                for method, why in effect.left_out.items()
            ],
            "warnings": list(
                dict.fromkeys(each.text.format(**each.values) for effect in effects for each in effect.warnings)
            ),
            "dropped": _dropped(matched),
            "settings": {**_settings(matched), **(analysis or {})},
            **mark_of(following),
            "software": f"stegvis {__version__}",
            "seconds": round(seconds, 3),
        }
    )
    return result


def exact_counts(matched: Matched, effects: Sequence[Effect]) -> dict[str, Any]:
    """Return what a package is made of and must not hold: bins of scores, and how few people an outcome tells of."""
    bins = matched.overlap()
    return {
        "overlap": None if bins is None else [asdict(each) for each in bins],
        "fewest_apart": {effect.outcome: effect.fewest_apart for effect in effects},
    }


def corrected_effects(effects: Sequence[Effect], following: UnderProtocol | None) -> list[Corrected]:
    """Return the p-values of the protocol's other outcomes, by its estimate, corrected."""
    if following is None:
        return []
    method = following.protocol.estimate
    found = {each.outcome: each.p for effect in effects for each in effect.estimates if each.method == method}
    return corrected(following, found)


def write_result(result: Mapping[str, Any], folder: Path) -> Path:
    """Write result.json."""
    path = folder / "result.json"
    path.write_text(json.dumps(result, ensure_ascii=False, indent=2, allow_nan=False) + "\n", encoding="utf-8")
    return path


def write_pairs(matched: Matched, following: UnderProtocol | None, folder: Path) -> list[Path]:
    """Write pairs.parquet and people.parquet, each with its protocol or marked."""
    tables = {"pairs": matched.pair_table(), "people": matched.person_table()}
    about = metadata_of(following)
    paths = [folder / f"{name}.parquet" for name in tables]
    for path, table in zip(paths, tables.values(), strict=True):
        table.write_parquet(path, metadata=about)
    return paths


def _balance_row(row: BalanceRow) -> dict[str, Any]:
    before, after = row.before, row.after
    return {
        "covariate": row.covariate,
        "smd_before": before.smd,
        "smd_after": after.smd,
        "variance_ratio_before": before.variance_ratio,
        "variance_ratio_after": after.variance_ratio,
        "ecdf_before": before.ecdf_mean,
        "ecdf_after": after.ecdf_mean,
        "ecdf_max_before": before.ecdf_max,
        "ecdf_max_after": after.ecdf_max,
        "mean_treated_before": before.treated,
        "mean_control_before": before.control,
        "mean_treated_after": after.treated,
        "mean_control_after": after.control,
        "verdict": row.verdict.value,
    }


def _dropped(matched: Matched) -> dict[str, Any]:
    """Return who was left out; how they differ only when they are so many that no mean tells of one person."""
    dropped = matched.dropped()
    few = 0 < matched.n.treated - matched.n.matched_treated < SHOWN_FROM
    return {
        **asdict(dropped),
        "differences": [] if few else [asdict(each) for each in dropped.differences],
        "hidden": few,
    }


def _score(matched: Matched) -> dict[str, float] | None:
    likeness = matched.score_likeness()
    return None if likeness is None else asdict(likeness)


def _detectable(effect: Effect) -> dict[str, Any]:
    found = effect.detectable
    return {
        "outcome": effect.outcome,
        "mde": effect.mde,
        "in_sd": found.in_sd,
        "sd": effect.standard_deviation,
        "power": found.power,
        "level": found.level,
        "treated": found.treated,
        "effective_controls": found.effective_controls,
        "icc": found.icc,
        "design_effect": found.design_effect,
    }


def estimate_as_result(each: Estimate, following: UnderProtocol | None) -> dict[str, Any]:
    interval = each.interval
    return {
        "outcome": each.outcome,
        "role": following.role(each.outcome).value if following else None,
        "is_answer": following is not None and each.method == following.protocol.estimate,
        "method": each.method,
        "estimand": each.estimand,
        "estimate": each.estimate,
        "se": each.se,
        "ci_low": interval.low,
        "ci_high": interval.high,
        "p": each.p,
        "errors": each.errors,
        "clustered_on": list(each.clustered_on),
        "n": each.n,
        "clusters": each.clusters,
    }


def _settings(matched: Matched) -> dict[str, Any]:
    told = asdict(matched.plan)
    return {name: value for name, value in told.items() if name not in ("engine",)}


def without_nan(value: Any) -> Any:
    """Return the same with null for every number that there is not."""
    if isinstance(value, dict):
        return {name: without_nan(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [without_nan(each) for each in value]
    return None if isinstance(value, float) and not isfinite(value) else value
