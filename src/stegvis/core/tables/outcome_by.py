"""Work or studies at exit, by an attribute of the participants: sex, age, origin, municipality."""

import polars as pl

from stegvis.core import codebook
from stegvis.core.marking import _
from stegvis.core.shapes import Column

from .classifiers import BY_AGE, UNKNOWN, Classifier, by_codebook
from .counted import share_of_total
from .populations import EXITED
from .report_table import Unit
from .spec import TableSpec

REASONS = codebook.load("exits")
OUTCOME = (
    pl.when(pl.col("exit_reason").is_in(REASONS.in_group("work", "studies")))
    .then(pl.lit("work_or_study"))
    .when(pl.col("exit_reason").is_null() | ~pl.col("exit_reason").is_in(REASONS.codes))
    .then(pl.lit(UNKNOWN))
    .when(pl.col("exit_reason").is_in(REASONS.in_group("unknown")))
    .then(pl.lit(UNKNOWN))
    .otherwise(pl.lit("other"))
)
OUTCOMES = (Column("work_or_study", _("Work or studies")), Column("other", _("Other")), Column(UNKNOWN, _("Unknown")))


def outcome_by(attribute: str, title: str, rows: Classifier) -> TableSpec:
    """Return the table of outcomes at exit by `attribute`; unknown outcomes stay in the denominator."""
    return TableSpec(
        id=f"outcome_by_{attribute}",
        title=title,
        unit=Unit.EXITS,
        population=EXITED,
        row_label=rows.heading,
        rows=rows,
        columns=OUTCOMES,
        column=OUTCOME,
        derived=share_of_total("work_or_study", _("Share in work or studies")),
        notes=(
            _("The share is of all exits, also those whose outcome is unknown."),
            _("Intervals are Wilson's, 95 per cent, if these are seen as a sample of comparable cases."),
        ),
    )


outcome_by_sex = outcome_by("sex", _("Work or studies at exit, by sex"), by_codebook("sex", codebook.load("sex")))
outcome_by_age = outcome_by("age", _("Work or studies at exit, by age at start"), BY_AGE)
outcome_by_origin = outcome_by(
    "origin",
    _("Work or studies at exit, by region of birth"),
    by_codebook("birth_region", codebook.load("birth_regions")),
)
outcome_by_municipality = outcome_by(
    "municipality",
    _("Work or studies at exit, by municipality"),
    by_codebook("municipality", codebook.load("municipalities"), only_found=True),
)
