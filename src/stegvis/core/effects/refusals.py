"""Why data can't be used for a comparison: one place for the words. No message carries a value of a person's row."""

from collections.abc import Iterable

from stegvis.core.errors import DataProblem, Finding
from stegvis.core.marking import _

MISSING_HINT = _("Fill them in, leave the column out, or name a rule: drop or indicator.")


def no_such_column(names: Iterable[str], known: Iterable[str]) -> DataProblem:
    there = ", ".join(known)
    message = _("The column is not in the data.")
    expected = _("one of: {columns}")
    return DataProblem.of(
        Finding(message=message, column=name, expected=expected, values=(("columns", there),)) for name in names
    )


def missing_values(counts: Iterable[tuple[str, int]]) -> DataProblem:
    return DataProblem.of(
        Finding(
            message=_("{count} values are missing."),
            column=name,
            expected=_("a value in every row"),
            hint=MISSING_HINT,
            values=(("count", count),),
        )
        for name, count in counts
    )


def column(
    name: str, message: str, *, expected: str | None = None, row: int | None = None, **values: object
) -> DataProblem:
    """Return the problem of one column, and of one row of it where that is known (the first data row is 1)."""
    return DataProblem(Finding(message=message, column=name, row=row, expected=expected, values=tuple(values.items())))


def option(name: str, message: str, *, expected: str | None = None, **values: object) -> DataProblem:
    """Return the problem of what was asked for."""
    return DataProblem(Finding(message=message, column=name, expected=expected, values=tuple(values.items())))


def aliased(constant: Iterable[str], collinear: Iterable[str]) -> DataProblem:
    """Return the problem of covariates that say nothing, or nothing that the ones before them don't say."""
    findings = [Finding(message=_("The covariate has one value only."), column=each) for each in constant]
    message = _("The covariate is a sum of other covariates, or the same as one.")
    findings += [
        Finding(message=message, column=each, hint=_("Leave it or one of the others out.")) for each in collinear
    ]
    return DataProblem.of(findings)


def separated(names: Iterable[str]) -> DataProblem:
    message = _("The covariates tell treated from untreated without error, so nobody is comparable.")
    hint = _(
        "Look at {columns}: some values there hold only treated or only untreated. Merge levels, leave one out, or use "
        "a ridge penalty."
    )
    return DataProblem(Finding(message=message, hint=hint, values=(("columns", ", ".join(names)),)))
