"""What the staff did: referrals, activities, follow-ups, who was responsible, and how the project was staffed.

The employment service's officer came late and one of the two officers at social assistance was on long sick leave, as
the report tells; her cases were a colleague's meanwhile.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from stegvis.core.calendar_months import add_months
from stegvis.demo.draws import Draws
from stegvis.demo.shape import Activity, FollowUp, Organisation, Referral, Responsibility, Staffing, Worker
from stegvis.demo.test_numbers import TestNumber

from . import published as report
from .participations import Participation

OFFICE, SERVICE, ASSOCIATION = "amk", "af", "samordningsforbund"
ORGANISATIONS = (
    Organisation(key=OFFICE, name="Arbetsmarknadskontoret, ekonomiskt bistånd", kind="eb", municipality="0581"),
    Organisation(key=SERVICE, name="Arbetsförmedlingen", kind="af"),
    Organisation(key=ASSOCIATION, name="Samordningsförbundet Östra Östergötland", kind="association"),
)
ELLEN, RIMA, AGNETA = "eb-1", "eb-2", "af-1"
WORKERS = (
    Worker(key=ELLEN, name="Ellen Exempelsson", organisation=OFFICE),
    Worker(key=RIMA, name="Rima Övningström", organisation=OFFICE),
    Worker(key=AGNETA, name="Agneta Påhittsson", organisation=SERVICE),
    Worker(key="registrar-1", name="Rolf Registersson", organisation=OFFICE, role="registrar"),
    Worker(key="leader-1", name="Petra Processlund", organisation=ASSOCIATION, role="process_leader"),
    Worker(key="evaluator-1", name="Ulf Utvärdersson", organisation=ASSOCIATION, role="evaluator"),
)
SICK_FROM, SICK_UNTIL = date(2009, 3, 16), date(2009, 9, 30)
SERVICE_FROM = date(2009, 4, 20)
STAFFING = (
    Staffing(party="eb", on=report.FIRST_DAY, until=SICK_FROM - timedelta(1), share=2.0),
    Staffing(party="eb", on=SICK_FROM, until=SICK_UNTIL, share=1.0),
    Staffing(party="eb", on=SICK_UNTIL + timedelta(1), until=None, share=2.0),
    Staffing(party="af", on=SERVICE_FROM, until=date(2010, 3, 31), share=1.0),
    Staffing(party="af", on=date(2010, 4, 1), until=None, share=0.8),
    Staffing(party="association", on=date(2009, 10, 1), until=None, share=0.1),  # processtöd sedan oktober 2009
)
CBT_FROM = date(2010, 3, 1)  # “från våren 2010”
INTERVIEWED_ON = date(2010, 12, 8)  # four former participants, drawn at random, were interviewed in December 2010
# Referred and not started: decision and how many.
NOT_STARTED = (
    ("declined_target_group", 9),
    ("person_declined", 6),
    ("no_contact", 4),
    ("declined_other_plan", 3),
    ("waiting_list", 2),
)


def referral_day(each: Participation, draws: Draws) -> date:
    """Draw the day of referral: two to nine weeks before start."""
    return draws.day(each.started - timedelta(63), each.started - timedelta(14))


def referral(each: Participation, case_key: str, referred: date, draws: Draws) -> Referral:
    return Referral(
        referral_key=f"r-{case_key}",
        number=each.number.number,
        case_key=case_key,
        referred=referred,
        way_in="af" if draws.chance(15) else "eb",
        decision="accepted",
        decided=min(referred + timedelta(draws.between(5, 13)), each.started),
    )


def other_referrals(numbers: Sequence[TestNumber], draws: Draws) -> Iterator[Referral]:
    """Say who was referred and did not start. Who is on the waiting list came last."""
    decisions = [decision for decision, count in NOT_STARTED for _ in range(count)]
    for turn, (number, decision) in enumerate(zip(numbers, decisions, strict=True)):
        waits = decision == "waiting_list"
        referred = draws.day(date(2010, 11, 15) if waits else date(2009, 3, 1), date(2010, 12, 3))
        yield Referral(
            referral_key=f"r-n{turn + 1:03}",
            number=number.number,
            case_key=None,
            referred=referred,
            way_in="eb",
            decision=decision,
            decided=referred + timedelta(draws.between(5, 20)),
        )


def activities(each: Participation, case_key: str, referred: date, draws: Draws) -> Iterator[Activity]:
    """Follow the method: mapping interview, three-party meeting with a joint plan, group sessions, what was needed."""
    last = each.exited or report.LAST_DAY
    yield _once(case_key, "mapping_interview", "eb", draws.day(referred, each.started))
    meeting = each.started + timedelta(draws.between(3, 25))
    while meeting < last:
        yield _once(case_key, "three_party", "eb", meeting)
        meeting += timedelta(draws.between(70, 130))
    sessions = min(each.started + timedelta(draws.between(10, 40)), last)
    yield _spell(case_key, "group_session", "af", sessions, min(sessions + timedelta(84), last), 3.0)
    yield from _as_needed(each, case_key, last, draws)


def _as_needed(each: Participation, case_key: str, last: date, draws: Draws) -> Iterator[Activity]:
    room = (last - each.started).days
    if room > 60 and draws.chance(55):
        began = each.started + timedelta(draws.between(30, room - 20))
        kind, party = draws.one_of((("placement", "employer"), ("placement", "employer"), ("work_training", "ame")))
        weeks = draws.between(6, 16)
        yield _spell(case_key, kind, party, began, min(began + timedelta(weeks=weeks), last), 20.0)
    if draws.chance(40):
        yield _once(case_key, "motivational_interviewing", "eb", draws.day(each.started, last))
    if last > CBT_FROM + timedelta(60) and draws.chance(18):
        began = draws.day(max(each.started, CBT_FROM), last - timedelta(7))
        yield _spell(case_key, "cbt", "provider", began, min(began + timedelta(weeks=10), last), 2.0)
    if draws.chance(15):
        yield _once(case_key, "work_ability", "ame", draws.day(each.started, last))


def _once(case_key: str, kind: str, party: str, on: date) -> Activity:
    return Activity(case_key=case_key, kind=kind, party=party, on=on, until=on)


def _spell(case_key: str, kind: str, party: str, on: date, until: date, hours: float) -> Activity:
    return Activity(case_key=case_key, kind=kind, party=party, on=on, until=until, hours=hours)


def follow_ups(each: Participation, case_key: str, *, interviewed: bool) -> Iterator[FollowUp]:
    """Plan follow-ups 6 and 12 months after exit. Only the four interviewed in December 2010 were followed up."""
    if each.exited is None:
        return
    for months in (6, 12):
        done = INTERVIEWED_ON if interviewed and months == 6 else None
        status = "done" if done else "planned"
        due = add_months(each.exited, months)
        yield FollowUp(case_key=case_key, months=months, due=due, done=done, status=status)


def responsibilities(each: Participation, case_key: str, turn: int) -> Iterator[Responsibility]:
    """Share the cases between the two officers at social assistance; the employment service has one for them all."""
    last = each.exited
    yield from _at_the_office(each.started, last, case_key, second=turn % 2 == 1)
    joined = max(each.started, SERVICE_FROM)
    if last is None or joined <= last:
        yield Responsibility(case_key=case_key, worker_key=AGNETA, on=joined, until=last)


def _at_the_office(started: date, last: date | None, case_key: str, *, second: bool) -> Iterator[Responsibility]:
    if not second:
        yield Responsibility(case_key=case_key, worker_key=ELLEN, on=started, until=last)
        return
    if started < SICK_FROM:
        yield Responsibility(case_key=case_key, worker_key=RIMA, on=started, until=SICK_FROM - timedelta(1))
    if started <= SICK_UNTIL:
        covered = min(last, SICK_UNTIL) if last else SICK_UNTIL
        yield Responsibility(case_key=case_key, worker_key=ELLEN, on=max(started, SICK_FROM), until=covered)
    back = max(started, SICK_UNTIL + timedelta(1))
    if last is None or back <= last:
        yield Responsibility(case_key=case_key, worker_key=RIMA, on=back, until=last)
