"""Goal attainment in words, from the finished table: what is hidden there is hidden here."""

from stegvis.core.marking import _
from stegvis.core.outcomes import EventOutcome, by_name
from stegvis.core.outcomes.lines import Code
from stegvis.core.shapes import Sentence, Table

ONLY_COUNTED = "only_counted"  # the code of the row of those who are known as a number alone
EVENTS = {
    Code.OF_STARTED: _(
        "At least {numerator} of the {denominator} who started ({share}, 95% interval {low}–{high}) "
        "have so far exited to {whither}."
    ),
    Code.OF_EXITS: _("{numerator} of {denominator} exits ({share}, 95% interval {low}–{high}) were to {whither}."),
    Code.INCIDENCE: _(
        "Allowing for unequal follow-up, {share} (95% interval {low}–{high}) "
        "are estimated to go on to {whither} within the window."
    ),
    Code.EXITS_WITHOUT_TRANSFERS: _(
        "Without those who moved or were transferred, {numerator} of {denominator} exits ({share}, 95% interval "
        "{low}–{high}) were to {whither}; that leaves people out, and only shows how much it matters."
    ),
    Code.WINDOW: _(
        "Of the {denominator} who started at least the window before the cut-off, {numerator} ({share}, 95% interval "
        "{low}–{high}) went on to {whither} within it; {worst} in the worst case and {best} in the best."
    ),
}
STATE = _(
    "Of the {denominator} who started at least the window before the cut-off, this held for {numerator} ({share}, "
    "95% interval {low}–{high}) when it ended, {worst} in the worst case and {best} in the best: {title}."
)
NO_FIGURE = _("{label}: {reading}")
COUNTED = _("Only counted, and in no share: {unknown}.")
CELLS = ("numerator", "denominator", "share", "low", "high", "worst", "best")


def sentences(table: Table) -> tuple[Sentence, ...]:
    """Return a sentence for each row of `goal_progress`, in its order."""
    keys = [column.key for column in table.columns]
    return tuple(_sentence(dict(zip(keys, row, strict=True))) for row in table.rows)


def _sentence(row: dict[str, object]) -> Sentence:
    if row["code"] == ONLY_COUNTED:
        return Sentence(COUNTED, {"unknown": row["unknown"]})
    if row["share"] is None:
        return Sentence(NO_FIGURE, {"label": row["label"], "reading": row["reading"]})
    outcome, cells = by_name(str(row["outcome"])), {key: _written(key, row[key]) for key in CELLS}
    if not isinstance(outcome, EventOutcome):
        return Sentence(STATE, cells | {"title": outcome.title})
    return Sentence(EVENTS[Code(str(row["code"]).rpartition(".")[2])], cells | {"whither": outcome.whither})


def _written(key: str, value: object) -> object:
    """Give the interval's ends without the sign for per cent: it stands once, after the share."""
    return float(value) * 100 if key in ("low", "high") and isinstance(value, float) else value
