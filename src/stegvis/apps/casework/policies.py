"""Which cases exist for whom, and who may do what with them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.models import Membership, Organisation
from stegvis.apps.access.models.memberships import in_force
from stegvis.apps.access.policies import takes_in
from stegvis.apps.access.roles import PERMISSIONS, Permission, Role
from stegvis.apps.access.verdicts import NotVisible, Refused, Verdict, allow_if
from stegvis.apps.access.viewers import Job, Staff, Viewer
from stegvis.apps.people.models import Disclosure, Ground, Person, is_shown
from stegvis.apps.people.policies import (
    NOBODY,
    Sight,
    found_once,
    ground_from,
    may_have_opened,
    may_register_new,
    opened_by,
    reach_by,
    today,
    was_seen,
)
from stegvis.apps.projects.models import Party, Project
from stegvis.apps.projects.policies import is_party

from .models import Application, Case, Responsibility

PLANNING = "planning"
"""The purpose for which authorities tell each other what a mapping or an assessment needs."""

RESPONSIBLE_ROLES = (
    *(role for role in Role if Permission.SEE_OWN_CASES in PERMISSIONS[role]),
    Role.UNIT_MANAGER,
)
"""Roles in which one can be responsible for a case."""


@dataclass(frozen=True)
class CaseSight:
    """What `viewer` sees of cases at `at`: those her organisation owns, as far as her role reaches."""

    viewer: Viewer
    at: date
    opened: bool = True

    @property
    def clause(self) -> Q:
        if self.viewer.organisation_id is None:
            return NOBODY
        own = Q(owner=self.viewer.organisation_id) & is_shown()
        if self.viewer.may(Permission.SEE_ALL_CASES):
            return own
        if self.opened and not may_have_opened(self.viewer):
            return self.at_work.clause
        return found_once(self, Case, lambda: own & self._reached)

    @property
    def _reached(self) -> Q:
        reached = _reach(self.viewer, self.at)
        if not self.opened:
            return reached
        # A union, so that each half comes by its own index: with "or", all cases of the owner would be read.
        opened = Case.objects.filter(opened_by(self.viewer, "person__")).order_by().values("pk")
        return Q(pk__in=Case.objects.filter(reached).order_by().values("pk").union(opened))

    @property
    def at_work(self) -> "CaseSight":
        """Return the sight of the cases the viewer works with: without those of persons she merely opened."""
        return replace(self, opened=False)

    @property
    def rows(self) -> QuerySet[Case]:
        return Case.objects.filter(self.clause)

    @property
    def people(self) -> Sight:
        return Sight(self.viewer, self.at, self.opened)

    def sees(self, case: Case) -> bool:
        return was_seen(self.viewer, case) or self.rows.filter(pk=case.pk).exists()


def _reach(viewer: Viewer, at: date) -> Q:
    reach = NOBODY
    if viewer.may(Permission.SEE_OWN_CASES) and viewer.user_id is not None:
        # Not yet begun counts as well: who is to take over may read before, and days of the past may be registered.
        mine = Responsibility.objects.filter(Q(until__isnull=True) | Q(until__gte=at), user=viewer.user_id)
        reach |= Q(pk__in=mine.values("case"))
    unit_id = unit_of(viewer)
    if viewer.may(Permission.SEE_UNIT_CASES) and unit_id is not None:
        reach |= Q(unit=unit_id)
    return reach


def unit_of(viewer: Viewer) -> int | None:
    """Return the unit that the viewer works in, also behind a job that runs for her."""
    while isinstance(viewer, Job) and viewer.on_behalf_of:
        viewer = viewer.on_behalf_of
    return viewer.membership.unit_id if isinstance(viewer, Staff) else None


@reach_by
def people_by_cases(viewer: Viewer, at: date) -> Iterator[Q]:
    """Tell whom a viewer reaches: by the cases she reaches, and whom she registered and has no case yet."""
    if viewer.user_id is None or viewer.organisation_id is None:
        return
    yield Q(pk__in=CaseSight(viewer, at).at_work.rows.values("person"))
    if viewer.may(Permission.REGISTER):
        has_case = Exists(Case.objects.filter(is_shown(), person=OuterRef("pk")))
        yield Q(registered_by=viewer.user_id) & ~has_case


class NotAParty(Refused):
    default = _("Your organisation takes no part in the project.")


class NoRetentionRule(Refused):
    default = _("Your organisation has not decided how long cases are kept. An administrator sets it.")


class NeedsANote(Refused):
    default = _("Write a few words to whoever takes over.")


class NotAColleague(Refused):
    default = _("Only somebody who works with cases in your organisation can be responsible.")


def may_open_case(viewer: Viewer, person: Person, project: Project, on: date) -> Verdict:
    seen = allow_if(Sight(viewer, today()).works_with(person), refusal=NotVisible)
    return seen.and_then(may_take_part(viewer, project, on))


def may_take_part(viewer: Viewer, project: Project, on: date) -> Verdict:
    """Say whether the viewer registers cases for an organisation that may have some in the project."""
    party = allow_if(is_party(viewer.organisation_id, project, on), refusal=NotAParty)
    return may_register_new(viewer).and_then(party).and_then(_may_keep_cases(viewer))


def _may_keep_cases(viewer: Viewer) -> Verdict:
    decided = Organisation.objects.filter(pk=viewer.organisation_id, retention_months__isnull=False)
    return allow_if(decided.exists(), refusal=NoRetentionRule)


def _may_change(viewer: Viewer, case: Case, *permissions: Permission) -> Verdict:
    sight = CaseSight(viewer, today()).at_work
    seen = allow_if(sight.sees(case) and not sight.people.masks(case.person), refusal=NotVisible)
    return seen.and_then(allow_if(any(viewer.may(each) for each in permissions)))


def may_move_case(viewer: Viewer, case: Case) -> Verdict:
    return _may_change(viewer, case, Permission.REGISTER)


def may_exit_case(viewer: Viewer, case: Case) -> Verdict:
    return _may_change(viewer, case, Permission.REGISTER)


def may_reopen_case(viewer: Viewer, case: Case) -> Verdict:
    return _may_change(viewer, case, Permission.REGISTER).and_then(takes_in(viewer))


def may_correct_case(viewer: Viewer, case: Case) -> Verdict:
    return _may_change(viewer, case, Permission.REGISTER)


def may_follow_up(viewer: Viewer, case: Case) -> Verdict:
    return _may_change(viewer, case, Permission.REGISTER, Permission.DOCUMENT)


def may_map(viewer: Viewer, case: Case) -> Verdict:
    """Say whether the viewer writes mappings, ratings and assessments in the case."""
    return _may_change(viewer, case, Permission.REGISTER, Permission.DOCUMENT)


def ground_into(person: Person, sender: Organisation, kind: str, at: datetime) -> Ground | None:
    """Return the ground on which another authority may tell the person's own one this kind, for joint planning."""
    return ground_from(person, sender, kind, PLANNING, at)


