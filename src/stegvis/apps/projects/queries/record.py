"""A project's record: all that is written down about it, in a number of queries that does not grow with it."""

from collections.abc import Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import TypeVar

from django.db.models import Model, Prefetch, Q, QuerySet
from django.utils.text import slugify

from stegvis.apps.access.models import Membership
from stegvis.apps.access.models.memberships import in_force
from stegvis.apps.access.roles import PERMISSIONS, Permission
from stegvis.apps.access.verdicts import NotVisible

from ..models import (
    Agreement,
    BudgetYear,
    Coordinator,
    Course,
    Criterion,
    CriterionKind,
    Decision,
    EsfRecord,
    Goal,
    Method,
    Party,
    Project,
    ReportDates,
    Staffing,
    SteeringMeeting,
    SteeringMember,
    Training,
    holds_on,
)
from ..policies import COORDINATES
from .changes import Wording, earlier_wordings
from .projects import followup_months

Row = TypeVar("Row", bound=Model)
LONGEST_KEY = 50


@dataclass(frozen=True)
class Record:
    """The parts of a project's record, each with what it needs to be shown."""

    project: Project
    parties: Sequence[Party]
    criteria: Sequence[Criterion]
    methods: Sequence[Method]
    goals: Sequence[Goal]
    money: Sequence[BudgetYear]
    esf: EsfRecord | None
    seats: Sequence[SteeringMember]
    meetings: Sequence[SteeringMeeting]
    agreements: Sequence[Agreement]
    coordinators: Sequence[Coordinator]
    courses: Sequence[Course]
    followup_months: Sequence[int]
    report_dates: ReportDates | None
    earlier_wordings: Mapping[int, Sequence[Wording]]


def record_of(project: Project) -> Record:
    """Read the whole record of a project that the viewer sees."""
    decisions = Prefetch("decisions", Decision.objects.select_related("owner__user").order_by("due", "pk"))
    return Record(
        project=project,
        parties=list(parties(project)),
        criteria=list(project.criteria.prefetch_related("values").order_by("on", "pk")),
        methods=list(project.methods.order_by("on", "name")),
        goals=list(project.goals.order_by("pk")),
        money=list(project.budget_years.order_by("year", "funding_source")),
        esf=EsfRecord.objects.filter(project=project).first(),
        seats=list(project.steering_members.select_related("user").order_by("on", "pk")),
        meetings=list(project.steering_meetings.prefetch_related(decisions).order_by("-held_on", "-pk")),
        agreements=list(project.agreements.prefetch_related("organisations").order_by("-on", "pk")),
        coordinators=list(coordinators_of(project)),
        courses=list(project.courses.order_by("-required", "name", "pk")),
        followup_months=followup_months(project),
        report_dates=ReportDates.objects.filter(project=project).first(),
        earlier_wordings=earlier_wordings(project),
    )


def parties(project: Project) -> QuerySet[Party]:
    staffing = Prefetch("staffing", Staffing.objects.order_by("on", "function"))
    return (
        project.parties.select_related("organisation").prefetch_related(staffing).order_by("organisation__name", "on")
    )


def coordinators_of(project: Project) -> QuerySet[Coordinator]:
    """Return the coordinators by municipality, each with the training that she has had."""
    taken = Prefetch("trainings", Training.objects.select_related("course").order_by("-held_on", "pk"))
    rows = project.coordinators.select_related("user", "organisation").prefetch_related(taken)
    return rows.order_by("municipality", "user__name", "on")


def coordinators_on(project: Project, day: date) -> QuerySet[Coordinator]:
    """Return who coordinates on a day, by name."""
    return project.coordinators.on_day(day).select_related("user").order_by("user__name", "pk")


def coordinator_for(project: Project, key: int) -> Coordinator:
    return _one(project.coordinators.select_related("user", "project"), key)


def course_for(project: Project, key: int) -> Course:
    return _one(project.courses.select_related("project"), key)


