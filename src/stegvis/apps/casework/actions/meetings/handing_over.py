from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation, User
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import hand_over
from stegvis.apps.people.models import Disclosure
from stegvis.apps.people.policies import may_be_addressed, now, today

from ...going import Going
from ...meeting_contents import MINUTES, PART, TASK, minutes_go_to
from ...meeting_policies import may_hand_over_minutes
from ...models import Minutes, MinutesCopy, PlanCopy, PlanVersion
from ...plan_contents import plan_in_force
from ...policies import PLANNING
from .locking import locked_minutes, noted

OF_MINUTES = frozenset({MINUTES, PART, TASK})


class NotTheLatestMinutes(Refused):
    default = _("A later version of the minutes is finished. Hand over that one.")


@act
def hand_over_minutes(
    *, minutes: Minutes, receivers: Mapping[Organisation, User | None], by: Viewer, with_plan: bool = True
) -> list[Disclosure]:
    """Hand over finished minutes to each receiver, with the plan that holds: what grounds in force cover of them.

    All or none. Raises NothingGoes or NotKnownThere for a receiver that nothing can go to.
    """
    minutes = locked_minutes(minutes)
    may_hand_over_minutes(by, minutes).or_refuse()
    if minutes.meeting.minutes.filter(number__gt=minutes.number, finished_at__isnull=False).exists():
        raise NotTheLatestMinutes
    plan = plan_in_force(minutes.meeting.case) if with_plan else None
    made = []
    for receiver, to_user in receivers.items():
        going = minutes_go_to(minutes, plan, receiver, now())
        going.or_refuse()
        made.append(_hand_over(minutes, plan, going, to_user, by))
    noted("minutes.handed_over", minutes, by)
    return made


def tell_earlier_receivers(minutes: Minutes, by: Viewer) -> None:
    """Give amended minutes to those who have an earlier version, as far as a ground in force lets it go."""
    earlier = MinutesCopy.objects.filter(minutes__meeting=minutes.meeting, minutes__number__lt=minutes.number)
    receivers = {}
    for copy in earlier.select_related("disclosure__receiver", "disclosure__to_user").order_by("pk"):
        receivers[copy.disclosure.receiver] = copy.disclosure.to_user
    for receiver, to_user in receivers.items():
        going = minutes_go_to(minutes, None, receiver, now())
        if going.refusal is None:
            person = minutes.meeting.case.person
            there = to_user and may_be_addressed(to_user.pk, receiver, person.is_protected, today())
            _hand_over(minutes, None, going, to_user if there else None, by)


def _hand_over(
    minutes: Minutes, plan: PlanVersion | None, going: Going, to_user: User | None, by: Viewer
) -> Disclosure:
    disclosure = hand_over(
        person=minutes.meeting.case.person,
        receiver=going.receiver,
        purpose=PLANNING,
        chosen=going.chosen,
        to_user=to_user,
        by=by,
    )
    parts = {each.id.partition(":")[0] for each in going.lines}
    if parts & OF_MINUTES:
        MinutesCopy.objects.create(minutes=minutes, disclosure=disclosure)
    if plan is not None and parts - OF_MINUTES:
        PlanCopy.objects.create(version=plan, disclosure=disclosure)
    return disclosure
