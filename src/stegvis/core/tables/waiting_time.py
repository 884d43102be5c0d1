"""How long those who were referred have waited for a start, by sex; who still waits and who never got there as well."""

import polars as pl

from stegvis.core.frames import Dataset
from stegvis.core.marking import _
from stegvis.core.outcomes.known_cases import known_by
from stegvis.core.shapes import Sentence

from .classifiers import UNKNOWN, Classifier, by_bands
from .grid import Row
from .populations import Population
from .report_table import Unit
from .settings import Settings
from .spec import TableSpec
from .way import referred_cases, referred_without_case

BANDS = ((0, 14), (15, 30), (31, 60), (61, 90), (91, 180), (181, None))
WAITING, ENDED = Row("waiting", _("Still wait")), Row("ended", _("Ended without a start"))
GAVE_UP = ("declined", "withdrawn")
DAYS = (pl.col("started") - pl.col("asked")).dt.total_days()


def _label(low: int, high: int | None) -> object:
    if high is None:
        return Sentence(_("{low} days or more"), {"low": low})
    return Sentence(_("{low}–{high} days"), {"low": low, "high": high})


ROWS = (
    *(Row(f"{low}-{'' if high is None else high}", _label(low, high)) for low, high in BANDS),
    WAITING,
    ENDED,
    Row(UNKNOWN, _("Unknown")),
)
BANDED = by_bands(_("Time"), DAYS, (*ROWS[: len(BANDS)], ROWS[-1]))
WAITED = Classifier(
    _("Time"),
    ROWS,
    pl.when("has_started")
    .then(BANDED.value)
    .when("has_ended")
    .then(pl.lit(ENDED.code))
    .otherwise(pl.lit(WAITING.code)),
)


def referred(dataset: Dataset, settings: Settings) -> pl.DataFrame:
    """Return who was referred in the period, cases and referrals without one, as known on the last day that counts.

    `asked` is the day of the referral, empty where none is known.
    """
    cases = referred_cases(dataset, settings).with_columns(has_ended=pl.col("state").is_in(GAVE_UP))
    alone = referred_without_case(dataset, settings).with_columns(
        asked="referred", has_started=pl.lit(value=False), has_ended=known_by("decided", settings.as_of)
    )
    columns = ("key", "sex", "asked", "started", "has_started", "has_ended")
    found = pl.concat([cases.select(columns), alone.with_columns(started=pl.lit(None, pl.Date)).select(columns)])
    return found.with_columns(pl.col("has_started", "has_ended").fill_null(value=False))


waiting_time = TableSpec(
    id="waiting_time",
    title=_("Time from referral to start, by sex"),
    unit=Unit.CASES,
    population=Population(
        about=lambda settings, table: _("Referred in the period"),
        frame=lambda dataset, settings, table: referred(dataset, settings),
    ),
    row_label=_("Time"),
    rows=WAITED,
    notes=(
        _("Days from referral to start. Unknown: one of the two days is missing, or they are the wrong way round."),
        _("Who still waits is counted as waiting, so that the times are not made shorter than they are."),
        _("Ended without a start: declined, or taken back by the person or by who referred her."),
        _("Of referrals that led to no case the sex is not known."),
    ),
)
