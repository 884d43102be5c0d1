"""Who reads and changes a joint plan, and who can have a line in it."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.policies import may_hand_over_something
from stegvis.apps.projects.models import Party

from .models import Case, CaseParty, PlanVersion
from .policies import may_follow_up


class NotInThePlan(Refused):
    default = _("Choose one of the parties of the case, or the person.")


class AlreadyAgreed(Refused):
    default = _("This version has been agreed and stays as it is. Write a new version.")


class NotAgreed(Refused):
    default = _("The plan has not been agreed yet.")


class NotYours(Refused):
    default = _("You report on your own organisation's lines.")


def may_write_plan(viewer: Viewer, case: Case) -> Verdict:
    """Who writes about the case keeps its plan."""
    return may_follow_up(viewer, case)


def may_change_draft(viewer: Viewer, version: PlanVersion) -> Verdict:
    return may_write_plan(viewer, version.plan.case).and_then(allow_if(not version.is_agreed, refusal=AlreadyAgreed))


def may_follow_plan(viewer: Viewer, version: PlanVersion) -> Verdict:
    """Say whether the owner notes what came of an agreed version, and who signed it."""
    return may_write_plan(viewer, version.plan.case).and_then(allow_if(version.is_agreed, refusal=NotAgreed))


def may_hand_over_plan(viewer: Viewer, version: PlanVersion) -> Verdict:
    agreed = allow_if(version.is_agreed, refusal=NotAgreed)
    return may_hand_over_something(viewer, version.plan.case.person).and_then(agreed)


def parties_of(case: Case, on: date) -> QuerySet[Organisation]:
    """Return the authorities that can have a line in the plan: the owner, the case's parties and the project's."""
    in_case = CaseParty.objects.on_day(on).filter(case=case).values("organisation")
    in_project = Party.objects.on_day(on).filter(project=case.project).values("organisation")
    known = Q(pk=case.owner_id) | Q(pk__in=in_case) | Q(pk__in=in_project)
    return Organisation.objects.filter(known).exclude(kind="association").order_by("name")


def may_be_in_plan(party: Organisation | None, case: Case, on: date) -> Verdict:
    there = party is None or parties_of(case, on).filter(pk=party.pk).exists()
    return allow_if(there, refusal=NotInThePlan)
