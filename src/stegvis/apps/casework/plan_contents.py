"""What of a joint plan can be handed over, and what of it goes to one receiver on the grounds in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.people.contents import LANGUAGE, Entry, contents, provides
from stegvis.apps.people.models import Person, is_shown
from stegvis.apps.people.policies import covering, may_receive
from stegvis.apps.people.queries import linked

from .models import PlanAction, PlanCopy, PlanVersion
from .plan_policies import PURPOSE

GOAL, SUB_GOAL, ACTION = "plan_goal", "plan_sub_goal", "plan_action"
WHO = frozenset({"person:number", "person:name"})
"""What says whom a plan is about."""


class NothingGoes(Refused):
    default = gettext_lazy("No consent or provision in force lets any part of the plan go there.")


class NotKnownThere(Refused):
    default = gettext_lazy("The receiver does not know the person yet, and no ground lets identity go there.")


@dataclass(frozen=True)
class Going:
    """What of a version goes to a receiver now: who it is about, its lines, and those that no ground lets go."""

    version: PlanVersion
    receiver: Organisation
    identity: tuple[Entry, ...]
    lines: tuple[Entry, ...]
    left_out: tuple[Entry, ...]
    refusal: type[Refused] | None

    def or_refuse(self) -> None:
        if self.refusal:
            raise self.refusal


@provides
def plans(person: Person, at: date) -> Iterator[Entry]:
    """Return the latest agreed version of each of the person's plans: her own goal, sub-goals and actions."""
    agreed = PlanVersion.objects.filter(
        is_shown("plan__case__"), plan__case__person=person, plan__case__owner=person.owner_id, agreed_on__isnull=False
    )
    latest: dict[int, PlanVersion] = {}
    for version in agreed.order_by("plan", "number"):
        latest[version.plan_id] = version
    for version in latest.values():
        yield from entries_of(version)


def entries_of(version: PlanVersion) -> Iterator[Entry]:
    """Return a version as what can be handed over, in the plan's order. Called with Swedish active."""
    day, number = version.agreed_on, version.number
    yield Entry(f"{GOAL}:{version.pk}", version.goal_kind, _title(_("Own goal"), number), version.goal or "", day)
    for sub_goal in version.sub_goals.all():
        yield Entry(f"{SUB_GOAL}:{sub_goal.pk}", sub_goal.kind, _title(_("Sub-goal"), number), sub_goal.text, day)
    for action in version.actions.select_related("party", "sub_goal"):
        yield Entry(f"{ACTION}:{action.pk}", action.kind, _title(_("Action"), number), _action(action), day)


def goes_to(version: PlanVersion, receiver: Organisation, at: datetime) -> Going:
    """Return what of an agreed version goes to `receiver`, and why nothing does when that is so."""
    person = version.plan.case.person
    grounds = covering(person, receiver, PURPOSE, at)
    with override(LANGUAGE):
        entries = tuple(entries_of(version))
        known = tuple(each for each in contents(person, ("identity",), at.date()) if each.id in WHO)
    identity = known if "identity" in grounds else ()
    lines = tuple(each for each in entries if each.kind in grounds)
    left_out = tuple(each for each in entries if each.kind not in grounds)
    refusal = _why_not(person, receiver, lines, identity)
    return Going(version, receiver, identity, lines, left_out, refusal)


def own_lines(copy: PlanCopy) -> dict[int, PlanAction]:
    """Return the actions in a copy that are the receiver's own: nothing else of the plan is looked up."""
    ids = [each["id"].partition(":") for each in copy.disclosure.copy["entries"]]
    held = [int(pk) for name, _between, pk in ids if name == ACTION]
    return {row.pk: row for row in PlanAction.objects.filter(pk__in=held, party=copy.disclosure.receiver_id)}


def _why_not(
    person: Person, receiver: Organisation, lines: tuple[Entry, ...], identity: tuple[Entry, ...]
) -> type[Refused] | None:
    can = may_receive(receiver, person)
    if not can:
        return can.refusal
    if not lines:
        return NothingGoes
    return None if identity or linked(person, receiver) else NotKnownThere


def _title(what: str, number: int) -> str:
    return _("Plan %(number)s: %(what)s") % {"number": number, "what": what.lower()}


def _action(action: PlanAction) -> str:
    who = action.party.name if action.party else _("The person")
    said = _("%(who)s: %(what)s, by %(day)s") % {"who": who, "what": action.what, "day": action.due}
    return _("%(said)s. Contact: %(name)s") % {"said": said, "name": action.contact} if action.contact else said
