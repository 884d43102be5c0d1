"""Covariates as a list of names or as a formula: `age + C(municipality) + I(age^2) + sex:age`.

Of Wilkinson and Rogers (1973), Appl. Stat. 22:392–399, only what an evaluation uses: sums, categories, powers,
interactions (`a:b`) and crossings (`a*b`, which is `a + b + a:b`).
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from stegvis.core.marking import _

from . import refusals

SIGNS = frozenset("()^*:~+")
_NAME = re.compile(r"[\w.]+")
_CATEGORY = re.compile(r"C\(\s*(.+?)\s*\)")
_POWER = re.compile(r"I\(\s*(.+?)\s*(?:\^|\*\*)\s*([2-5])\s*\)")


@dataclass(frozen=True)
class Factor:
    """A column in a term: as it is, as categories, or raised to a power."""

    column: str
    category: bool = False
    power: int = 1


Term = tuple[Factor, ...]
"""One column of the design, or several multiplied."""


def parse(covariates: str | Sequence[str], columns: Collection[str] | None = None) -> tuple[Term, ...]:
    """Return the terms, each once, in the order written. Raises DataProblem on what can't be read or is not there.

    Without `columns` every name is taken to be there.
    """
    text = covariates.split("~")[-1] if isinstance(covariates, str) else None
    written = text.split("+") if text is not None else covariates
    terms: dict[Term, None] = {}
    for each in (part.strip() for part in written):
        terms |= dict.fromkeys(_terms(each, columns))
    named = columns_of(terms)
    if columns is not None and (unknown := [name for name in named if name not in columns]):
        raise refusals.no_such_column(unknown, columns)
    if not terms:
        raise refusals.option("covariates", _("No covariate is named."))
    return tuple(terms)


def treatment_of(formula: str) -> str | None:
    """Return what stands to the left of `~`, if anything does."""
    left, tilde, _right = formula.partition("~")
    return left.strip() or None if tilde else None


def columns_of(terms: Iterable[Term]) -> tuple[str, ...]:
    """Return the columns that the terms need, each once."""
    return tuple(dict.fromkeys(factor.column for term in terms for factor in term))


def _is_column(text: str, columns: Collection[str] | None) -> bool:
    return bool(text) and not set(text) & SIGNS if columns is None else text in columns


def _terms(text: str, columns: Collection[str] | None) -> list[Term]:
    if _is_column(text, columns):
        return [(Factor(text),)]
    if "*" in text and "**" not in text:
        sides = [_factor(part.strip(), columns) for part in text.split("*")]
        return [*((side,) for side in sides), tuple(sides)]
    return [tuple(_factor(part.strip(), columns) for part in text.split(":"))]


def _factor(text: str, columns: Collection[str] | None) -> Factor:
    if _is_column(text, columns):
        return Factor(text)
    if category := _CATEGORY.fullmatch(text):
        return Factor(category[1], category=True)
    if power := _POWER.fullmatch(text):
        return Factor(power[1], power=int(power[2]))
    if _NAME.fullmatch(text):
        return Factor(text)
    raise refusals.option(
        "covariates",
        _("A part of the formula can't be read."),
        expected=_("names joined by +, C(name), I(name^2), a:b or a*b"),
    )
