"""Checks within a row and between rows, each one a function on a draft that notes what it finds."""

from collections.abc import Callable, Mapping
from datetime import date

import polars as pl
from rapidfuzz import fuzz

from stegvis.core.errors import Severity
from stegvis.core.intake.cells import Flaw
from stegvis.core.intake.draft import Draft
from stegvis.core.intake.words import plain
from stegvis.core.marking import _

HAPPENED = ("referred", "start", "exit", "af_now_on", "on", "done", "month")
_ALIKE = 60.0

IN_THE_FUTURE = Flaw(_("The day lies after {as_of}."), _("a day that has been"))
EXIT_BEFORE_START = Flaw(_("The exit lies before the start."), _("the start or a later day"))
EXIT_WITHOUT_REASON = Flaw(
    _("The exit has no reason."), _("a reason for exit"), _("If it is not known, choose “Orsak saknas”.")
)
REASON_WITHOUT_EXIT = Flaw(_("There is a reason for exit but no day of exit."), _("the day of exit"))
UNTIL_BEFORE_ON = Flaw(_("The last day lies before the first."), _("the first day or a later one"))
START_BEFORE_REFERRAL = Flaw(_("The start lies before the referral."), severity=Severity.WARNING)
ARRIVAL_BEFORE_BIRTH = Flaw(_("The year of arrival lies before the birth."), severity=Severity.WARNING)
OTHER_SEX = Flaw(
    _("The sex is another than the personal number tells; that of the number is used."), severity=Severity.WARNING
)
OTHER_NAME = Flaw(
    _("The name is not like the one that is known for this personal number."),
    hint=_("Check that the number belongs to the person."),
    severity=Severity.WARNING,
)
TWICE = Flaw(_("The same stands in row {other} already."), hint=_("Take one of the rows away."))
OVERLAPPING_CASES = Flaw(
    _("The person takes part already: the participation in row {other} has not ended by then."),
    hint=_("Fill in the exit of the earlier participation, or mend the start of this one."),
)
ANOTHER_OPEN_CASE = Flaw(
    _("The person has another open case in the project."),
    _("one open case at a time"),
    hint=_("Register the exit of the earlier case first."),
)
OVERLAPPING_SPELLS = Flaw(
    _("The days overlap those in row {other}."),
    hint=_("Fill in the last day of the earlier row."),
    severity=Severity.WARNING,
)
NOT_A_PARTICIPANT = Flaw(
    _("No usable row among the participants has this personal number."),
    hint=_("Add the person to the sheet of participants, or mend the number."),
)
DONE_WITHOUT_DAY = Flaw(_("The follow-up is done but has no day."), _("the day when it was done"))


def check_days(draft: Draft, as_of: date) -> None:
    """Days on which something has happened must not lie ahead."""
    flaw = Flaw(IN_THE_FUTURE.message, IN_THE_FUTURE.expected, values=(("as_of", as_of),))
    for name in HAPPENED:
        if name in draft.record:
            draft.add_where(draft.frame.filter(pl.col(name) > as_of), name, flaw)


def check_participants(draft: Draft, names: Mapping[str, str]) -> None:
    """Check each participation, and the participations of one person against each other."""
    frame = draft.frame
    gone, reason = pl.col("exit").is_not_null(), pl.col("exit_reason").is_not_null()
    born = pl.col("personal_number").str.slice(0, 4).cast(pl.Int64)
    rules: list[tuple[pl.Expr, str, Flaw]] = [
        (pl.col("exit") < pl.col("start"), "exit", EXIT_BEFORE_START),
        (gone & ~reason, "exit_reason", EXIT_WITHOUT_REASON),
        (reason & ~gone, "exit", REASON_WITHOUT_EXIT),
        (pl.col("start") < pl.col("referred"), "start", START_BEFORE_REFERRAL),
        (pl.col("arrival_year") < born, "arrival_year", ARRIVAL_BEFORE_BIRTH),
        (pl.col("sex").is_in(["woman", "man"]) & (pl.col("sex") != sex_of_number()), "sex", OTHER_SEX),
    ]
    flawed = set(draft.refused)
    for rule, name, flaw in rules:
        rows = frame.filter(rule)
        untouched = [row for row in rows.iter_rows(named=True) if not _stated(draft, row, name, flaw, flawed)]
        for row in untouched:
            draft.add(row["sheet"], row["row"], name, flaw)
    _check_names(draft, names)
    check_twice(draft, ("personal_number", "start"), "personal_number")
    _check_overlap(draft, "start", "exit", ("personal_number",), "start", OVERLAPPING_CASES)


