"""Who comes to fit and who no longer does when the criteria change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from .assessing import assess, overall
from .criteria import Criterion, Facts, Verdict


@dataclass(frozen=True)
class Shift:
    """Keys of the persons who fit before and after a change, and of whom it is not known after it."""

    before: frozenset[str]
    after: frozenset[str]
    unknown: frozenset[str]

    @property
    def enters(self) -> frozenset[str]:
        return self.after - self.before

    @property
    def leaves(self) -> frozenset[str]:
        """Return who fitted and no longer does. Of whom it is no longer known is among them."""
        return self.before - self.after

    @property
    def stays(self) -> frozenset[str]:
        return self.before & self.after


def shift(
    people: pl.DataFrame, before: Sequence[Criterion], after: Sequence[Criterion], facts: Facts, *, on: date
) -> Shift:
    """Judge all persons by both sets of criteria on one day. Who meets all fits; "not yet" and unknown don't."""
    now, then = (_verdicts(people, criteria, facts, on) for criteria in (before, after))
    return Shift(_those(now, Verdict.MET), _those(then, Verdict.MET), _those(then, Verdict.UNKNOWN))


def _verdicts(people: pl.DataFrame, criteria: Sequence[Criterion], facts: Facts, on: date) -> dict[str, str]:
    """Return each person's verdict; without criteria in force that day everybody fits."""
    assessment = assess(people, criteria, facts, on=on)
    if not any(each.holds_on(on) for each in criteria):
        return dict.fromkeys(people["person_key"], Verdict.MET.value)
    return dict(overall(assessment).select("person_key", "verdict").iter_rows())


def _those(verdicts: dict[str, str], verdict: Verdict) -> frozenset[str]:
    return frozenset(key for key, said in verdicts.items() if said == verdict)