def holds_received(person: Person, sender: Organisation, disclosure: Disclosure, kind: str) -> bool:
    """Say whether what another authority handed over lies in the person's file and holds this kind."""
    filed = Disclosure.objects.filter(pk=disclosure.pk, sender=sender, receiver=person.owner_id)
    return filed.filter(reception__person=person, kinds__kind=kind).exists()


def may_assign(viewer: Viewer, case: Case) -> Verdict:
    """Who decides over cases assigns them, a registrar enters what was decided; a worker gives away her own."""
    assigns = shares_out(viewer) or is_responsible(viewer, case)
    return _may_change(viewer, case, Permission.REGISTER).and_then(allow_if(assigns))


def may_assign_with(viewer: Viewer, case: Case, note: str) -> Verdict:
    """Who gives away a case of her own says something to whoever takes over."""
    told = allow_if(shares_out(viewer) or bool(note.strip()), refusal=NeedsANote)
    return may_assign(viewer, case).and_then(told)


def shares_out(viewer: Viewer) -> bool:
    return viewer.may(Permission.ASSIGN_CASES) or viewer.may(Permission.SEE_ALL_CASES)


def is_responsible(viewer: Viewer, case: Case) -> bool:
    """Say whether the viewer is responsible for a case, and has not given it away from some day on."""
    if getattr(case, "held_by", None) == viewer:
        return True
    held = Responsibility.objects.filter(case=case, user=viewer.user_id, until__isnull=True)
    return viewer.user_id is not None and held.exists()


