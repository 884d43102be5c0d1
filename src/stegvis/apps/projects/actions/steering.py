from datetime import date

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import User
from stegvis.apps.access.viewers import Viewer

from ..models import Decision, Project, SteeringMeeting, SteeringMember
from ..policies import may_manage_project
from ..saving import change, save

MEETING_TEXTS = frozenset({"minutes", "document_reference"})


@act
def add_steering_member(
    *,
    project: Project,
    on: date,
    by: Viewer,
    user: User | None = None,
    name: str = "",
    organisation_name: str = "",
) -> SteeringMember:
    """Give a seat to a user, or to somebody outside by name and organisation."""
    may_manage_project(by, project).or_refuse()
    member = SteeringMember(project=project, user=user, name=name, organisation_name=organisation_name, on=on)
    save(member, by=by)
    log.record("project.steering_member_added", target=project, by=by)
    return member


@act
def hold_meeting(
    *, project: Project, on: date, by: Viewer, minutes: str = "", document_reference: str = ""
) -> SteeringMeeting:
    may_manage_project(by, project).or_refuse()
    meeting = SteeringMeeting(project=project, held_on=on, minutes=minutes, document_reference=document_reference)
    save(meeting, by=by)
    log.record("project.steering_meeting_held", target=project, by=by)
    return meeting


@act
def update_meeting(*, meeting: SteeringMeeting, by: Viewer, why: str | None = None, **changes: str) -> SteeringMeeting:
    """Change the minutes or where the paper is; what stood there before stays in the history."""
    meeting = SteeringMeeting.objects.select_for_update().get(pk=meeting.pk)
    may_manage_project(by, meeting.project).or_refuse()
    change(meeting, changes, among=MEETING_TEXTS)
    save(meeting, by=by, why=why)
    log.record("project.steering_meeting_changed", target=meeting.project, by=by, fields=changes)
    return meeting


@act
def record_decision(
    *, meeting: SteeringMeeting, text: str, owner: SteeringMember, by: Viewer, due: date | None = None
) -> Decision:
    """Record what the meeting decided, and which member sees to it."""
    may_manage_project(by, meeting.project).or_refuse()
    decision = Decision(meeting=meeting, text=text, owner=owner, decided_on=meeting.held_on, due=due)
    save(decision, by=by)
    log.record("project.decision_recorded", target=meeting.project, by=by)
    return decision


@act
def mark_decision_done(*, decision: Decision, on: date, by: Viewer) -> Decision:
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    may_manage_project(by, decision.meeting.project).or_refuse()
    decision.done = on
    save(decision, by=by)
    log.record("project.decision_done", target=decision.meeting.project, by=by)
    return decision
