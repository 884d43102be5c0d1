"""Two who have applied by themselves at Eslöv and wait for an answer, and what has been judged about those referred."""

from datetime import date, timedelta

from django.utils import timezone

from stegvis.apps.access.viewers import Applicant
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.models import Application
from stegvis.apps.projects.actions import add_criterion
from stegvis.apps.projects.choices import CriterionKind
from stegvis.apps.projects.models import Project
from stegvis.core.calendar_months import add_months

from .staff import House

ESLOV = "1285"
MONTHS, SAYS = (14, 14, 6, 13), ("yes", "yes", "yes", "unknown")
LATE, FRESH = timedelta(days=9), timedelta(days=2)


def enter(project: Project, house: House, today: date) -> None:
    """Let two apply, one of whom has waited too long, and judge what only somebody can judge."""
    _ask_what_is_judged(project, house)
    late = _apply(
        project,
        today,
        LATE,
        language="ar",
        name="Samir Haddad",
        reach="070-174 06 41",
        words="أريد أن أعمل من جديد. كنت خبازاً في بلدي وظهري يؤلمني.",
    )
    actions.record_contact(
        application=late, on=today - LATE + timedelta(days=1), came_of="not_reached", by=house.staff["eslov-1"]
    )
    _apply(
        project,
        today,
        FRESH,
        language="sv",
        name="Hodan Warsame",
        reach="hodan.w@exempel.se",
        words="Jag vill lära mig mer svenska och hitta en praktik i ett kök. Jag kan börja när som helst.",
    )
    _judge(project, house, today)


def _apply(project: Project, today: date, ago: timedelta, **told: str) -> Application:
    way = next(each for each in queries.ways_in_municipality(ESLOV, today) if each.project_id == project.pk)
    return actions.receive_application(way=way, at=timezone.now() - ago, on=today, by=Applicant(), **told)


def _ask_what_is_judged(project: Project, house: House) -> None:
    """Let the target group be those who take part of their own free will: what no register can say."""
    add_criterion(project=project, kind=CriterionKind.VOLUNTARY, on=project.starts, by=house.leader)


def _judge(project: Project, house: House, today: date) -> None:
    """Let those who are referred fit, not yet fit, and not be known of: by what they live on and what was judged."""
    by = house.registrar("eslov")
    for case, months, says in zip(queries.considered(by, project, today).order_by("pk"), MONTHS, SAYS, strict=False):
        if months:
            since = add_months(today.replace(day=1), -months)
            actions.record_fact(kind="livelihood", person=case.person, on=since, code="assistance_full", by=by)
        if says:
            on = today - timedelta(days=3)
            actions.attest(person=case.person, about="voluntary", says=says, basis="conversation", on=on, by=by)
