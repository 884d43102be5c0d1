"""Group sessions: a series planned at once, who is invited, and who came."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import User
from stegvis.apps.access.verdicts import NotVisible, Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import keep
from stegvis.apps.people.models.person import new_key
from stegvis.apps.people.policies import today
from stegvis.apps.projects.models import Project
from stegvis.apps.projects.saving import change, save

from ..activity_policies import NotOfThisProject, SessionSight, may_change_session, may_hold_sessions
from ..models import Case, GroupSession, SessionPlace
from ..policies import may_be_responsible
from .activities import happened
from .facts import AlreadyCorrected, NeedsReason
from .keeping import locked_row, refuse_without, withdrawn

SAYS = frozenset({"on", "starts", "ends", "themes", "kind", "place", "leader", "guests"})


class NoDays(Refused):
    default = _("Choose at least one day.")


class NothingPlanned(Refused):
    default = _("Write what the session is about.")


@act
def plan_sessions(
    *, project: Project, days: Collection[date], leader: User, by: Viewer, cases: Iterable[Case] = (), **says: Any
) -> list[GroupSession]:
    """Plan a session on each of the days, alike but for the day, and invite the same persons to all.

    `says` are among SAYS. Raises NotAllowed, NotAParty, NotAColleague, NotOfThisProject, NoDays or DoesNotFit.
    """
    if not days:
        raise NoDays
    may_hold_sessions(by, project, min(days)).or_refuse()
    series, cases = new_key(), list(cases)
    sessions = [_planned(project, series, {**says, "on": on, "leader": leader}, by) for on in sorted(set(days))]
    for session in sessions:
        _invite(session, cases, by)
    keys = sorted(case.person.key for case in cases)
    log.record("group_sessions.planned", target=sessions[0], by=by, person_keys=keys)
    return sessions


@act
def invite_to_session(*, session: GroupSession, cases: Iterable[Case], by: Viewer) -> list[SessionPlace]:
    """Invite more persons; who is invited already stays so."""
    session = _locked(session, by)
    there = set(session.places.that_count().values_list("case", flat=True))
    new = [case for case in cases if case.pk not in there]
    places = _invite(session, new, by)
    log.record("group_session.invited", target=session, by=by, person_keys=sorted(each.person.key for each in new))
    return places


@act
def correct_session(*, session: GroupSession, why: str, by: Viewer, **changes: Any) -> GroupSession:
    """Correct or move a session; what it said before, and why, stays in its history."""
    session = _locked(session, by)
    refuse_without(why)
    _set(session, changes)
    save(session, by=by, why=why.strip())
    log.record("group_session.corrected", target=session, by=by)
    return session


@act
def cancel_session(*, session: GroupSession, why: str, by: Viewer) -> GroupSession:
    """Say that a session is not held. It stands in nobody's file any more."""
    session = _locked(session, by)
    refuse_without(why)
    withdrawn(session, why=why.strip(), by=by)
    log.record("group_session.cancelled", target=session, by=by)
    return session


@act
def note_who_came(
    *, session: GroupSession, attended: Mapping[int, str | None], by: Viewer, why: str = ""
) -> list[SessionPlace]:
    """Note for each place, by its key, whether the person came; None leaves it open.

    What was noted before and is noted otherwise needs a reason. Raises NotVisible for a place that does not exist for
    `by`, NotYet, NeedsReason.
    """
    session = _locked(session, by)
    happened(session.on)
    seen = SessionSight(by, today()).places.filter(session=session).select_related("case__person")
    places = {place.pk: place for place in seen}
    if attended.keys() - places.keys():
        raise NotVisible
    changed = [places[pk] for pk, code in attended.items() if places[pk].attended != code]
    if any(place.attended for place in changed) and not why.strip():
        raise NeedsReason
    for place in changed:
        place.attended = attended[place.pk]
        save(place, by=by, why=why.strip() or None)
    keys = sorted(place.case.person.key for place in changed)
    log.record("group_session.attendance", target=session, by=by, person_keys=keys)
    return changed


@act
def withdraw_from_session(*, place: SessionPlace, why: str, by: Viewer) -> SessionPlace:
    """Take a person out of a session that she should not have been invited to."""
    place = locked_row(place, "session", "case__person")
    _locked(place.session, by)
    if not SessionSight(by, today()).places.filter(pk=place.pk).exists():
        raise NotVisible
    refuse_without(why)
    withdrawn(place, why=why.strip(), by=by)
    log.record("group_session.place_withdrawn", target=place, person_key=place.case.person.key, by=by)
    return place


def _locked(session: GroupSession, by: Viewer) -> GroupSession:
    row = locked_row(session, "project")
    if row.withdrawn_at and row.organisation_id == by.organisation_id:
        raise AlreadyCorrected
    may_change_session(by, row, today()).or_refuse()
    return row


def _planned(project: Project, series: str, says: Mapping[str, Any], by: Viewer) -> GroupSession:
    session = GroupSession(project=project, series=series, organisation_id=by.organisation_id)
    session.recorded_by_id = by.user_id
    _set(session, says)
    save(session, by=by)
    return session


def _set(session: GroupSession, says: Mapping[str, Any]) -> None:
    said = {name: (value.strip() or None) if isinstance(value, str) else value for name, value in says.items()}
    change(session, said, among=SAYS)
    if not session.themes:
        raise NothingPlanned
    may_be_responsible(session.leader_id, session.organisation_id, session.on).or_refuse()


def _invite(session: GroupSession, cases: Collection[Case], by: Viewer) -> list[SessionPlace]:
    """Give each a place; the cases must be the viewer's to invite, and of the session's project."""
    chosen = {case.pk for case in cases}
    can = SessionSight(by, today()).can_be_invited(session.project).filter(pk__in=chosen).select_related("person")
    found = list(can)
    if len(found) != len(chosen):
        raise NotOfThisProject
    places = [SessionPlace(session=session, case=case, recorded_by_id=by.user_id) for case in found]
    for place in places:
        save(place, by=by)
        keep(place.case.person)
    return places