def possible_coordinators(project: Project, at: date) -> QuerySet[Membership]:
    """Return who works with participants at the parties on the day `at`."""
    taking_part = project.parties.on_day(at).values("organisation")
    rows = Membership.objects.filter(in_force(at), role__in=COORDINATES, user__is_active=True)
    rows = rows.filter(organisation__in=taking_part)
    return rows.select_related("user", "organisation").order_by("organisation__name", "user__name", "pk")


def party_for(project: Project, key: int) -> Party:
    return _one(project.parties.select_related("organisation", "project"), key)


def staffing_for(project: Project, key: int) -> Staffing:
    rows = Staffing.objects.filter(party__project=project).select_related("party__organisation", "party__project")
    return _one(rows, key)


def criterion_for(project: Project, key: int) -> Criterion:
    return _one(project.criteria.select_related("project").prefetch_related("values"), key)


def unsaved_criterion(project: Project, kind: CriterionKind, *, on: date, **numbers: int) -> Criterion:
    """Return a criterion as it would be, to see whom it would concern. It is not saved."""
    return Criterion(project=project, kind=kind, on=on, **numbers)


def criterion_as(row: Criterion, **changes: object) -> Criterion:
    """Return a criterion as it would be with other values; the row itself stays as it is, and nothing is saved."""
    other = copy(row)
    for name, value in changes.items():
        setattr(other, name, value)
    return other


def method_for(project: Project, key: int) -> Method:
    return _one(project.methods.select_related("project"), key)


def goal_for(project: Project, key: str) -> Goal:
    """Return the goal with this key. Raises NotVisible."""
    found = project.goals.filter(key=key).first()
    if found is None:
        raise NotVisible
    return found


def seat_for(project: Project, key: int) -> SteeringMember:
    return _one(project.steering_members.select_related("user", "project"), key)


def meeting_for(project: Project, key: int) -> SteeringMeeting:
    return _one(project.steering_meetings.select_related("project"), key)


def seats_for_decision(meeting: SteeringMeeting, at: date) -> QuerySet[SteeringMember]:
    """Return who can see to what the meeting decided: who had a seat that day or has one on the day `at`."""
    rows = SteeringMember.objects.filter(holds_on(meeting.held_on) | holds_on(at), project=meeting.project_id)
    return rows.select_related("user").order_by("on", "pk")


def decision_for(project: Project, key: int) -> Decision:
    return _one(Decision.objects.filter(meeting__project=project).select_related("meeting", "owner__user"), key)


def agreement_for(project: Project, key: int) -> Agreement:
    return _one(project.agreements.select_related("project").prefetch_related("organisations"), key)


def possible_members(project: Project, at: date) -> QuerySet[Membership]:
    """Return who can get a seat in the steering group on the day `at`: those of the association and the parties who
    read what is published, and have no seat yet.
    """
    roles = [role for role, permissions in PERMISSIONS.items() if Permission.SEE_PUBLICATIONS in permissions]
    taking_part = project.parties.on_day(at).values("organisation")
    seated = project.steering_members.filter(until__isnull=True, user__isnull=False).values("user")
    rows = Membership.objects.filter(in_force(at), role__in=roles, user__is_active=True).exclude(user__in=seated)
    own = Q(organisation__in=taking_part) | Q(organisation=project.association_id)
    return rows.filter(own).select_related("user", "organisation").order_by("user__name", "pk")


def free_key(name: str) -> str:
    """Return a key for a new project: its name in plain letters, with a number when that is taken."""
    return _free(name, Project.objects.all(), reserved={"new", "methods"})


def free_goal_key(project: Project, title: str) -> str:
    """Return a key for a new goal of the project."""
    return _free(title, Goal.with_struck.filter(project=project))


def _free(words: str, rows: QuerySet, reserved: Set[str] = frozenset()) -> str:
    stem = slugify(words)[:LONGEST_KEY].strip("-") or "x"
    taken = reserved | set(rows.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for number in count(1) if (key := stem if number == 1 else f"{stem}-{number}") not in taken)


def _one(rows: QuerySet[Row], key: int) -> Row:
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotVisible
    return found
