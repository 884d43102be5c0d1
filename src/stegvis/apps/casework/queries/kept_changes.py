"""What has been changed in mappings, ratings, assessments and the five steps: what stood there, who and why."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from stegvis.apps.people.models import Person

from ..models import (
    HIGHEST,
    TEXTS,
    AsiOccasion,
    Assessment,
    AssessmentView,
    Cv,
    HeldOccupation,
    JobApplication,
    JointConclusion,
    Mapping,
    MappingCorrection,
    MappingSection,
    MissingSkill,
    PortfolioItem,
    PossibleOccupation,
)
from .differences import Change, Difference, differences, name_of

TOUCHED = Q(withdrawn_at__isnull=False) | Q(replaces__isnull=False)


def changes_of_mappings(person: Person, cases: Any) -> Iterator[Change]:
    """Return what was changed in mappings, ratings and work history. What is written on as it goes has no reason."""
    held = HeldOccupation.objects.filter(TOUCHED, person=person)
    yield from _of_kept("heldoccupation", held, ("title", "ssyk", "country", "from_year", "until_year"))
    sections = MappingSection.objects.filter(TOUCHED, mapping__case__in=cases)
    yield from _of_kept("mappingsection", sections, ("domain", "answer", *TEXTS, "talked_on"))
    yield from _withdrawn("mapping", Mapping.objects.filter(case__in=cases), ("started_on", "finished_on"))
    yield from _of_mapping_days(cases)
    yield from _of_asi(cases)


def changes_of_assessments(cases: Any) -> Iterator[Change]:
    views = AssessmentView.objects.filter(TOUCHED, assessment__case__in=cases)
    yield from _of_kept("assessmentview", views, ("profession", "assessor", "return_to_work", "text"))
    joint = JointConclusion.objects.filter(TOUCHED, assessment__case__in=cases)
    yield from _of_kept("jointconclusion", joint, ("return_to_work", "text", "all_agree", "differs"))
    yield from _withdrawn("assessment", Assessment.objects.filter(case__in=cases), ("on",))


def changes_of_five_steps(person: Person) -> Iterator[Change]:
    items = PortfolioItem.objects.filter(TOUCHED, person=person)
    years = ("from_year", "until_year")
    yield from _of_kept("portfolioitem", items, ("kind", "title", "place", "level", "text", *years, "proof"))
    occupations = PossibleOccupation.objects.filter(TOUCHED, person=person)
    yield from _of_kept("possibleoccupation", occupations, ("title", "ssyk", "reason"))
    skills = MissingSkill.objects.filter(TOUCHED, occupation__person=person)
    yield from _of_kept("missingskill", skills, ("what", "how", "who", "due", "gained_on"))
    applied = JobApplication.objects.filter(TOUCHED, person=person)
    said = ("kind", "title", "employer", "sent_on", "answer", "answered_on")
    yield from _of_kept("jobapplication", applied, said)
    yield from _withdrawn("cv", Cv.objects.filter(person=person), ("title",))


def _of_mapping_days(cases: Any) -> Iterator[Change]:
    """Compare what stood before each correction with what stood before the next, or stands now."""
    rows = MappingCorrection.objects.filter(mapping__case__in=cases).select_related("mapping", "recorded_by")
    found = list(rows.order_by("pk"))
    for place, row in enumerate(found):
        after = next((each for each in found[place + 1 :] if each.mapping_id == row.mapping_id), row.mapping)
        changed = differences(row, after, ("started_on", "finished_on"))
        yield Change(row.recorded_at, name_of(row.recorded_by), "mapping", row.why, changed)


def _of_asi(cases: Any) -> Iterator[Change]:
    rows = list(
        AsiOccasion.objects.filter(TOUCHED, case__in=cases)
        .select_related("withdrawn_by", "interviewer")
        .prefetch_related("ratings")
    )
    instead = {row.replaces_id: row for row in rows if row.replaces_id}
    for row in rows:
        if row.withdrawn_at:
            new = instead.get(row.pk)
            found = (*differences(row, new, ("on", "is_trained")), *_rated_differently(row, new))
            yield Change(row.withdrawn_at, name_of(row.withdrawn_by), "asi", row.why or "", found)


def _rated_differently(old: AsiOccasion, new: AsiOccasion | None) -> Iterator[Difference]:
    before, after = _ratings(old), _ratings(new)
    for key in sorted(before.keys() | after.keys()):
        if before.get(key) != after.get(key):
            yield Difference(":".join(key), before.get(key), after.get(key))


def _ratings(occasion: AsiOccasion | None) -> dict[tuple[str, str], int]:
    rows = occasion.ratings.all() if occasion else ()
    given = {(row.area, name): getattr(row, name) for row in rows for name in HIGHEST}
    return {key: value for key, value in given.items() if value is not None}


def _of_kept(what: str, rows: QuerySet, fields: Sequence[str]) -> Iterator[Change]:
    found = list(rows.select_related("withdrawn_by"))
    instead = {row.replaces_id: row for row in found if row.replaces_id}
    for row in found:
        if row.withdrawn_at:
            changed = differences(row, instead.get(row.pk), fields)
            yield Change(row.withdrawn_at, name_of(row.withdrawn_by), what, row.why or "", _named(row, changed))


def _named(row: Any, changed: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Say which domain a changed section is about, though that has not changed."""
    if isinstance(row, MappingSection) and not any(each.field == "domain" for each in changed):
        return (Difference("domain", row.domain, row.domain), *changed)
    return changed


def _withdrawn(what: str, rows: QuerySet, fields: Sequence[str]) -> Iterator[Change]:
    for row in rows.filter(withdrawn_at__isnull=False).select_related("withdrawn_by"):
        yield Change(row.withdrawn_at, name_of(row.withdrawn_by), what, row.why or "", differences(row, None, fields))
