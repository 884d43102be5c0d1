"""Self-support on a day: no source of livelihood is public support.

Public support is the codes flagged so in the livelihoods list (the SUS rule: unemployment insurance, benefits of
Försäkringskassan and social assistance count; parental benefit, pensions and study support do not).
"""

import polars as pl

from stegvis.core import codebook
from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.states import states_on

from .kinds import StateOutcome


def holds(dataset: Dataset, asked: pl.DataFrame) -> pl.DataFrame:
    """Return `asked` (key, person_key, day) with `holds`: true when no livelihood on the day is public support.

    One source of public support beside others is enough for false. Null when no livelihood is known on the day, or
    when one of them is unknown and none of the others is public support.
    """
    codes = codebook.load("livelihoods")
    supported = pl.col("code").is_in(codes.flagged("public_support")).any()
    uncertain = pl.col("code").is_in(codes.in_group("unknown")).any()
    answers = (
        states_on(dataset["livelihoods"], asked)
        .group_by("key")
        .agg(holds=pl.when(supported).then(pl.lit(value=False)).when(~uncertain).then(pl.lit(value=True)))
    )
    return asked.join(answers, on="key", how="left")


self_support = StateOutcome(
    "self_support", _("Without public support on the day"), _("manage without public support"), holds
)
