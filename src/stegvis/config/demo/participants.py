"""People and their cases, entered as a registrar would: referred, mapped, accepted, started, exited, followed up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from stegvis.apps.access.models import Unit, User
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions
from stegvis.apps.casework.models import Case, FollowUp
from stegvis.apps.casework.states import State
from stegvis.apps.people.actions import set_anonymous_count
from stegvis.apps.projects.models import Project
from stegvis.core import codebook
from stegvis.core.personal_numbers import parse
from stegvis.demo import SyntheticProject, shape

from .staff import House

WITHDRAWN = ("person_declined", "no_contact")
ARRIVAL = timedelta(days=2)  # from referral to mapping
PERSON = (
    "given_name",
    "family_name",
    "sex",
    "birth_region",
    "arrival_year",
    "language",
    "municipality",
    "protection",
)


@dataclass(frozen=True)
class Entry:
    """One participation to enter, with who enters it and the unit that works with it."""

    case: shape.Case
    person: shape.Person
    referral: shape.Referral
    by: Staff
    unit: Unit | None


def enter(invented: SyntheticProject, project: Project, house: House) -> None:
    """Enter everybody who was referred, with what came of it."""
    for entry in _entries(invented, house):
        row = _register(entry, project)
        row = _decide(row, entry)
        if entry.case.started:
            _go_under_way(row, entry, invented, house)


def _entries(invented: SyntheticProject, house: House) -> Iterator[Entry]:
    """Return participations in order of referral. Who was only referred belongs to the only owner there is."""
    cases = {each.case_key: each for each in invented.cases}
    for referral in sorted(invented.referrals, key=lambda each: (each.referred, each.referral_key)):
        if referral.number is None:
            continue
        case = cases[referral.case_key] if referral.case_key else _referred_only(referral, house)
        person, unit = invented.person_of[referral.number], house.units.get(case.owner)
        yield Entry(case, person, referral, house.registrar(case.owner), unit)


def _referred_only(referral: shape.Referral, house: House) -> shape.Case:
    (owner,) = house.owners
    return shape.Case(
        number=referral.number or "",
        case_key="",
        owner=owner,
        state="referred",
        referred=referral.referred,
        started=None,
        age_at_start=None,
        exited=None,
        exit_reason=None,
        education="unknown",
        months_public_support_before=None,
    )


def _register(entry: Entry, project: Project) -> Case:
    known = entry.person
    return actions.register_participant(
        project=project,
        number=parse(known.number, as_of=entry.referral.referred),
        person={name: getattr(known, name) for name in PERSON},
        referred_on=entry.referral.referred,
        way_in=entry.referral.way_in,
        months_public_support_before=entry.case.months_public_support_before,
        education=entry.case.education,
        unit=entry.unit,
        by=entry.by,
    )


def _decide(row: Case, entry: Entry) -> Case:
    """Take the case through mapping to the decision, as far as it has come."""
    decision, decided = entry.referral.decision, entry.referral.decided
    if entry.case.state == State.REFERRED and decision is None:
        return row
    on = min(entry.referral.referred + ARRIVAL, decided or date.max)
    row = actions.move_case(case=row, to=State.MAPPING, on=on, by=entry.by)
    if decision is None or decided is None:
        return row
    return actions.move_case(case=row, to=_decided(decision), on=decided, decision=decision, by=entry.by)


def _decided(decision: str) -> State:
    if decision == "accepted":
        return State.ACCEPTED
    if decision == "waiting_list":
        return State.WAITING
    return State.WITHDRAWN if decision in WITHDRAWN else State.DECLINED


def _go_under_way(row: Case, entry: Entry, invented: SyntheticProject, house: House) -> None:
    case = entry.case
    row = actions.start_case(case=row, on=case.started, by=entry.by)
    for each in (one for one in invented.responsibilities if one.case_key == case.case_key):
        _assign(row, each, entry.by, house)
    _facts(row, entry, invented)
    if case.state == State.PAUSED:
        actions.move_case(case=row, to=State.PAUSED, on=case.started, by=entry.by)
    if case.exited and case.exit_reason:
        reason = codebook.exits[case.exit_reason]
        row = actions.exit_case(case=row, reason=reason, on=case.exited, by=entry.by)
        _follow_up(row, (one for one in invented.followups if one.case_key == case.case_key), entry.by)


def _assign(row: Case, each: shape.Responsibility, by: Staff, house: House) -> None:
    """Make a colleague responsible; somebody of another authority works with the person there, and is its party."""
    worker = house.staff[each.worker_key]
    if worker.organisation_id == by.organisation_id:
        user: User = worker.user
        actions.assign_responsible(case=row, user=user, on=each.on, by=by)
    else:
        actions.add_case_party(case=row, organisation=worker.organisation, on=each.on, by=by)


def _facts(row: Case, entry: Entry, invented: SyntheticProject) -> None:
    number = entry.person.number
    for kind, rows, more in (
        ("livelihood", invented.livelihoods, ("share",)),
        ("occupation", invented.occupations, ("hours", "supported")),
        ("afcategory", invented.categories, ()),
    ):
        for each in (one for one in rows if one.number == number):
            values = {name: _exact(getattr(each, name)) for name in more}
            actions.record_fact(
                kind=kind,
                person=row.person,
                on=each.on,
                until=each.until,
                source=each.source,
                code=each.code,
                by=entry.by,
                **values,
            )


def _exact(value: object) -> object:
    return Decimal(str(value)) if isinstance(value, float) else value


def _follow_up(row: Case, told: Iterable[shape.FollowUp], by: Staff) -> None:
    planned: Mapping[int, FollowUp] = {each.months: each for each in row.followups.all()}
    for each in told:
        if each.status != "planned":
            actions.record_followup(followup=planned[each.months], status=each.status, on=each.done or each.due, by=by)


def count_anonymous(invented: SyntheticProject, project: Project, house: House, today: date) -> None:
    """Enter the participants that are only counted, as the first owner's."""
    by = house.registrar(min(house.owners))
    for each in invented.anonymous_counts:
        set_anonymous_count(project=project, year=each.year, sex=each.sex, number=each.participants, by=by, on=today)
