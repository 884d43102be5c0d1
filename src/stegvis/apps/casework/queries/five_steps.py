"""The five steps of a person, as far as she exists for who is asking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from stegvis.apps.access import log
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person
from stegvis.core import codebook

from ..models import (
    Activity,
    Cv,
    HeldOccupation,
    JobApplication,
    Kept,
    LanguageLevel,
    MissingSkill,
    Occupation,
    PortfolioItem,
    PossibleOccupation,
    StepLevel,
)
from ..policies import CaseSight

ROWS: Mapping[str, type[Kept]] = {
    "item": PortfolioItem,
    "occupation": PossibleOccupation,
    "skill": MissingSkill,
    "application": JobApplication,
}
WORK = frozenset((*codebook.occupations.in_group("work"), "work_training"))
"""What of a person's occupations is the fifth step: a job or a placement."""
PLACED = codebook.activities.flagged("place")
"""The activities in which somebody takes the person in."""


@dataclass(frozen=True)
class Aim:
    """An occupation that is possible, with what is missing for it: what is left by its day, then what was gained."""

    occupation: PossibleOccupation
    missing: tuple[MissingSkill, ...]

    @property
    def left(self) -> tuple[MissingSkill, ...]:
        return tuple(each for each in self.missing if each.gained_on is None)

    def late(self, today: date) -> tuple[MissingSkill, ...]:
        return tuple(each for each in self.left if each.due and each.due < today)


@dataclass(frozen=True)
class Told:
    """Work or a language that the mapping holds and the portfolio doesn't; `id` is the row's, to take it over."""

    kind: str
    id: int
    title: str
    level: str = ""


@dataclass(frozen=True)
class FiveSteps:
    """Where a person is in the five steps, and what each holds. `reached` has the first day of each step she was in."""

    reached: Mapping[str, date]
    now: str | None
    items: tuple[PortfolioItem, ...]
    told: tuple[Told, ...]
    aims: tuple[Aim, ...]
    applications: tuple[JobApplication, ...]
    cvs: tuple[Cv, ...]
    work: tuple[Occupation, ...]
    placements: tuple[Activity, ...]

    @property
    def by_kind(self) -> list[tuple[str, list[PortfolioItem]]]:
        """Return the portfolio's items under their kinds, in the codebook's order, kinds without any left out."""
        kinds = ((code, [each for each in self.items if each.kind == code]) for code in codebook.portfolio_kinds.codes)
        return [(code, items) for code, items in kinds if items]


def five_steps(viewer: Viewer, person: Person, at: date) -> FiveSteps:
    """Return the five steps of a person and log that they were read. Raises NotVisible."""
    _refuse_unseen(viewer, person, at)
    levels = [each for each in StepLevel.objects.that_count().filter(person=person).order_by("on") if each.on]
    items = portfolio_of(person)
    found = FiveSteps(
        reached={each.code: each.on for each in reversed(levels) if each.on},
        now=next((each.code for each in reversed(levels) if each.on <= at and (each.until or at) >= at), None),
        items=items,
        told=_told(person, items, at),
        aims=_aims(person),
        applications=tuple(JobApplication.objects.that_count().filter(person=person).order_by("-sent_on", "-pk")),
        cvs=tuple(Cv.objects.that_count().filter(person=person).order_by("-changed_at")),
        work=tuple(each for each in _holding(Occupation, person, at) if each.code in WORK),
        placements=_placements(viewer, person, at),
    )
    log.record("five_steps.read", target=person, person_key=person.key, by=viewer)
    return found


def portfolio_of(person: Person) -> tuple[PortfolioItem, ...]:
    """Return the portfolio of a person whom the caller was found to see, the latest first, of unknown years last."""
    rows = PortfolioItem.objects.that_count().filter(person=person).select_related("document")
    return tuple(sorted(rows, key=lambda row: (-(row.until_year or row.from_year or 0), -(row.from_year or 0), row.pk)))


def items_of_cv(cv: Cv) -> list[PortfolioItem]:
    """Return what a CV holds in its order; what was taken out of the portfolio is left out."""
    lines = cv.lines.filter(item__withdrawn_at__isnull=True).select_related("item__document")
    return [line.item for line in lines]


