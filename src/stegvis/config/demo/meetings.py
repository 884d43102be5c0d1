"""Meetings of the running project: one with minutes, tasks and what AF got of them, some to come, moved, called off."""

from datetime import date, time, timedelta

from stegvis.apps.casework import actions
from stegvis.apps.casework.models import CallNotice, Case, Meeting, Minutes, MinutesCopy
from stegvis.apps.casework.policies import CaseSight

from .staff import House

PLACE = "Medborgarhuset, rum 3"
HELD = timedelta(days=12)
SAID = {
    "situation": actions.Written(
        "Arbetsträningen på lagret går bra, två timmar om dagen. Amina vill prova fyra timmar.\n"
        "Kursen för truckkort har kö. Nästa start är om en månad."
    ),
    "conclusion": actions.Written(
        "AF anmäler till kursen. Kommunen pratar med lagret om fyra timmar om dagen.\n"
        "Amina ringer Lagerhuset och frågar om praktik."
    ),
    "apart": actions.Written("Ryggen är bättre. Fysioterapeuten vill träffa Amina en gång till före jul.", "health"),
}


def enter(house: House, amina: Case, today: date) -> None:
    """Let the case worker at Eslöv meet Amina and AF, and have more meetings booked with two others."""
    _held(house, amina, today)
    _coming(house, amina, today)
    second, third = _others(house, amina, today)
    _today(house, second, today)
    _moved_and_cancelled(house, third, today)


def _others(house: House, amina: Case, today: date) -> list[Case]:
    cases = CaseSight(house.staff["eslov-1"], today).rows.filter(state="under_way", person__protection="none")
    others = cases.exclude(pk=amina.pk).select_related("person__owner", "project", "owner")
    return list(others.order_by("started_on", "pk")[:2])


def _book(house: House, case: Case, kind: str, on: date, at: int, **called: object) -> Meeting:
    saga = house.staff["eslov-1"]
    return actions.book_meeting(
        case=case,
        kind=kind,
        on=on,
        starts=time(at),
        ends=time(at + 1),
        place=PLACE,
        workers=[saga.user],
        by=saga,
        **called,  # type: ignore[arg-type]
    )


def _held(house: House, amina: Case, today: date) -> None:
    """Minutes with a task for each party; AF gets what a ground lets it have, and one task is late."""
    saga, alva, parties = house.staff["eslov-1"], house.staff["af-1"], house.organisations
    meeting = _book(house, amina, "three_party", today - HELD, 13)
    there = [parties["eslov"], parties["af"]]
    present = "Amina, Saga Samordnarsson, Alva Arbetsförmedlarsson, tolk"
    minutes = actions.write_minutes(meeting=meeting, parts=SAID, present=present, organisations=there, by=saga)
    for party, what, kind, due, contact in (
        ("af", "Anmäla till kursen för truckkort", "work_education", 4, alva.user.name),
        ("eslov", "Prata med lagret om fyra timmar om dagen", "work_education", -2, saga.user.name),
        (None, "Ringa Lagerhuset och fråga om praktik", "work_education", 1, ""),
    ):
        actions.add_task(
            minutes=minutes,
            what=what,
            due=today + timedelta(days=due),
            kind=kind,
            party=parties[party] if party else None,
            contact=contact,
            by=saga,
        )
    minutes = actions.finish_minutes(minutes=minutes, by=saga)
    actions.hand_over_minutes(minutes=minutes, receivers={parties["af"]: alva.user}, by=saga)
    _amended(house, minutes, today)


def _amended(house: House, minutes: Minutes, today: date) -> None:
    """Let a day have been wrong: the second version goes to AF by itself, and AF reports on its task."""
    saga, alva = house.staff["eslov-1"], house.staff["af-1"]
    why = "Kursen börjar om sex veckor, inte om en månad."
    amended = actions.amend_minutes(minutes=minutes, why=why, by=saga)
    right = SAID["situation"].text.replace("om en månad", "om sex veckor")
    there = list(minutes.present_organisations.all())
    actions.write_minutes(
        meeting=minutes.meeting,
        parts={**SAID, "situation": actions.Written(right)},
        present=minutes.present or "",
        organisations=there,
        by=saga,
    )
    actions.finish_minutes(minutes=amended, by=saga)
    copy = MinutesCopy.objects.latest("pk")
    task = copy.minutes.tasks.get(party=alva.organisation)
    actions.report_task_from_party(copy=copy, task=task, result="done", text="Plats 14 på listan.", on=today, by=alva)


def _coming(house: House, amina: Case, today: date) -> None:
    """AF is called and comes; so does Amina."""
    saga, alva = house.staff["eslov-1"], house.staff["af-1"]
    called = {house.organisations["af"]: alva.user}
    meeting = _book(house, amina, "three_party", today + timedelta(days=3), 13, organisations=called)
    notice = CallNotice.objects.get(call__meeting=meeting)
    actions.answer_call(notice=notice, answer="comes", text="Jag kommer.", on=today, by=alva)
    actions.note_call_answer(call=meeting.calls.get(party=None), answer="comes", on=today, by=saga)


def _today(house: House, case: Case, today: date) -> None:
    _book(house, case, "check_in", today, 10)
    _book(house, case, "follow_up", today - timedelta(days=4), 9)


def _moved_and_cancelled(house: House, case: Case, today: date) -> None:
    saga = house.staff["eslov-1"]
    meeting = _book(house, case, "check_in", today + timedelta(days=2), 9)
    actions.move_meeting(
        meeting=meeting,
        on=today + timedelta(days=6),
        starts=time(14),
        ends=time(15),
        place=PLACE,
        why="Krockar med svenskkursen.",
        by=saga,
    )
    meeting = _book(house, case, "follow_up", today - timedelta(days=7), 11)
    actions.cancel_meeting(meeting=meeting, why="Tolken kom inte. Ny tid är bokad.", by=saga)
