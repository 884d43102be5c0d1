"""The analysis of a matching written out for R, Stata and Python, so that others can do it over without Stegvis."""

import json
from collections.abc import Sequence
from importlib.resources import files

import polars as pl

from stegvis.core.marking import _

from .. import refusals
from ..covariates import Missing
from ..formula import columns_of, parse
from ..matched import Matched
from ..nearest import Order
from ..plan import Method, Plan, Scale
from ..support import Discard

SCRIPTS = {"replica.R": "match.R.txt", "replica.do": "match.do.txt", "replica.py": "match.py.txt"}


def replicas(
    matched: Matched, outcomes: Sequence[str], extract: str, *, cluster: str | None, folds: int
) -> dict[str, str]:
    """Return the scripts by file name. Raises DataProblem naming the options that they can't be written for."""
    _refuse_what_is_not_written(matched.plan, cluster, folds, [*outcomes, extract])
    covariates = columns_of(parse(matched.plan.covariates))
    categories = [each for each in covariates if _is_category(matched, each)]
    words = {
        **_of_r(matched.plan, covariates, categories, outcomes),
        **_of_stata(matched.plan, outcomes),
        "EXTRACT": extract,
        "SETTINGS": json.dumps(_settings(matched.plan, covariates, categories, outcomes, extract), ensure_ascii=False),
    }
    return {name: _filled(template, words) for name, template in SCRIPTS.items()}


def people_of(matched: Matched) -> pl.DataFrame:
    """Return who is compared, as the scripts read it: id, treated (0, 1), weight, set. Rows about persons."""
    return matched.person_table().select("id", pl.col("treated").cast(pl.Int8), "weight", "set")


def _filled(template: str, words: dict[str, str]) -> str:
    text = (files(__package__) / template).read_text(encoding="utf-8")
    for name, value in words.items():
        text = text.replace(f"@@{name}@@", value)
    return text


def _refuse_what_is_not_written(plan: Plan, cluster: str | None, folds: int, written: Sequence[str]) -> None:
    terms = parse(plan.covariates)
    names = [*columns_of(terms), *plan.exact, plan.treatment, *([plan.id] if plan.id else []), *written]
    asked = {
        "--method": plan.method is not Method.NEAREST,
        "--order": plan.order is Order.RANDOM,
        "--discard": plan.discard is not Discard.NONE,
        "--missing": plan.missing is not Missing.REFUSE,
        "--calipers": bool(plan.calipers),
        "--ridge": plan.ridge != 0,
        "--cluster": cluster is not None,
        "--folds": folds != 1,
        "--covariates": any(len(term) > 1 or term[0].power > 1 for term in terms),
        "score": plan.score is not None or plan.scale is not Scale.PROBABILITY,
        "quotes in names": any(set(name) & set("\"'`\\\n") for name in names),
    }
    if wrong := [name for name, is_asked in asked.items() if is_asked]:
        raise refusals.option(", ".join(wrong), _("The scripts can't be written for this."))


def _is_category(matched: Matched, name: str) -> bool:
    named = any(factor.category for term in parse(matched.plan.covariates) for factor in term if factor.column == name)
    kind = matched.frame[name].dtype
    return named or not (kind.is_numeric() or kind == pl.Boolean)


def _settings(
    plan: Plan, covariates: Sequence[str], categories: Sequence[str], outcomes: Sequence[str], extract: str
) -> dict[str, object]:
    return {
        "extract": extract,
        "id": plan.id,
        "treatment": plan.treatment,
        "covariates": list(covariates),
        "categories": list(categories),
        "exact": list(plan.exact),
        "outcomes": list(outcomes),
        "ratio": plan.ratio,
        "replace": plan.replace,
        "caliper": plan.caliper,
        "std_caliper": plan.std_caliper,
        "order": plan.order.value,
    }


def _of_r(plan: Plan, covariates: Sequence[str], categories: Sequence[str], outcomes: Sequence[str]) -> dict[str, str]:
    def listed(names: Sequence[str]) -> str:
        return ", ".join(f'"{each}"' for each in names)

    return {
        "ID": f'"{plan.id}"' if plan.id else "NULL",
        "TREATMENT": plan.treatment,
        "COVARIATES": listed(covariates),
        "CATEGORIES": listed(categories),
        "EXACT": listed(plan.exact),
        "OUTCOMES": listed(outcomes),
        "RATIO": str(plan.ratio),
        "REPLACE": str(plan.replace).upper(),
        "CALIPER": "NULL" if plan.caliper is None else repr(plan.caliper),
        "STD": str(plan.std_caliper).upper(),
        "ORDER": plan.order.value,
    }


def _of_stata(plan: Plan, outcomes: Sequence[str]) -> dict[str, str]:
    key = plan.id or "stegvis_row"
    return {
        "STATA_ID": key,
        "STATA_KEY": f"tostring {key}, replace format(%20.0f)"
        if plan.id
        else "generate str20 stegvis_row = string(_n)",
        "STATA_OUTCOMES": " ".join(outcomes),
        "STATA_ERRORS": "vce(robust)" if plan.replace else "vce(cluster stegvis_set)",
    }