def row_for(viewer: Viewer, person: Person, what: str, row_id: int, at: date) -> Any:
    """Return a row of the person's that counts, of one of ROWS. Raises NotVisible."""
    _refuse_unseen(viewer, person, at)
    rows: Any = ROWS[what].objects.that_count()
    if what == "skill":
        rows = rows.filter(occupation__person=person, occupation__withdrawn_at__isnull=True)
        rows = rows.select_related("occupation__person__owner")
    else:
        rows = rows.filter(person=person).select_related("person__owner")
    found = rows.filter(pk=row_id).first()
    if found is None:
        raise NotVisible
    return found


def cv_for(viewer: Viewer, person: Person, key: str, at: date) -> Cv:
    """Return a CV of the person's and log that it was read. Raises NotVisible."""
    _refuse_unseen(viewer, person, at)
    found = Cv.objects.that_count().filter(person=person, key=key).first()
    if found is None:
        raise NotVisible
    found.person = person
    return found


def skills_due(person: Person, today: date) -> tuple[MissingSkill, ...]:
    """Return what should have been gained by today, of a person whom the caller was found to see."""
    standing = MissingSkill.objects.that_count().filter(
        occupation__person=person, occupation__withdrawn_at__isnull=True, gained_on__isnull=True, due__lt=today
    )
    return tuple(standing.select_related("occupation").order_by("due", "pk"))


def told_before(viewer: Viewer, person: Person, kind: str, row_id: int, at: date) -> dict[str, Any]:
    """Return what the mapping tells of a work or a language, as the portfolio's fields take it; nothing if none."""
    _refuse_unseen(viewer, person, at)
    if kind == "language":
        row = LanguageLevel.objects.that_count().filter(person=person, pk=row_id).first()
        return {"kind": kind, "title": codebook.languages[row.language].label.sv, "level": row.level} if row else {}
    held = HeldOccupation.objects.that_count().filter(person=person, pk=row_id).first()
    if held is None:
        return {}
    years = {"from_year": held.from_year, "until_year": held.until_year}
    return {"kind": "work", "title": held.title, "place": held.country or "", **years}


def _refuse_unseen(viewer: Viewer, person: Person, at: date) -> None:
    if not CaseSight(viewer, at).people.sees(person):
        raise NotVisible


def _placements(viewer: Viewer, person: Person, at: date) -> tuple[Activity, ...]:
    """Return where somebody takes the person in, planned or under way, in the cases that the viewer sees."""
    rows = Activity.objects.that_count().filter(
        case__in=CaseSight(viewer, at).rows.filter(person=person), method__in=PLACED, result__isnull=True
    )
    return tuple(rows.select_related("case").order_by("-on", "-planned_on", "-pk"))


def _aims(person: Person) -> tuple[Aim, ...]:
    occupations = PossibleOccupation.objects.that_count().filter(person=person).order_by("pk")
    missing: dict[int, list[MissingSkill]] = {}
    for skill in MissingSkill.objects.that_count().filter(occupation__in=occupations):
        missing.setdefault(skill.occupation_id, []).append(skill)
    return tuple(Aim(each, _in_order(missing.get(each.pk, ()))) for each in occupations)


def _in_order(skills: Sequence[MissingSkill]) -> tuple[MissingSkill, ...]:
    return tuple(sorted(skills, key=lambda each: (each.gained_on is not None, each.due or date.max, each.pk)))


def _told(person: Person, items: Sequence[PortfolioItem], at: date) -> tuple[Told, ...]:
    """Return what the mapping has and the portfolio lacks, so that nothing is typed twice."""
    there = {each.title.casefold() for each in items}
    held = HeldOccupation.objects.that_count().filter(person=person).order_by("pk")
    found = [Told("work", each.pk, each.title) for each in held]
    for each in _holding(LanguageLevel, person, at):
        label = codebook.languages[each.language].label.sv
        if each.level not in ("unknown", "none") and label not in (one.title for one in found):
            found.append(Told("language", each.pk, label, each.level))
    return tuple(each for each in found if each.title.casefold() not in there)


def _holding(model: Any, person: Person, at: date) -> list[Any]:
    rows = model.objects.that_count().filter(person=person).order_by("on", "pk")
    return [each for each in rows if (each.on is None or each.on <= at) and (each.until is None or each.until >= at)]
