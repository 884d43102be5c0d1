from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.policies import now
from stegvis.apps.projects.saving import save

from ...models import Meeting, PlanVersion
from ...plan_policies import may_be_in_plan, may_change_draft
from .locking import happened, locked_version, noted


class NoGoal(Refused):
    default = _("Write first what the person wants, in the person's own words. Without that the plan is not agreed.")


class NoActions(Refused):
    default = _("Add at least one action: who does what, by when.")


class NotThatMeeting(Refused):
    default = _("Choose one of the meetings about this person that was held.")


@act
def agree_plan(
    *,
    version: PlanVersion,
    on: date,
    meeting_kind: str,
    review_weeks: int,
    by: Viewer,
    present: str = "",
    organisations: Collection[Organisation] = (),
    meeting: Meeting | None = None,
) -> PlanVersion:
    """Record that the plan was agreed in a meeting that day. From now on the version stays as it is.

    A `meeting` of the case that is recorded by itself says its own day and kind. Raises NotThatMeeting.
    """
    version = locked_version(version)
    may_change_draft(by, version).or_refuse()
    if not (version.goal or "").strip():
        raise NoGoal
    if not version.actions.exists():
        raise NoActions
    for each in organisations:
        may_be_in_plan(each, version.plan.case, on).or_refuse()
    if meeting is not None:
        on, meeting_kind = _day_and_kind(meeting, version)
    version.agreed_on, version.agreed_at, version.agreed_by_id = happened(on), now(), by.user_id
    version.meeting_kind, version.meeting, version.review_weeks = meeting_kind, meeting, review_weeks
    version.present = present.strip() or None
    save(version, by=by)
    version.present_organisations.set(organisations)
    noted("plan.agreed", version, by)
    return version


def _day_and_kind(meeting: Meeting, version: PlanVersion) -> tuple[date, str]:
    if meeting.case_id != version.plan.case_id or meeting.is_cancelled:
        raise NotThatMeeting
    return meeting.on, meeting.kind
