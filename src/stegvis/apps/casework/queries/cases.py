from collections.abc import Collection
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet

from stegvis.apps.access.models import Membership, User
from stegvis.apps.access.models.memberships import in_force
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person, is_shown
from stegvis.apps.projects.models import Project

from ..models import Case, FollowUp, Responsibility
from ..policies import RESPONSIBLE_ROLES, CaseSight
from ..states import OPEN, State


def visible_cases(viewer: Viewer, at: date) -> QuerySet[Case]:
    return CaseSight(viewer, at).rows


def case_for(viewer: Viewer, key: str, at: date) -> Case:
    """Return the case with this key. Raises NotVisible when there is none for `viewer`, or its person is masked.

    Raises SayWhyFirst like `person_for`.
    """
    sight = CaseSight(viewer, at)
    case = sight.rows.select_related("person", "project", "owner").filter(key=key).first()
    if case is None:
        raise NotVisible
    sight.people.opens(case.person)
    return case


def followups_due(viewer: Viewer, at: date, until: date) -> QuerySet[FollowUp]:
    """Return follow-ups not yet made that are due by `until`, the oldest first; masked persons are left out."""
    sight = CaseSight(viewer, at)
    planned = FollowUp.objects.filter(is_shown(), status="planned", withdrawn_at__isnull=True, due__lte=until)
    named = planned.filter(case__in=sight.rows, case__person__in=sight.people.searchable)
    return named.select_related("case__person", "case__project").order_by("due", "pk")


def followup_for(viewer: Viewer, followup_id: int, at: date) -> FollowUp:
    """Return a follow-up that counts, of a case that exists for `viewer`. Raises NotVisible."""
    sight = CaseSight(viewer, at)
    rows = FollowUp.objects.filter(is_shown(), withdrawn_at__isnull=True, case__in=sight.rows)
    followup = rows.select_related("case__person", "case__project").filter(pk=followup_id).first()
    if followup is None:
        raise NotVisible
    sight.people.opens(followup.case.person)
    return followup


def people_behind(
    viewer: Viewer,
    at: date,
    *,
    case_keys: Collection[str] = (),
    followup_ids: Collection[str] = (),
    person_keys: Collection[str] = (),
) -> dict[str, Person]:
    """Return whom these cases, follow-ups and keys are about, each by the key it was asked for.

    What does not exist for `viewer` and whom she may not name are left out.
    """
    sight = CaseSight(viewer, at)
    named, found = sight.people.searchable, {}
    if person_keys:
        found = {person.key: person for person in named.filter(key__in=person_keys)}
    if case_keys:
        cases = sight.rows.filter(key__in=case_keys, person__in=named).select_related("person")
        found |= {case.key: case.person for case in cases}
    if followup_ids:
        followups = FollowUp.objects.filter(is_shown(), withdrawn_at__isnull=True, pk__in=followup_ids)
        known = followups.filter(case__in=sight.rows, case__person__in=named).select_related("case__person")
        found |= {str(followup.pk): followup.case.person for followup in known}
    return found


def open_without_responsible(viewer: Viewer, at: date) -> QuerySet[Case]:
    """Return the open cases that nobody is responsible for on `at`, of those that exist for `viewer`."""
    held = Responsibility.objects.on_day(at).filter(case=OuterRef("pk"))
    return visible_cases(viewer, at).filter(~Exists(held), state__in=OPEN)


def who_can_be_responsible(viewer: Viewer, on: date) -> list[User]:
    """Return the viewer's colleagues, herself included, who can be responsible for a case on `on`, by name."""
    works = Membership.objects.filter(in_force(on), organisation=viewer.organisation_id, role__in=RESPONSIBLE_ROLES)
    return list(User.objects.filter(pk__in=works.values("user"), is_active=True).order_by("name"))


def caseload(viewer: Viewer, project: Project, at: date) -> dict[User, int]:
    """Return how many cases under way each worker has on `at`, of those that `viewer` sees, by name."""
    cases = visible_cases(viewer, at).filter(project=project, state=State.UNDER_WAY)
    held = Responsibility.objects.on_day(at).filter(Exists(cases.filter(pk=OuterRef("case"))))
    counts = dict(held.values_list("user").annotate(number=Count("pk")).order_by())
    return {user: counts[user.pk] for user in User.objects.filter(pk__in=counts).order_by("name")}
