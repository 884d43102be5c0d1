"""The project's own record: commission, parties and their staff, target group, goals, money, steering group."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from stegvis.apps.access.roles import Role
from stegvis.apps.projects import actions
from stegvis.apps.projects.choices import CriterionKind, Denominator, FundingSource, Numerator
from stegvis.apps.projects.models import Party, Project, SteeringMember
from stegvis.demo import SyntheticProject
from stegvis.demo.shape import Criterion, Decision, Goal, Staffing, SteeringMeeting

from .staff import House

FUNCTION = "Handläggare"
KINDS = {
    "age": CriterionKind.AGE,
    "born_abroad": CriterionKind.BORN_ABROAD,
    "unemployed": CriterionKind.UNEMPLOYED,
    "months_of_assistance": CriterionKind.ASSISTANCE_MONTHS,
    "municipality": CriterionKind.MUNICIPALITY,
}
NUMBERS = {"least": "lowest", "most": "highest", "of_last": "window_months"}
CENTS = Decimal("0.01")


def enter(invented: SyntheticProject, house: House, *, since: date, today: date) -> Project:
    """Enter the record as the process leader would; `since` is the day from which the parties take part."""
    commission = invented.commission
    project = actions.create_project(
        association=house.leader.organisation,
        key=commission.key,
        name=commission.title,
        form=commission.form,
        starts=commission.starts,
        ends=commission.ends,
        purpose=commission.purpose,
        target_group=commission.target_group,
        working_methods="\n".join(commission.methods),
        capacity=commission.capacity,
        caseload_limit=commission.caseload_limit,
        by=house.leader,
    )
    _parties(project, invented, house, since)
    _target_group(project, invented, house)
    for goal in invented.goals:
        _goal(project, goal, house)
    _money(project, invented, house)
    _steering_group(project, invented, house, today)
    months = sorted({each.months for each in invented.followups})
    actions.set_followup_months(project=project, months=months, by=house.leader)
    actions.set_report_dates(project=project, by=house.leader, **_report_dates(invented))
    return project


def _report_dates(invented: SyntheticProject) -> dict[str, Any]:
    """Return the days of the project's own report; one that runs tells of today."""
    tables = dict(invented.settings.get("tables", {}))
    compared, flow = tables.get("af_before_after", {}), tables.get("flow", {})
    ended = bool(compared)
    return {
        "cut_off": invented.settings["cut_off"] if ended else None,
        "exited_by": compared.get("exited_by"),
        "compared_on": compared.get("after"),
        "identified": flow.get("identified"),
    }


def _parties(project: Project, invented: SyntheticProject, house: House, since: date) -> None:
    """Let everybody but providers take part, with an agreement between them all."""
    organisations = [each for each in house.organisations.values() if each.kind != "provider"]
    parties = [
        actions.add_party(project=project, organisation=each, on=since, by=house.leader) for each in organisations
    ]
    actions.record_agreement(
        project=project,
        title=f"Samverkansavtal om {project.name}",
        organisations=organisations,
        on=since,
        text="Parterna arbetar gemensamt med deltagarna, var och en inom sitt uppdrag.",
        by=house.leader,
    )
    for each in invented.staffing:
        _staff(each, [party for party in parties if party.organisation.kind == each.party], house)


def _staff(each: Staffing, parties: list[Party], house: House) -> None:
    """Share the full-time equivalents evenly between the parties of a kind; the first takes what is left over."""
    part = (Decimal(str(each.share)) / len(parties)).quantize(CENTS)
    shares = [Decimal(str(each.share)) - part * (len(parties) - 1), *[part] * (len(parties) - 1)]
    for party, share in zip(parties, shares, strict=True):
        row = actions.add_staffing(party=party, function=FUNCTION, share=share, on=each.on, by=house.leader)
        if each.until:
            actions.end_row(row=row, on=each.until, by=house.leader)


def _target_group(project: Project, invented: SyntheticProject, house: House) -> None:
    for criterion in invented.commission.criteria:
        values, numbers = _parameters(criterion)
        actions.add_criterion(
            project=project,
            kind=KINDS[criterion.kind],
            on=project.starts,
            values=values,
            by=house.leader,
            **numbers,
        )
    for name in invented.commission.methods:
        actions.add_method(project=project, name=name, on=project.starts, by=house.leader)


