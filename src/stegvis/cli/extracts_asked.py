"""Extracts over time as a command is asked for them: a file of months, a file of spells, or both."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stegvis.core.effects import refusals
from stegvis.core.effects.register import Feature, Months, month_of, month_text, person_months, spells
from stegvis.core.marking import _
from stegvis.core.shapes import Sentence

if TYPE_CHECKING:
    from ibis.backends import BaseBackend


@dataclass(frozen=True, kw_only=True)
class ExtractsAsked:
    """Which files, and what their columns are called."""

    id: str
    months: Path | None
    month: str
    sparse: bool
    spells: Path | None
    start: str
    end: str
    code: str
    codes: tuple[str, ...]
    priority: bool

    def opened(self, backend: "BaseBackend", features: Sequence[Feature]) -> list[Months]:
        """Open and check what the features need. Raises DataProblem."""
        found = []
        if self.spells:
            found.append(self._spells(backend, self.spells))
        known = {name for each in found for name in each.values}
        values = [name for name in dict.fromkeys(each.column for each in features) if name not in known]
        if self.months:
            found.insert(
                0,
                person_months(backend, self.months, id=self.id, month=self.month, values=values, sparse=self.sparse),
            )
        return found

    def _spells(self, backend: "BaseBackend", path: Path) -> Months:
        return spells(
            backend,
            path,
            id=self.id,
            start=self.start,
            end=self.end,
            code=self.code,
            codes=self.codes,
            priority=self.priority,
        )


def month_asked(text: str, option: str) -> int:
    """Return a month of an option. Raises DataProblem."""
    month = month_of(text)
    if month is None:
        raise refusals.option(option, _("There is no such month."), expected=_("as in 2010-12"))
    return month


def described(extract: Months) -> list[Sentence]:
    """Say how much there is in an extract, and what is missing in it."""
    about = extract.about
    text = _("{rows} rows about {people} people, from {first} to {last}.")
    values = {"rows": about.rows, "people": about.people}
    said = [Sentence(text, {**values, "first": month_text(about.first), "last": month_text(about.last)})]
    if about.months_missing and not extract.sparse:
        text = _("{people} people lack {months} months between their first and last: nothing is known of those.")
        said.append(Sentence(text, {"people": about.people_with_gaps, "months": about.months_missing}))
    return said
