"""What is done with Amina: a placement with its days, a course that is planned, group sessions with others, notes."""

from datetime import date, time, timedelta
from decimal import Decimal

from stegvis.apps.casework import actions
from stegvis.apps.casework.actions import Attended
from stegvis.apps.casework.models import Activity, Case
from stegvis.apps.casework.policies import CaseSight

from .amina import PLANNED
from .staff import House

BEGUN = PLANNED - timedelta(days=13)
CAME, ILL, ABSENT = Attended("came", Decimal(4)), Attended("valid_absence"), Attended("absence")
FIRST_NOTE = """Samtal med Amina efter första veckan.
• Ryggen känns bra när hon får växla mellan att sitta och stå
• Vill prova att köra truck på gården, handledaren har sagt ja
• Hämtar barnen halv fem, så passet slutar fyra
Hon sade: ”Det är första gången på länge som jag är trött av rätt skäl.”"""
SECOND_NOTE = "Ringde handledaren på åkeriet. Nöjd med Amina. Undrar när beskedet om körkortet kommer."


def enter(house: House, amina: Case, today: date) -> None:
    placement = _placement(house, amina, today)
    _attended(house, placement, today)
    _course(house, amina, today)
    _sessions(house, amina, today)
    _notes(house, amina, today)


def _placement(house: House, case: Case, today: date) -> Activity:
    on = today - BEGUN
    return actions.record_activity(
        case=case,
        method="work_training",
        what="Lager och truck",
        arranged_by=house.organisations["eslov"],
        place="Bergs åkeri",
        contact="Handledare Lasse Berg",
        hours=Decimal(20),
        planned_on=on,
        planned_until=on + timedelta(days=89),
        on=on,
        by=house.staff["eslov-1"],
    )


def _attended(house: House, placement: Activity, today: date) -> None:
    """Note each weekday from the first to yesterday: ill for two, away for one."""
    first = placement.on or today
    days = (first + timedelta(days=place) for place in range((today - first).days))
    weekdays = [day for day in days if day.weekday() < 5]
    said = dict.fromkeys(weekdays, CAME) | dict.fromkeys(weekdays[7:9], ILL) | dict.fromkeys(weekdays[15:16], ABSENT)
    actions.record_attendance(activity=placement, days=said, by=house.staff["eslov-1"])


def _course(house: House, case: Case, today: date) -> None:
    actions.record_activity(
        case=case,
        method="course",
        what="Truckutbildning",
        arranged_by=house.organisations["af"],
        hours=Decimal(40),
        planned_on=today + timedelta(days=9),
        planned_until=today + timedelta(days=23),
        by=house.staff["eslov-1"],
    )


def _sessions(house: House, case: Case, today: date) -> None:
    """Let three meet about CV and interviews: one session noted, one that nobody has noted yet, one to come."""
    saga = house.staff["eslov-1"]
    others = CaseSight(saga, today).rows.filter(state="under_way", project=case.project, person__protection="none")
    cases = [case, *others.exclude(pk=case.pk).select_related("person").order_by("-started_on", "pk")[:2]]
    days = [today - timedelta(days=9), today - timedelta(days=2), today + timedelta(days=5)]
    sessions = actions.plan_sessions(
        project=case.project,
        days=days,
        starts=time(13),
        ends=time(15),
        themes="Skriva CV\nÖva intervju",
        place="Medborgarhuset, rum 3",
        leader=saga.user,
        guests="Rekryterare från bemanningen",
        cases=cases,
        by=saga,
    )
    places = {place.case_id: place.pk for place in sessions[0].places.all()}
    attended = dict.fromkeys(places.values(), "came") | {places[cases[-1].pk]: "valid_absence"}
    actions.note_who_came(session=sessions[0], attended=attended, by=saga)


def _notes(house: House, case: Case, today: date) -> None:
    saga = house.staff["eslov-1"]
    said = {"case": case, "kind": "work_education", "by": saga}
    note = actions.write_note(on=today - BEGUN + timedelta(days=7), text=FIRST_NOTE.replace("fyra\n", "tre\n"), **said)
    actions.correct_note(
        note=note, on=note.on, kind=note.kind, text=FIRST_NOTE, why="Passet slutar fyra, inte tre", by=saga
    )
    actions.write_note(on=today - timedelta(days=6), text=SECOND_NOTE, **said)
