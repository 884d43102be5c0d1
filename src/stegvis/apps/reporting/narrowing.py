"""What an authority's own staff narrow their figures to: codes and days only, so that it can stand in an address."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from stegvis.core.frames import Dataset
from stegvis.core.shapes import Period
from stegvis.core.tables.classifiers import BY_AGE, UNKNOWN

OF_A_PERSON = ("persons", "livelihoods", "occupations", "categories", "household_members")
OF_A_CASE = ("cases", "followups", "responsibilities", "activities")
WHOLE = Period()


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """Period, cut-off and whom the figures are about. None is everybody; the code "unknown" those without a value."""

    period: Period = WHOLE
    cut_off: date | None = None
    sex: str | None = None
    age: str | None = None
    municipality: str | None = None
    origin: str | None = None

    @property
    def chooses_people(self) -> bool:
        return any((self.sex, self.age, self.municipality, self.origin))

    def of(self, dataset: Dataset) -> Dataset:
        """Return the dataset of those who fit.

        A person who fits only by the age at one of her starts comes along with that case alone. Anonymous participants
        are known by sex and nothing else: they are left out where anything else is asked for. So are payments to
        households in which nobody fits.
        """
        if not self.chooses_people:
            return dataset
        people = dataset["persons"].filter(*self._of_person())
        cases = dataset["cases"].join(people, on="person_key", how="semi").filter(*self._of_case())
        if self.age:
            people = people.join(cases, on="person_key", how="semi")
        kept = {name: dataset[name].join(people, on="person_key", how="semi") for name in OF_A_PERSON}
        kept |= {name: dataset[name].join(cases, on="case_key", how="semi") for name in OF_A_CASE}
        kept["referrals"] = self._referrals(dataset, people, cases)
        kept["payments"] = dataset["payments"].join(kept["household_members"], on="household_key", how="semi")
        kept["anonymous_counts"] = self._anonymous(dataset["anonymous_counts"])
        return Dataset({**dataset.frames, **kept}, dataset.settings)

    def _of_person(self) -> list[pl.Expr]:
        wanted = {"sex": self.sex, "municipality": self.municipality, "birth_region": self.origin}
        return [pl.col(column).fill_null(UNKNOWN) == code for column, code in wanted.items() if code]

    def _of_case(self) -> list[pl.Expr]:
        return [BY_AGE.value == self.age] if self.age else []

    def _referrals(self, dataset: Dataset, people: pl.DataFrame, cases: pl.DataFrame) -> pl.DataFrame:
        """Keep the referrals of the cases; where age is not asked for, those that led to no case as well."""
        rows = dataset["referrals"]
        led_to_case = rows.join(cases, on="case_key", how="semi")
        if self.age:
            return led_to_case
        others = rows.filter(pl.col("case_key").is_null()).join(people, on="person_key", how="semi")
        return pl.concat([led_to_case, others])

    def _anonymous(self, counts: pl.DataFrame) -> pl.DataFrame:
        if self.age or self.municipality or self.origin:
            return counts.clear()
        return counts.filter(pl.col("sex") == self.sex) if self.sex else counts
