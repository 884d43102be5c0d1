"""Problems with data that somebody gave us, said so that they can be mended.

A message never carries a value from a person's row: it names the place and what was expected there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a finding means for the row it concerns."""

    ERROR = "error"  # the row can't be used
    WARNING = "warning"  # the row is used; somebody should look
    NOTE = "note"  # for information


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to look at in a file: where it is, what is wrong, what was expected, what to do.

    `message`, `expected` and `hint` are texts for the person at the screen (message ids of `core.language`),
    formatted with `values`. Rows and columns are numbered as the person sees them: the first row of a sheet is 1.
    """

    message: str
    severity: Severity = Severity.ERROR
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    expected: str | None = None
    hint: str | None = None
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        values = dict(self.values)
        place = ", ".join(
            part for part in (self.file, self.sheet, f"row {self.row}" if self.row else None, self.column) if part
        )
        text = self.message.format(**values)
        expected = f" Expected: {self.expected.format(**values)}." if self.expected else ""
        hint = f" {self.hint.format(**values)}" if self.hint else ""
        return f"{place}: {text}{expected}{hint}" if place else f"{text}{expected}{hint}"


class DataProblem(Exception):
    """Data that can't be used as it is. Carries one finding or more; the text is theirs, a line each."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings
        super().__init__("\n".join(str(finding) for finding in findings))

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "DataProblem":
        return cls(*findings)


class UnknownCode(DataProblem):
    """A code that is not in the list where it was looked up."""


class MissingColumns(DataProblem):
    """A table that lacks columns, or has them with the wrong type."""


class CannotCompute(Exception):
    """A figure that the data at hand can't give. `reason` is a message id of `core.language`."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason = reason
        self.values = values
        super().__init__(reason.format(**values))
