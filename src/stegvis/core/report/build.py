"""From a dataset to a report's blocks: count the tables, protect them for their readers, compose."""

from collections.abc import Mapping, Sequence
from datetime import date

from stegvis.core.frames import Dataset
from stegvis.core.report.compose import compose
from stegvis.core.report.facts import facts_of
from stegvis.core.report.preset import Preset
from stegvis.core.report.presets import EVALUATION_2011
from stegvis.core.shapes import Audience, Block, Table
from stegvis.core.tables import Settings, count_all


def tables_for(
    dataset: Dataset, settings: Settings, *, audience: Audience, shown_before: Sequence[Table] = ()
) -> dict[str, Table]:
    """Count all tables and return them by id; for the public protected, also against what it was `shown_before`."""
    counted = count_all(dataset, settings)
    if audience is not Audience.PUBLIC:
        return {table.id: table for table in counted}
    from stegvis.core.report.public import for_public  # its solver takes a second to load

    return {table.id: table for table in for_public(counted, shown_before=shown_before)}


def build(
    dataset: Dataset,
    settings: Settings,
    *,
    audience: Audience,
    texts: Mapping[str, str],
    preset: Preset = EVALUATION_2011,
    dated: date | None = None,
) -> tuple[Block, ...]:
    """Return the blocks of a report on the dataset's project, for these readers."""
    return compose(
        tables_for(dataset, settings, audience=audience),
        preset=preset,
        texts=texts,
        project=facts_of(dataset, settings, dated=dated),
        audience=audience,
    )