def mark_held(viewer: Viewer, cases: Iterable[Case], responsibilities: Iterable[Responsibility]) -> None:
    """Note on cases just read which ones the viewer is responsible for: a page asks for many verdicts."""
    held = {row.case_id for row in responsibilities if row.user_id == viewer.user_id and row.until is None}
    for case in cases:
        if case.pk in held:
            case.held_by = viewer  # type: ignore[attr-defined]


def may_take_note(viewer: Viewer, responsibility: Responsibility) -> Verdict:
    """Whoever was given a case takes note of it."""
    own = responsibility.user_id == viewer.user_id and responsibility.handed_over_by_id is not None
    return allow_if(own and CaseSight(viewer, today()).at_work.sees(responsibility.case), refusal=NotVisible)


def may_see_caseload(viewer: Viewer) -> Verdict:
    """Who shares out the work sees how much each has, and so does a process leader of the owner organisation."""
    leads = isinstance(viewer, Staff) and viewer.role == Role.PROCESS_LEADER and not viewer.organisation.is_association
    return allow_if(shares_out(viewer) or leads, refusal=NotVisible)


def may_record_fact(viewer: Viewer, person: Person) -> Verdict:
    sight = Sight(viewer, today())
    seen = allow_if(sight.works_with(person) and not sight.masks(person), refusal=NotVisible)
    return seen.and_then(allow_if(viewer.may(Permission.REGISTER) or viewer.may(Permission.DOCUMENT)))


def may_import(viewer: Viewer, project: Project) -> Verdict:
    """Say whether the viewer reads in files for her organisation; it takes part in the project, or once did."""
    party = Party.objects.filter(project=project, organisation=viewer.organisation_id)
    allowed = allow_if(viewer.may(Permission.IMPORT_FILES)).and_then(may_register_new(viewer))
    return allowed.and_then(allow_if(party.exists(), refusal=NotAParty)).and_then(_may_keep_cases(viewer))


def may_be_responsible(user_id: int, organisation_id: int, on: date) -> Verdict:
    works = Membership.objects.filter(
        in_force(on), user=user_id, organisation=organisation_id, role__in=RESPONSIBLE_ROLES
    )
    return allow_if(works.exists(), refusal=NotAColleague)


@dataclass(frozen=True)
class ApplicationSight:
    """Which own applications exist for `viewer`: those to her organisation, if she registers participants.

    One that is marked as a protected person's takes the right for them, and is not so much as counted for others.
    """

    viewer: Viewer

    @property
    def rows(self) -> QuerySet[Application]:
        return Application.objects.filter(self._clause).select_related("project", "owner")

    @property
    def waiting(self) -> QuerySet[Application]:
        """Return those that no mapping meeting has made a case of."""
        return self.rows.exclude(state=Application.State.MAPPED)

    @property
    def _clause(self) -> Q:
        if self.viewer.organisation_id is None or not self.viewer.may(Permission.REGISTER):
            return NOBODY
        own = Q(owner=self.viewer.organisation_id)
        return own if self.viewer.may(Permission.SEE_PROTECTED) else own & Q(is_protected=False)


def may_handle_application(viewer: Viewer, application: Application) -> Verdict:
    seen = ApplicationSight(viewer).waiting.filter(pk=application.pk).exists()
    return allow_if(seen, refusal=NotVisible)
