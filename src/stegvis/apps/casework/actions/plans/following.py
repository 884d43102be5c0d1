from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.saving import save

from ...models import Plan, PlanAction, PlanReport, PlanReview
from ...plan_policies import NotAgreed, may_follow_plan
from ...plan_rhythm import next_review
from .locking import happened, locked_plan, locked_version, noted


class NothingSaid(Refused):
    default = _("Write what was said.")


@act
def report_on_plan(
    *, action: PlanAction, result: str, on: date, by: Viewer, reason: str | None = None, text: str = ""
) -> PlanReport:
    """Note what came of an action, as the owner knows it. The last that was noted counts."""
    version = locked_version(action.version)
    may_follow_plan(by, version).or_refuse()
    report = report_of(action, result=result, reason=reason, text=text, on=on, by=by)
    report.origin = version.plan.case.owner
    save(report, by=by)
    noted("plan.reported", version, by)
    return report


def report_of(action: PlanAction, *, result: str, reason: str | None, text: str, on: date, by: Viewer) -> PlanReport:
    """Return what is to be saved of a report, without whose it is."""
    return PlanReport(
        action=action,
        line=action.line,
        result=result,
        reason=reason or None,
        text=text.strip() or None,
        on=happened(on),
        recorded_by_id=by.user_id,
    )


@act
def review_plan(*, plan: Plan, on: date, said: str, by: Viewer, actions: Collection[PlanAction] = ()) -> PlanReview:
    """Record that the parties looked at the plan together; the next time is counted from that day."""
    plan = locked_plan(plan)
    version = plan.versions.filter(agreed_on__isnull=False).first()
    if version is None:
        raise NotAgreed
    version.plan = plan
    may_follow_plan(by, version).or_refuse()
    if not said.strip():
        raise NothingSaid
    last = plan.reviews.last()
    planned = next_review(version, last.on if last else None)
    review = PlanReview(plan=plan, version=version, on=happened(on), planned_on=planned, said=said.strip())
    review.recorded_by_id = by.user_id
    save(review, by=by)
    review.actions.set(version.actions.filter(pk__in=[each.pk for each in actions]))
    noted("plan.reviewed", version, by)
    return review
