"""Multidisciplinary assessments of a case, and the measures that they propose."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from stegvis.apps.access import log
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Disclosure
from stegvis.apps.people.policies import DisclosureSight
from stegvis.apps.people.queries import open_ways_in

from ..models import Assessment, AssessmentView, Case, JointConclusion, ProposedMeasure
from ..policies import PLANNING, CaseSight


@dataclass(frozen=True)
class AssessmentPage:
    """An assessment with its views in the order they were written down, and its conclusion where there is one."""

    assessment: Assessment
    views: tuple[AssessmentView, ...]
    conclusion: JointConclusion | None
    measures: tuple[ProposedMeasure, ...]

    @property
    def views_differ(self) -> bool:
        return len({view.return_to_work for view in self.views}) > 1


def assessment_pages(viewer: Viewer, case: Case, at: date) -> tuple[AssessmentPage, ...]:
    """Return the assessments of a case, the latest first, and log that they were read. Raises NotVisible."""
    rows = _assessments(viewer, case, at).prefetch_related(
        "views__organisation", "views__recorded_by", "views__disclosure", "conclusions__measures__organisation"
    )
    log.record("assessment.read", target=case, person_key=case.person.key, by=viewer)
    return tuple(_page(row) for row in rows)


def assessment_for(viewer: Viewer, case: Case, key: str, at: date) -> AssessmentPage:
    """Return one assessment of the case. Raises NotVisible."""
    found = _assessments(viewer, case, at).filter(key=key).first()
    if found is None:
        raise NotVisible
    return _page(found)


def proposed_measures(case: Case) -> tuple[ProposedMeasure, ...]:
    """Return the measures that the assessments of a case propose, the latest assessment's first.

    For those who make the plan of a case they see; each has its text, kind and organisation.
    """
    counts = JointConclusion.objects.that_count().filter(assessment__case=case, assessment__withdrawn_at__isnull=True)
    rows = ProposedMeasure.objects.filter(conclusion__in=counts.values("pk"))
    rows = rows.select_related("organisation", "conclusion__assessment")
    return tuple(rows.order_by("-conclusion__assessment__on", "pk"))


def who_can_tell(case: Case, at: datetime) -> dict[Organisation, frozenset[str]]:
    """Return which kinds each other authority may tell at a shared meeting, by the grounds in force."""
    ways = (way for way in open_ways_in(case.person, at) if way.purpose == PLANNING)
    return {way.sender: frozenset(way.kinds) for way in ways}


def received_about(viewer: Viewer, case: Case, at: date) -> tuple[Disclosure, ...]:
    """Return what other authorities have handed over about the person of a case, without the copies themselves."""
    rows = DisclosureSight(viewer, at).rows.filter(reception__person=case.person_id).defer("copy")
    return tuple(rows.select_related("sender").prefetch_related("kinds"))


def _assessments(viewer: Viewer, case: Case, at: date):  # type: ignore[no-untyped-def]
    if not CaseSight(viewer, at).sees(case):
        raise NotVisible
    return case.assessments.that_count()


def _page(assessment: Assessment) -> AssessmentPage:
    conclusion = next(_that_count(assessment.conclusions.all()), None)
    measures = tuple(conclusion.measures.all()) if conclusion else ()
    return AssessmentPage(assessment, tuple(_that_count(assessment.views.all())), conclusion, measures)


def _that_count(rows: Iterable) -> Iterator:  # type: ignore[type-arg]
    return (row for row in rows if row.withdrawn_at is None)
