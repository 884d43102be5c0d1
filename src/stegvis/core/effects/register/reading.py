"""Features computed: an expression out of each extract, run, and put in the order of those who asked."""

from collections.abc import Sequence

import polars as pl

from stegvis.core.marking import _

from .. import refusals
from .engine import table_of
from .extracts import ID, MONTH, Months
from .features import Feature
from .windows import GONE, PLACE, SINCE, features_at, features_by_row

INDEX = (ID, MONTH, SINCE, GONE)


def read_features(index: pl.DataFrame, extracts: Sequence[Months], features: Sequence[Feature]) -> pl.DataFrame:
    """Return a column for each feature, in the rows of `index` (see INDEX), out of the extract that has its column.

    Raises DataProblem when no extract has a column or several do, and when identities are of another kind there.
    """
    own = {each.name: _extract_of(each, extracts) for each in features}
    asked = index.select(INDEX).with_row_index(PLACE)
    found = []
    for extract in extracts:
        if those := [each for each in features if own[each.name] is extract]:
            found.append(_read(asked, extract, those))
    return pl.concat(found, how="horizontal").select(each.name for each in features)


def _read(index: pl.DataFrame, extract: Months, features: Sequence[Feature]) -> pl.DataFrame:
    asked = table_of(index)
    if asked[ID].type() != extract.table[ID].type():
        raise refusals.option(ID, _("The identity is numbers in one file and text in another."))
    rows = extract.of(extract.table.semi_join(asked.select(ID).distinct(), ID))
    if extract.solid:
        found: pl.DataFrame = extract.backend.to_polars(features_by_row(asked, rows, features))
        if found.height == index.height:
            return found.sort(PLACE).drop(PLACE)
    found = extract.backend.to_polars(features_at(asked, rows, features))
    return found.sort(PLACE).drop(PLACE)


def others_than(people: pl.DataFrame, extract: Months) -> int:
    """Return how many people the extract has rows about who are not among `people` (ID): nobody asks about them."""
    listed = table_of(people.select(ID))
    if listed[ID].type() != extract.table[ID].type():
        raise refusals.option(ID, _("The identity is numbers in one file and text in another."))
    found: int = extract.backend.execute(extract.table.select(ID).distinct().anti_join(listed, ID).count())
    return int(found)


def _extract_of(feature: Feature, extracts: Sequence[Months]) -> Months:
    having = [each for each in extracts if feature.column in each.values]
    if not having:
        raise refusals.no_such_column([feature.column], [name for each in extracts for name in each.values])
    if len(having) > 1:
        raise refusals.option(feature.column, _("Two extracts have a column of this name."))
    return having[0]
