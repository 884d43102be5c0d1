"""Extracts over time as a command is asked for them: a file of months, a file of spells, or both."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from stegvis.core.effects import refusals
from stegvis.core.effects.register import Feature, Months, month_of, month_text, others_than, person_months, spells
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Sentence

from .output import say

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


def described(extract: Months, people: pl.DataFrame) -> list[Sentence]:
    """Say how much there is in an extract, what is missing in it, and whom nobody asks about."""
    there = extract.about
    text = _("{rows} rows about {people} people, from {first} to {last}.")
    values = {"rows": there.rows, "people": there.people}
    said = [Sentence(text, {**values, "first": month_text(there.first), "last": month_text(there.last)})]
    if there.months_missing and not extract.sparse:
        text = _("{people} people lack {months} months between their first and last: nothing is known of those.")
        said.append(Sentence(text, {"people": there.people_with_gaps, "months": there.months_missing}))
    if others := others_than(people, extract):
        text = _("{people} people in it are not in the list of people, and are not used.")
        said.append(Sentence(text, {"people": others}))
    return said


def show_extracts(extracts: Sequence[Months], people: pl.DataFrame, words: Words, *, as_json: bool) -> None:
    """Say what is in the extracts, before anything is computed from them."""
    if as_json:
        return
    for sentence in (each for extract in extracts for each in described(extract, people)):
        say(words.text(sentence), as_json=False)
