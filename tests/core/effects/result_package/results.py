"""A result as `stegvis match` writes it, to change and pack."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from stegvis.core.effects.result_package import about_of, contents_of, write_result_package

HASH = "a" * 64
PROTOCOL = {
    "outcomes": {
        "primary": {"column": "months", "meaning": "Månader i egen försörjning"},
        "others": [{"column": "income"}],
        "negative_controls": [{"column": "dental"}],
    }
}


def _estimate(outcome: str, role: str, estimate: float, p: float) -> dict[str, Any]:
    numbers = {"estimate": estimate, "se": 0.5, "ci_low": estimate - 1, "ci_high": estimate + 1, "p": p}
    return {"outcome": outcome, "role": role, "is_answer": True, "method": "aipw", "estimand": "ATT", **numbers}


def _detectable(outcome: str) -> dict[str, Any]:
    return {
        "outcome": outcome, "mde": 1.5, "in_sd": 0.3, "power": 0.8, "level": 0.05
    }  # fmt: skip


def _balance(covariate: str, before: float, after: float, ratio: float | None, share: float) -> dict[str, Any]:
    measures = {
        f"{name}_{when}": value
        for name, pair in {"smd": (before, after), "variance_ratio": (ratio, ratio), "ecdf": (0.1, 0.01)}.items()
        for when, value in zip(("before", "after"), pair, strict=True)
    }
    means = {f"mean_{side}_{when}": share for side in ("treated", "control") for when in ("before", "after")}
    return {"covariate": covariate, **measures, **means, "verdict": "good"}


RESULT: dict[str, Any] = {
    "n": {"treated": 136, "control": 4000, "matched_treated": 136, "matched_control": 680},
    "dropped": {
        "incomplete": 12, "outside_treated": 0, "outside_control": 300, "unmatched_treated": 0,
        "unmatched_control": 3020,
    },
    "estimand": "ATT",
    "balance": [_balance("age", 0.3, 0.02, 1.1, 38.0), _balance("woman", -0.2, -0.03, None, 0.5)],
    "overlap": [
        {"low": 0.0, "high": 0.1, "treated": 36, "control": 3950},
        {"low": 0.1, "high": 0.2, "treated": 98, "control": 48},
        {"low": 0.2, "high": 0.3, "treated": 2, "control": 2},
    ],
    "fewest_apart": {"months": 40, "income": 100, "dental": 30},
    "mde": [_detectable(name) for name in ("months", "income", "dental")],
    "estimates": [
        _estimate("months", "primary", 2.345, 0.001),
        _estimate("income", "other", 7.89, 0.03),
        _estimate("dental", "negative_control", 0.1, 0.6),
    ],
    "other_outcomes": [{"outcome": "income", "estimate": "aipw", "p": 0.03, "p_holm": 0.06, "p_bh": 0.045}],
    "protocol": {
        "title": "Samverkansteamen", "version": 2, "hash": HASH, "fixed_at": "2011-02-01T09:30:00+00:00",
        "estimate": "aipw", "read_before_fixed": [],
        "outcomes": {"months": "primary", "income": "other", "dental": "negative_control"},
    },
    "software": "stegvis 1",
}  # fmt: skip


def changed(**parts: dict[str, Any]) -> dict[str, Any]:
    """Return a result of which some numbers are others."""
    result = deepcopy(RESULT)
    for name, part in parts.items():
        result[name].update(part)
    return result


def packed(result: dict[str, Any], folder: Path) -> Path:
    about = about_of(result, HASH, date(2011, 3, 1), 5)
    return write_result_package(folder / "package.zip", contents_of(result, PROTOCOL), about)