def _stated(draft: Draft, row: Mapping[str, object], name: str, flaw: Flaw, flawed: set[tuple[str, int]]) -> bool:
    """Whether the cell is empty only because it could not be read, which has been said already."""
    if (row["sheet"], row["row"]) not in flawed or flaw not in (EXIT_WITHOUT_REASON, REASON_WITHOUT_EXIT):
        return False
    heading = draft.columns.get(str(row["sheet"]), {}).get(name)
    return any((each.sheet, each.row, each.column) == (row["sheet"], row["row"], heading) for each in draft.findings)


def sex_of_number() -> pl.Expr:
    """The sex that a personal number tells: the last digit but one is even for women."""
    digit = pl.col("personal_number").str.slice(10, 1).cast(pl.Int64, strict=False)
    return pl.when(digit % 2 == 0).then(pl.lit("woman")).when(digit % 2 == 1).then(pl.lit("man"))


def _check_names(draft: Draft, names: Mapping[str, str]) -> None:
    """Compare names with those known beforehand, and else with the first row of the same number."""
    first: dict[str, str] = {}
    rows = draft.frame.select("sheet", "row", "personal_number", "name").drop_nulls()
    for sheet, row, number, name in rows.iter_rows():
        expected = names.get(number) or first.setdefault(number, name)
        if expected != name and fuzz.token_sort_ratio(plain(expected), plain(name)) < _ALIKE:
            draft.add(sheet, row, "name", OTHER_NAME)


def check_twice(draft: Draft, key: tuple[str, ...], name: str) -> None:
    """Refuse each row after the first with the same key."""
    usable = draft.usable().drop_nulls(key[0])
    repeated = usable.with_columns(other=pl.col("row").first().over(key), nth=pl.int_range(pl.len()).over(key))
    draft.add_where(repeated.filter(pl.col("nth") > 0), name, TWICE, other="other")


def check_spells(draft: Draft) -> None:
    """Check first and last days; spells of the same code (any code, for categories) must not overlap."""
    draft.add_where(draft.frame.filter(pl.col("until") < pl.col("on")), "until", UNTIL_BEFORE_ON)
    check_twice(draft, ("personal_number", "on", "code"), "on")
    same = ("personal_number",) if draft.record.name == "categories" else ("personal_number", "code")
    _check_overlap(draft, "on", "until", same, "on", OVERLAPPING_SPELLS)


def _check_overlap(draft: Draft, first: str, last: str, same: tuple[str, ...], name: str, flaw: Flaw) -> None:
    usable = draft.usable().drop_nulls(["personal_number", first]).sort(*same, first, "row")
    before = usable.with_columns(
        other=pl.col("row").shift(1).over(same), end=pl.col(last).shift(1).over(same), any=pl.lit(value=True)
    ).filter(pl.col("other").is_not_null())
    # Ending and beginning on the same day is how many lists write a change, so it is no overlap.
    overlapping = before.filter(pl.col("end").is_null() | (pl.col("end") > pl.col(first)))
    if draft.record.name != "participants":
        overlapping = overlapping.filter(pl.col("end").is_not_null())
    draft.add_where(overlapping, name, flaw, other="other")


def check_followups(draft: Draft) -> None:
    """A follow-up that is done has its day, and stands once."""
    done = (pl.col("status") == "done") & pl.col("done").is_null()
    draft.add_where(draft.frame.filter(done), "done", DONE_WITHOUT_DAY)
    check_twice(draft, ("personal_number", "start", "months"), "months")


def check_counts(draft: Draft) -> None:
    """One row for each year and sex."""
    check_twice(draft, ("year", "sex"), "sex")


def check_membership(draft: Draft, numbers: frozenset[str]) -> None:
    """Facts of the monthly workbook belong to a participant in it, or to somebody known beforehand."""
    unknown = pl.col("personal_number").is_not_null() & ~pl.col("personal_number").is_in(list(numbers))
    draft.add_where(draft.frame.filter(unknown), "personal_number", NOT_A_PARTICIPANT)


BY_RECORD: Mapping[str, Callable[[Draft], None]] = {
    "livelihoods": check_spells,
    "occupations": check_spells,
    "categories": check_spells,
    "followups": check_followups,
    "anonymous_counts": check_counts,
}
