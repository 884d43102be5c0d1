"""What of a joint plan can be handed over, and what of it goes to one receiver on the grounds in force."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _

from stegvis.apps.access.models import Organisation
from stegvis.apps.people.contents import Entry, provides
from stegvis.apps.people.models import Person, is_shown

from .going import Going, going_to
from .models import Case, PlanAction, PlanCopy, PlanVersion, Task

GOAL, SUB_GOAL, ACTION = "plan_goal", "plan_sub_goal", "plan_action"


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


def plan_in_force(case: Case) -> PlanVersion | None:
    """Return the version of the case's plan that is agreed now."""
    agreed = PlanVersion.objects.filter(plan__case=case, agreed_on__isnull=False)
    return agreed.order_by("-number").first()


def entries_of(version: PlanVersion) -> Iterator[Entry]:
    """Return a version as what can be handed over, in the plan's order. Called with Swedish active."""
    day, number = version.agreed_on, version.number
    yield Entry(f"{GOAL}:{version.pk}", version.goal_kind, _title(_("Own goal"), number), version.goal or "", day)
    for sub_goal in version.sub_goals.all():
        yield Entry(f"{SUB_GOAL}:{sub_goal.pk}", sub_goal.kind, _title(_("Sub-goal"), number), sub_goal.text, day)
    for action in version.actions.select_related("party", "sub_goal"):
        yield Entry(f"{ACTION}:{action.pk}", action.kind, _title(_("Action"), number), who_does_what(action), day)


def goes_to(version: PlanVersion, receiver: Organisation, at: datetime) -> Going:
    """Return what of an agreed version goes to `receiver`, and why nothing does when that is so."""
    return going_to(receiver, version.plan.case.person, entries_of(version), at)


def own_lines(copy: PlanCopy) -> dict[int, PlanAction]:
    """Return the actions in a copy that are the receiver's own: nothing else of the plan is looked up."""
    ids = [each["id"].partition(":") for each in copy.disclosure.copy["entries"]]
    held = [int(pk) for name, _between, pk in ids if name == ACTION]
    return {row.pk: row for row in PlanAction.objects.filter(pk__in=held, party=copy.disclosure.receiver_id)}


def _title(what: str, number: int) -> str:
    return _("Plan %(number)s: %(what)s") % {"number": number, "what": what.lower()}


def who_does_what(row: PlanAction | Task) -> str:
    """Write an action of a plan or a task after a meeting in one line: who, what, by when, and the contact there."""
    who = row.party.name if row.party else _("The person")
    said = _("%(who)s: %(what)s, by %(day)s") % {"who": who, "what": row.what, "day": row.due}
    return _("%(said)s. Contact: %(name)s") % {"said": said, "name": row.contact} if row.contact else said