def _parameters(criterion: Criterion) -> tuple[list[str], dict[str, int]]:
    given = criterion.parameters
    numbers = {NUMBERS[name]: value for name, value in given.items() if isinstance(value, int)}
    codes = given.get("codes")
    return ([str(code) for code in codes] if isinstance(codes, list) else []), numbers


def _goal(project: Project, goal: Goal, house: House) -> None:
    actions.set_goal(
        project=project, key=goal.goal_key, level=goal.level, title=goal.title, by=house.leader, **_rule(goal)
    )


def _rule(goal: Goal) -> dict[str, Any]:
    """Return how a goal is computed; nothing for one that is words alone."""
    if goal.outcome is None:
        return {}
    return {
        "outcome": goal.outcome,
        "numerator": Numerator.WITHIN,
        "denominator": Denominator(goal.denominator or Denominator.STARTED),
        "window_months": goal.window_months,
        "threshold": Decimal(str(goal.threshold)),
    }


def _money(project: Project, invented: SyntheticProject, house: House) -> None:
    years = invented.commission.budget_years
    for each in years:
        actions.set_budget_year(
            project=project,
            year=each.year,
            funding_source=FundingSource.ASSOCIATION,
            budget=Decimal(each.budget),
            outcome=None if each.outcome is None else Decimal(each.outcome),
            planned_participants=invented.commission.planned_participants // len(years),
            by=house.leader,
        )


def enter_esf_record(project: Project, house: House) -> None:
    """Enter what the social fund's project bank shows of a project. Number, sums and address are invented."""
    actions.set_esf_record(
        project=project,
        number="0000/00000",
        owner_name=house.leader.organisation.name,
        name=project.name,
        region="Sydsverige",
        planned_participants=60,
        starts=project.starts,
        ends=project.ends,
        total_budget=Decimal(7_200_000),
        granted_support=Decimal(3_600_000),
        contact_name=house.leader.user.name,
        contact_email="leader@demo.invalid",
        recipient_postcode="000 00",
        recipient_address="Övningsgatan 1",
        programme_area="2",
        specific_objective="2.1",
        union_cofinancing_per_cent=Decimal(50),
        intervention_type="102",
        description=project.purpose,
        by=house.leader,
    )


def _steering_group(project: Project, invented: SyntheticProject, house: House, today: date) -> None:
    """Seat the group, and hold the meetings that have been: what is due is done where the project has ended."""
    seats = dict(_seats(project, invented, house))
    for meeting in invented.commission.meetings:
        if meeting.on <= today:
            _meet(project, meeting, seats, house, today)


def _seats(project: Project, invented: SyntheticProject, house: House) -> Iterator[tuple[str, SteeringMember]]:
    user = next((each.user for each in house.staff.values() if each.role == Role.STEERING_GROUP), None)
    for turn, title in enumerate(invented.commission.steering_group):
        function, _, place = title.partition(", ")
        seat = {"user": user} if user and turn == 0 else {"name": function, "organisation_name": place or "Parterna"}
        yield title, actions.add_steering_member(project=project, on=project.starts, by=house.leader, **seat)


def _meet(
    project: Project, meeting: SteeringMeeting, seats: dict[str, SteeringMember], house: House, today: date
) -> None:
    held = actions.hold_meeting(project=project, on=meeting.on, by=house.leader)
    for each in meeting.decisions:
        owner = next(seat for title, seat in seats.items() if title.startswith(each.owner))
        decision = actions.record_decision(meeting=held, text=each.text, owner=owner, due=each.due, by=house.leader)
        done = _done(each, meeting, project, today)
        if done:
            actions.mark_decision_done(decision=decision, on=done, by=house.leader)


def _done(decision: Decision, meeting: SteeringMeeting, project: Project, today: date) -> date | None:
    """In a project that has ended everything was done; in one that runs what had no due date."""
    if decision.due and project.ends and project.ends > today:
        return None
    return decision.due or meeting.on + timedelta(days=30)


def enter_report_dates(project: Project, invented: SyntheticProject, house: House) -> None:
    """Enter the days that the finished project's figures rest on, as its report states them."""
    tables = invented.settings["tables"]
    actions.set_report_dates(
        project=project,
        cut_off=invented.settings["cut_off"],
        exited_by=tables["af_before_after"]["exited_by"],
        compared_on=tables["af_before_after"]["after"],
        identified=tables["flow"]["identified"],
        by=house.leader,
    )
