"""Exact strata: persons who share every value of the columns that must agree."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from stegvis.core.marking import _

from . import refusals
from .arrays import Floats, Ints
from .covariates import missing_in


def strata_of(frame: pl.DataFrame, columns: Sequence[str]) -> Ints:
    """Return the stratum (n) of each row, numbered from 0; one stratum when no column is named.

    Missing values are refused: nobody is like another since nothing is known of either.
    """
    if not columns:
        return np.zeros(frame.height, dtype=np.int64)
    if unknown := [name for name in columns if name not in frame.columns]:
        raise refusals.no_such_column(unknown, frame.columns)
    counts = [(name, int(missing_in(frame[name]).sum())) for name in columns]
    if any(count for _name, count in counts):
        raise refusals.missing_values([each for each in counts if each[1]])
    codes = np.zeros(frame.height, dtype=np.int64)
    for name in columns:
        if frame[name].dtype.is_nested():
            raise refusals.column(
                name, _("People can't be told to agree in this column."), expected=_("numbers or text")
            )
        own = frame[name].rank("dense").to_numpy().astype(np.int64) - 1
        codes = codes * (int(own.max(initial=0)) + 1) + own
        codes = _dense(codes)
    return codes


def _dense(codes: Ints) -> Ints:
    """Number the codes that occur, in their order."""
    if codes.size and codes.max() < 4 * codes.size:
        seen = np.bincount(codes) > 0
        return np.asarray((np.cumsum(seen) - 1)[codes], dtype=np.int64)
    return np.asarray(np.unique(codes, return_inverse=True)[1], dtype=np.int64)


def coarsened_strata(values: Floats, binary: Sequence[bool], exact: Ints) -> Ints:
    """Return the stratum (n) of coarsened exact matching: numbers (p × n) in Sturges's bins, and the exact strata.

    Iacus, King & Porro (2012), Political Analysis 20:1–24. The bins are those of MatchIt: ⌈log₂ n + 1⌉ of equal width
    from the least to the greatest value, a value on a boundary in the higher bin. Indicators keep their two values.
    """
    codes = exact
    bins = int(np.ceil(np.log2(exact.size) + 1))
    for numbers, is_binary in zip(values, binary, strict=True):
        if is_binary:
            own = numbers.astype(np.int64)
        else:
            edges = np.linspace(numbers.min(), numbers.max(), bins + 1)[1:-1]
            own = np.searchsorted(edges, numbers, side="right").astype(np.int64)
        codes = _dense(codes * (int(own.max()) + 1) + own)
    return codes
