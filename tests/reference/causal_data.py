"""Published data sets out of the package causaldata, read as files: its own loader would ask for pandas."""

from importlib.util import find_spec
from pathlib import Path

import polars as pl
import pyreadstat
import pytest


def load(name: str) -> pl.DataFrame:
    """Return a data set by its name in causaldata; skip where the package is not installed."""
    package = find_spec("causaldata")
    if package is None or not package.submodule_search_locations:
        pytest.skip("causaldata is not installed")
    path = Path(package.submodule_search_locations[0]) / name / f"{name}.dta"
    table, _about = pyreadstat.read_dta(str(path), output_format="dict")
    return pl.DataFrame(table)
