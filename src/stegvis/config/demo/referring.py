"""Referrals to the running project: one taken up, one that waits, one declined, one with a question."""

from collections.abc import Iterator
from datetime import date, timedelta

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions
from stegvis.apps.casework.models import SentReferral
from stegvis.apps.people.actions import Basis
from stegvis.apps.people.models import Person
from stegvis.apps.projects.models import Project
from stegvis.core.personal_numbers import PersonalNumber, parse
from stegvis.demo.test_numbers import published

from .staff import House

OLDEST, YOUNGEST = date(1965, 1, 1), date(1990, 1, 1)


def enter(project: Project, house: House, today: date) -> None:
    """Let a social worker in Höör and a rehabilitation coordinator refer four women to the unit at Eslöv."""
    sixten, rebecka, saga = (house.staff[key] for key in ("hoor-2", "region-1", "eslov-1"))
    to = actions.To(project, house.organisations["eslov"], saga.membership.unit)
    numbers = _unused(today)
    leyla = _refer(to, sixten, next(numbers), ("Leyla", "Övningsby", "tr"), today - timedelta(days=1), LEYLA)
    actions.take_referral(referral=leyla, on=today, by=saga)
    _refer(to, rebecka, next(numbers), ("Nadifa", "Warsame", "so"), today - timedelta(days=4), NADIFA)
    declined = _refer(to, sixten, next(numbers), ("Berit", "Provberg", "sv"), today - timedelta(days=20), BERIT)
    actions.decline_referral(
        referral=declined, decision="declined_other_plan", why="Har redan en plan hos primärvården.", by=saga
    )
    asked = _refer(to, rebecka, next(numbers), ("Selam", "Tesfay", "ti"), today - timedelta(days=5), SELAM)
    actions.ask_sender(referral=asked, text="Kan hon komma på förmiddagar?", by=saga)


LEYLA = "Vill tillbaka till arbetet i kök. Har haft bistånd i tre år och ont i ryggen. Har aldrig fått en samlad plan."
NADIFA = "Sjukskriven i ett år för värk. Vill pröva arbetsträning några timmar i veckan."
BERIT = "Vill veta om projektet kan hjälpa med arbetsträning."
SELAM = "Har läst sfi och vill arbeta med barn. Sover dåligt och behöver börja i lugn takt."


def _refer(
    to: actions.To, by: Staff, number: PersonalNumber, named: tuple[str, str, str], on: date, reason: str
) -> SentReferral:
    given, family, language = named
    foreign = language != "sv"
    return actions.refer(
        to=to,
        who=actions.Entered(number, given, family, {"language": language, "phone": "070-174 06 05"}),
        basis=Basis(
            "consent",
            on - timedelta(days=2),
            language="sv",
            interpreter="there" if foreign else "none",
        ),
        reason=reason,
        on=on,
        wishes="Tolk behövs. Ring helst på förmiddagen." if foreign else "",
        by=by,
    )


def _unused(today: date) -> Iterator[PersonalNumber]:
    """Return published test numbers of women whom nobody in the demo has."""
    used = set(Person.objects.values_list("number", flat=True))
    for each in published():
        if each.number not in used and each.sex == "woman" and not each.coordination and OLDEST < each.born < YOUNGEST:
            yield parse(each.number, as_of=today)
