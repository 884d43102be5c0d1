"""What `stegvis did` writes: result.json for programs. No row about a person."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from math import isnan
from pathlib import Path
from typing import Any

from stegvis import __version__
from stegvis.core.effects.staggered import NEVER, Aggregate, Aggregates, GroupTimeEffects

from .did_outcomes import OtherOutcome, others_as_result
from .match_result import without_nan
from .under_protocol import UnderProtocol, mark_of


def as_result(
    effects: GroupTimeEffects,
    aggregates: Aggregates,
    others: list[OtherOutcome],
    settings: Mapping[str, object],
    following: UnderProtocol | None,
    seconds: float,
) -> dict[str, Any]:
    """Return what result.json holds. What can't be computed is null."""
    people = effects.people
    content = {
        "n": {
            "people": int(people.cohort.size),
            "never_treated": int((people.cohort == NEVER).sum()),
            "periods": int(people.times.size),
            "clusters": people.clusters,
            "incomplete": people.incomplete,
            "cohorts": {str(each): int((people.cohort == each).sum()) for each in people.cohorts.tolist()},
        },
        "att_gt": [vars(each) for each in effects.att_gt()],
        "aggregates": {
            **{name: _aggregate(getattr(aggregates, name)) for name in ("simple", "dynamic", "group", "calendar")},
            "event": [vars(each) for each in aggregates.event],
            "critical": aggregates.critical,
        },
        "pretrend": asdict(pretrend) if (pretrend := effects.pretrend()) else None,
        "dropped": {"incomplete": people.left_out, "always_treated": people.always},
        "attrition": asdict(people.attrition) if people.attrition else None,
        "warnings": [each.text.format(**each.values) for each in effects.warnings],
        "settings": dict(settings),
        "other_outcomes": others_as_result(others, following),
        **mark_of(following),
        "software": f"stegvis {__version__}",
        "seconds": round(seconds, 3),
    }
    result: dict[str, Any] = without_nan(content)
    return result


def write_result(result: Mapping[str, Any], folder: Path) -> Path:
    """Write result.json."""
    path = folder / "result.json"
    path.write_text(json.dumps(result, ensure_ascii=False, indent=2, allow_nan=False) + "\n", encoding="utf-8")
    return path


def _aggregate(told: Aggregate) -> dict[str, float | None]:
    interval = told.interval
    return {
        "att": told.att,
        "se": None if isnan(told.se) else told.se,
        "ci_low": interval.low,
        "ci_high": interval.high,
    }
