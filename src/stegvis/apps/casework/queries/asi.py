"""Ratings by the areas of ASI over the occasions of a case. What differs is a difference between answers, no more."""

from dataclasses import dataclass
from datetime import date

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.core import codebook

from ..models import HIGHEST, AsiOccasion, AsiRating, Case
from ..policies import CaseSight


@dataclass(frozen=True)
class AsiLine:
    """One rating of one area over the occasions, None where it was not given. Lower is less."""

    area: str
    rating: str
    values: tuple[int | None, ...]

    @property
    def difference(self) -> int | None:
        """Return the latest less the first: None with one occasion, or where either was not given."""
        if len(self.values) < 2:
            return None
        first, latest = self.values[0], self.values[-1]
        return None if first is None or latest is None else latest - first


@dataclass(frozen=True)
class AsiGrid:
    """The occasions, the oldest first, and a line for each rating that was given at any of them."""

    occasions: tuple[AsiOccasion, ...]
    lines: tuple[AsiLine, ...]

    @property
    def all_trained(self) -> bool:
        return all(each.is_trained for each in self.occasions)

    @property
    def several_interviewers(self) -> bool:
        return len({each.interviewer_id for each in self.occasions}) > 1


def asi_grid(viewer: Viewer, case: Case, at: date) -> AsiGrid:
    """Return the ratings of a case over time, and log that they were read. Raises NotVisible."""
    occasions = _occasions(viewer, case, at)
    given = {(occasion.pk, rating.area): rating for occasion in occasions for rating in occasion.ratings.all()}
    log.record("asi.read", target=case, person_key=case.person.key, by=viewer)
    return AsiGrid(tuple(occasions), tuple(_lines(occasions, given)))


def asi_occasion_for(viewer: Viewer, case: Case, key: str, at: date) -> AsiOccasion:
    found = next((each for each in _occasions(viewer, case, at) if each.key == key), None)
    if found is None:
        raise NotVisible
    return found


def _occasions(viewer: Viewer, case: Case, at: date) -> list[AsiOccasion]:
    if not CaseSight(viewer, at).sees(case):
        raise NotVisible
    rows = case.asi_occasions.that_count().select_related("interviewer")
    return list(rows.prefetch_related("ratings").order_by("on", "pk"))


def _lines(occasions: list[AsiOccasion], given: dict[tuple[int, str], AsiRating]) -> list[AsiLine]:
    lines = [
        AsiLine(area, name, tuple(getattr(given.get((each.pk, area)), name, None) for each in occasions))
        for area in codebook.asi_areas.codes
        for name in HIGHEST
    ]
    return [line for line in lines if any(value is not None for value in line.values)]
