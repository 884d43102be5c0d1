"""Features by window: what a person had in the months around her own index month: `before=sum(assistance,-24..-1)`.

Written in text, so that a command, a protocol and a report say the same words.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stegvis.core.marking import _

from .. import refusals

WRITTEN = re.compile(
    r"\s*(?P<name>\w+)\s*=\s*(?P<function>[a-z]+)\(\s*(?P<column>\w+)\s*,\s*(?P<first>[+-]?\d+)\s*\.\.\s*"
    r"(?P<last>[+-]?\d+)\s*(?:,\s*(?P<run>\d+)\s*)?\)\s*"
)
BETWEEN = re.compile(r"[,;]\s*(?=\w+\s*=)")


class Function(StrEnum):
    """What becomes of the months of a window."""

    SUM = "sum"
    MEAN = "mean"
    LOWEST = "lowest"
    HIGHEST = "highest"
    MONTHS = "months"  # how many are above zero
    LAST = "last"  # the window's last month alone
    STABLE = "stable"  # 1 when `run` months in a row are above zero, else 0


@dataclass(frozen=True)
class Feature:
    """A name, and how it is computed: months `first` … `last` counted from the index month, which is 0."""

    name: str
    function: Function
    column: str
    first: int
    last: int
    run: int = 1

    def __post_init__(self) -> None:
        """Refuse windows that can't be."""
        if self.last < self.first:
            raise refusals.option(self.name, _("The window ends before it starts."), expected=_("as in -24..-1"))
        if not 1 <= self.run <= self.last - self.first + 1:
            raise refusals.option(self.name, _("The run is longer than the window, or none."))

    @property
    def width(self) -> int:
        """Months in the window."""
        return self.last - self.first + 1

    def __str__(self) -> str:
        run = f",{self.run}" if self.function is Function.STABLE else ""
        return f"{self.name}={self.function}({self.column},{self.first}..{self.last}{run})"


def parse_features(text: str) -> tuple[Feature, ...]:
    """Read features written with commas or semicolons between them. Raises DataProblem at one that can't be read."""
    found = tuple(_feature(each) for each in BETWEEN.split(text) if each.strip())
    names = [each.name for each in found]
    if twice := [name for name in names if names.count(name) > 1]:
        raise refusals.option(twice[0], _("Two features have this name."))
    return found


def _feature(text: str) -> Feature:
    read = WRITTEN.fullmatch(text)
    if read is None or read["function"] not in list(Function):
        raise refusals.option(
            text.partition("=")[0].strip(),
            _("The feature can't be read."),
            expected=_("name=function(column,first..last), with one of {functions}; stable has a run as well"),
            functions=", ".join(Function),
        )
    function = Function(read["function"])
    if (read["run"] is None) is (function is Function.STABLE):
        raise refusals.option(read["name"], _("Only stable has a run of months, and it must."))
    return Feature(read["name"], function, read["column"], int(read["first"]), int(read["last"]), int(read["run"] or 1))


def require_before(features: Iterable[Feature]) -> None:
    """Raise DataProblem when a covariate is of the index month or later: it may come of what is to be studied."""
    for each in features:
        if each.last >= 0:
            raise refusals.option(
                each.name, _("What people are compared on may only be of months before."), expected=_("up to -1")
            )


def require_after(features: Iterable[Feature]) -> None:
    """Raise DataProblem when an outcome is of months before the index month."""
    for each in features:
        if each.first < 0:
            raise refusals.option(each.name, _("An outcome is of the month of entry or later."), expected=_("from 0"))


def columns_of(features: Sequence[Feature]) -> tuple[str, ...]:
    """Return the columns that the features need, each once."""
    return tuple(dict.fromkeys(each.column for each in features))
