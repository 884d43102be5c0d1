from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation, User
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import hand_over
from stegvis.apps.people.policies import now

from ...models import PlanCopy, PlanVersion
from ...plan_contents import goes_to
from ...plan_policies import may_hand_over_plan
from ...policies import PLANNING
from .locking import locked_version, noted


class NotTheLatest(Refused):
    default = _("A later version has been agreed. Hand over that one.")


@act
def hand_over_plan(
    *, version: PlanVersion, receivers: Mapping[Organisation, User | None], by: Viewer
) -> list[PlanCopy]:
    """Hand over a copy of the version to each receiver: those lines whose kinds a ground in force covers.

    All or none. Raises NoGround, WhoIsIt or NothingToHandOver for a receiver that nothing can go to.
    """
    version = locked_version(version)
    may_hand_over_plan(by, version).or_refuse()
    if version.plan.versions.filter(number__gt=version.number, agreed_on__isnull=False).exists():
        raise NotTheLatest
    copies = [_copy(version, receiver, to_user, by) for receiver, to_user in receivers.items()]
    noted("plan.handed_over", version, by)
    return copies


def _copy(version: PlanVersion, receiver: Organisation, to_user: User | None, by: Viewer) -> PlanCopy:
    going = goes_to(version, receiver, now())
    going.or_refuse()
    disclosure = hand_over(
        person=version.plan.case.person,
        receiver=receiver,
        purpose=PLANNING,
        chosen=going.chosen,
        to_user=to_user,
        by=by,
    )
    return PlanCopy.objects.create(version=version, disclosure=disclosure)
