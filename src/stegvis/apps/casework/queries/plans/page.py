"""A plan as its owner reads it, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from stegvis.apps.access import log
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer

from ...models import Case, Plan, PlanAction, PlanCopy, PlanReport, PlanReview, PlanSignature, PlanSubGoal, PlanVersion
from ...plan_contents import Going, goes_to
from ...plan_policies import parties_of
from ...plan_rhythm import next_review
from ...policies import CaseSight
from .showing import Line, Step, last_reports, steps_of


@dataclass(frozen=True)
class Signed:
    """One who is to sign: an organisation, or the person where it is none, and the last that was recorded."""

    party: Organisation | None
    signature: PlanSignature | None


@dataclass(frozen=True)
class PlanView:
    """One version of a plan with all that its page shows; the versions are the latest first."""

    plan: Plan
    case: Case
    version: PlanVersion
    versions: tuple[PlanVersion, ...]
    steps: tuple[Step, ...]
    signed: tuple[Signed, ...]
    copies: tuple[PlanCopy, ...]
    reviews: tuple[PlanReview, ...]
    reports: tuple[PlanReport, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for step in self.steps for line in step.lines)

    @property
    def draft(self) -> PlanVersion | None:
        return next((each for each in self.versions if not each.is_agreed), None)

    @property
    def current(self) -> PlanVersion | None:
        """Return the version that is agreed now."""
        return next((each for each in self.versions if each.is_agreed), None)

    @property
    def is_current(self) -> bool:
        return self.current is not None and self.current.pk == self.version.pk

    @property
    def next_review(self) -> date | None:
        last = self.reviews[0].on if self.reviews else None
        return next_review(self.current, last) if self.current else None


def plan_of(
    viewer: Viewer, case_key: str, at: date, number: int | None = None, *, shown: bool = True
) -> PlanView | None:
    """Return one version of the plan of a case: the draft or else the latest. None when the case has no plan yet.

    That it is `shown` is logged. Raises NotVisible, SayWhyFirst.
    """
    sight = CaseSight(viewer, at)
    case = sight.rows.select_related("person", "project", "owner").filter(key=case_key).first()
    if case is None:
        raise NotVisible
    sight.people.opens(case.person)
    plan = Plan.objects.filter(case=case).first()
    if plan is None:
        return None
    plan.case = case
    versions = _versions(plan)
    version = next((each for each in versions if number in (None, each.number)), None)
    if version is None:
        raise NotVisible
    if shown:
        log.record("plan.read", target=plan, person_key=case.person.key, by=viewer)
    return _view(plan, case, version, versions)


def version_for(viewer: Viewer, key: str, at: date) -> PlanVersion:
    """Return one version of a plan whose case exists for `viewer`, with its lines. Raises NotVisible, SayWhyFirst."""
    sight = CaseSight(viewer, at)
    found = _with_lines(PlanVersion.objects.filter(key=key, plan__case__in=sight.rows))
    version = found.select_related("plan__case__person", "plan__case__project", "plan__case__owner").first()
    if version is None:
        raise NotVisible
    sight.people.opens(version.plan.case.person)
    return version


def can_be_in_plan(case: Case, on: date) -> list[Organisation]:
    """Return the authorities that can have a line in the plan of a case that the caller was found to see."""
    return list(parties_of(case, on))


def receivers_of(version: PlanVersion, at: datetime) -> list[Going]:
    """Return for each other party what of the version goes to it now, on which grounds."""
    owner = version.plan.case.owner_id
    named = [each.party for each in version.actions.select_related("party") if each.party_id]
    known = {each.pk: each for each in (*parties_of(version.plan.case, at.date()), *named) if each.pk != owner}
    order = {each.party_id for each in version.actions.all()}
    ranked = sorted(known.values(), key=lambda each: (each.pk not in order, each.name))
    return [goes_to(version, each, at) for each in ranked]


def _with_lines(versions):  # type: ignore[no-untyped-def]
    actions = PlanAction.objects.select_related("party", "sub_goal")
    return versions.prefetch_related(
        Prefetch("sub_goals", PlanSubGoal.objects.all()), Prefetch("actions", actions), "present_organisations"
    )


def _versions(plan: Plan) -> tuple[PlanVersion, ...]:
    rows = _with_lines(PlanVersion.objects.filter(plan=plan).select_related("agreed_by", "meeting"))
    found = tuple(rows.order_by("-number"))
    for each in found:
        each.plan = plan
    return found


def _view(plan: Plan, case: Case, version: PlanVersion, versions: tuple[PlanVersion, ...]) -> PlanView:
    related = ("recorded_by", "origin", "action")
    reports = tuple(PlanReport.objects.filter(action__version__plan=plan).select_related(*related))
    steps = steps_of(version.sub_goals.all(), version.actions.all(), last_reports(reports))
    signatures = PlanSignature.objects.filter(version=version).select_related(
        "party", "recorded_by", "origin", "document", "disclosure"
    )
    signatures = signatures.defer("document__content", "disclosure__copy")
    copies = PlanCopy.objects.filter(version=version).select_related("disclosure__receiver", "disclosure__reception")
    return PlanView(
        plan=plan,
        case=case,
        version=version,
        versions=versions,
        steps=steps,
        signed=_signed(version, case, signatures),
        copies=tuple(copies.defer("disclosure__copy").order_by("pk")),
        reviews=tuple(plan.reviews.select_related("recorded_by").prefetch_related("actions").order_by("-on", "-pk")),
        reports=reports,
    )


def _signed(version: PlanVersion, case: Case, signatures: Iterable[PlanSignature]) -> tuple[Signed, ...]:
    """Return who is to sign: the person, the owner, and each other authority with a line or at the meeting."""
    last = {each.party_id: each for each in signatures}
    known = {case.owner_id: case.owner}
    known |= {each.party_id: each.party for each in version.actions.all() if each.party_id}
    known |= {each.pk: each for each in version.present_organisations.all()}
    known |= {each.party_id: each.party for each in last.values() if each.party_id}
    return (Signed(None, last.get(None)), *(Signed(party, last.get(pk)) for pk, party in known.items()))
