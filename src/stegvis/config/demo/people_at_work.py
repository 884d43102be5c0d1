"""Coordinators with their training, what is known of a method, and participants handed over with a note."""

from datetime import date, timedelta
from decimal import Decimal

from stegvis.apps.casework.actions import hand_over_cases, take_note
from stegvis.apps.casework.queries import cases_of_worker, handed_over_to
from stegvis.apps.projects import actions
from stegvis.apps.projects.models import Course, Project

from .staff import House

COORDINATORS = {"eslov-1": "1285", "eslov-2": "1285", "hoor-1": "1267"}
KNOWN = {
    "Arbetsträning på vägen ut": {
        "for_whom": "Den som vill pröva hur mycket arbete hälsan tillåter.",
        "evidence": "Insatser på en arbetsplats och längre utbildning hjälper troligen den som länge har haft "
        "försörjningsstöd.",
        "evidence_source": "Statens beredning för medicinsk och social utvärdering, sbu.se",
        "contact": "Processledaren i projektet",
    },
    "Trepartssamtal och fyrpartssamtal": {
        "for_whom": "Den som flera myndigheter planerar för samtidigt.",
        "contact": "Processledaren i projektet",
    },
}
LIMIT = 8  # Saga is near it
NOTE = "Ring helst på förmiddagen. Nästa avstämning är inte bokad än."


def enter(project: Project, house: House, today: date) -> None:
    actions.update_project(project=project, caseload_limit=LIMIT, why="Fler i varje ärende", by=house.leader)
    _methods(project, house)
    _training(project, house, today)
    _hand_over(house, today)


def _methods(project: Project, house: House) -> None:
    for method in project.methods.all():
        if method.name in KNOWN:
            actions.update_method(method=method, by=house.leader, why="Mer är känt", **KNOWN[method.name])


def _training(project: Project, house: House, today: date) -> None:
    """Let three coordinate in two municipalities; one of them lacks a required course."""
    since = today - timedelta(days=200)
    saga, hugo, karin = (
        actions.add_coordinator(
            project=project, membership=house.staff[key].membership, municipality=code, on=since, by=house.leader
        )
        for key, code in COORDINATORS.items()
    )
    talks = _course(project, house, "Motiverande samtal", "Regionens primärvård", 12, since)
    secrecy = _course(project, house, "Sekretess och samtycke", "Samordningsförbundet", 3, since)
    for course, days, who in ((talks, 170, [saga, hugo, karin]), (secrecy, 120, [saga, karin])):
        held_on = today - timedelta(days=days)
        actions.record_training(course=course, coordinators=who, held_on=held_on, hours=course.hours, by=house.leader)


def _course(project: Project, house: House, name: str, provider: str, hours: int, since: date) -> Course:
    return actions.add_course(
        project=project, name=name, provider=provider, hours=Decimal(hours), required=True, on=since, by=house.leader
    )


def _hand_over(house: House, today: date) -> None:
    """Hand one of Hugo's over to Saga; of that alone nobody has taken note yet."""
    for worker in house.staff.values():
        for row in handed_over_to(worker, today):
            take_note(responsibility=row, by=worker)
    rut, saga, hugo = (house.staff[key] for key in ("eslov-r", "eslov-1", "eslov-2"))
    cases = [case for case in cases_of_worker(rut, hugo.user.pk, today) if case.state == "under_way"]
    hand_over_cases(cases=cases[:1], user=saga.user, on=today, note=NOTE, by=rut)
