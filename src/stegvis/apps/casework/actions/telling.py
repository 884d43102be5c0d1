"""What the sender of a referral is told: the state alone, while the ground for it holds."""

from collections.abc import Sequence

from django.db.models import QuerySet

from stegvis.apps.access import log
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.policies import now, tells_state

from ..models import Case, Referral, ReferralEvent, SentReferral
from ..states import State

What, Stage, Kind = ReferralEvent.What, SentReferral.Stage, SentReferral.Kind

TOLD_AS = {
    State.REFERRED: "mapping",  # the receiver has taken it up, whatever it does first
    State.MAPPING: "mapping",
    State.WAITING: "waiting",
    State.ACCEPTED: "accepted",
    State.DECLINED: "declined",
    State.WITHDRAWN: "withdrawn",
    State.UNDER_WAY: "under_way",
    State.PAUSED: "under_way",
    State.EXITED: "exited",
    State.FOLLOWED_UP: "exited",
    State.CLOSED: "exited",
}


def tell(referral: SentReferral, state: str, *, by: Viewer, decision: str | None = None) -> None:
    """Tell the sender a state, if the ground lets it at this instant, and if it has not been told last time."""
    if not tells_state(referral.ground, referral.sender_id):
        return
    last = referral.events.filter(what=What.TOLD).last()
    if last is not None and (last.state, last.decision) == (state, decision):
        return
    note(referral, What.TOLD, referral.receiver_id, by=by, state=state, decision=decision)
    log.record("referral.state_told", target=referral, by=by, organisation=referral.receiver, fields=("case_state",))


def tell_of(cases: Sequence[Case] | QuerySet[Case], *, by: Viewer) -> None:
    """Tell the senders of the referrals behind these cases where each stands now.

    Of a transferred case the old owner learns that it was taken up or declined, and nothing after.
    """
    rows = SentReferral.objects.filter(case__in=cases, kind=Kind.REFERRAL)
    rows = rows.select_related("ground", "receiver", "case")
    for referral in rows:
        state = TOLD_AS[State(referral.case.state)]
        reason = Referral.objects.filter(case=referral.case_id).values_list("decision", flat=True).first()
        tell(referral, state, by=by, decision=reason if state == "declined" else None)


def note(referral: SentReferral, what: str, organisation_id: int, *, by: Viewer, **more: object) -> ReferralEvent:
    """Write down something that happened to a referral, now."""
    return ReferralEvent.objects.create(
        referral=referral, what=what, organisation_id=organisation_id, at=now(), by_id=by.user_id, **more
    )
