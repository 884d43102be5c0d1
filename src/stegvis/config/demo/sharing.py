"""What has crossed between the authorities of the running project: consents, copies handed over, questions, a no."""

from collections.abc import Sequence
from datetime import date, timedelta

from stegvis.apps.access.actions import set_duty
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.policies import CaseSight
from stegvis.apps.people import actions
from stegvis.apps.people.contents import contents
from stegvis.apps.people.models import Disclosure, DisclosureRequest, Ground, Opening, Person
from stegvis.core.personal_numbers import parse

from .staff import House

YEAR = timedelta(days=365)
BOTH_WAYS = ("identity", "work_education", "attendance", "case_state")


def enter(house: House, amina: Person, today: date) -> None:
    """Let the case worker at Eslöv agree with five of her participants on what AF and the health centre may know."""
    saga, alva = house.staff["eslov-1"], house.staff["af-1"]
    first, second, third, fourth, fifth = _participants(saga, amina, today)
    _told_and_answered(house, first, today)
    _agree(house, second, today, until=today + timedelta(days=9))
    _hand_over(saga, second, today, ("identity", "economy"), to=alva)
    actions.withdraw_ground(ground=_agree(house, third, today), note="Ringde och tog tillbaka.", by=saga)
    _declined(house, fourth, today)
    _waiting_question(house, fifth, today)
    set_duty(membership=house.staff["eslov-u"].membership, since=today, until=today + YEAR, by=house.staff["admin-1"])
    _opened(house, first, today)


def _participants(worker: Staff, amina: Person, today: date) -> Sequence[Person]:
    """Return five of those who are under way, the latest first; Amina is the second."""
    cases = CaseSight(worker, today).rows.filter(state="under_way", person__protection="none").exclude(person=amina)
    first, *others = (case.person for case in cases.select_related("person__owner").order_by("-started_on", "pk")[:4])
    return [first, amina, *others]


def _agree(house: House, person: Person, today: date, until: date | None = None) -> Ground:
    """Record a consent on paper: both ways with AF, and to the health centre; no to telling AF of health."""
    eslov, af, region = (house.organisations[key] for key in ("eslov", "af", "region"))
    lines = [actions.Line(eslov, af, kind) for kind in (*BOTH_WAYS, "economy")]
    lines += [actions.Line(af, eslov, kind) for kind in BOTH_WAYS]
    lines += [actions.Line(eslov, af, "health", given=False)]
    lines += [actions.Line(eslov, region, kind) for kind in ("identity", "case_state")]
    return actions.record_consent(
        person=person,
        purpose="planning",
        lines=lines,
        since=today - timedelta(days=30),
        until=until or today + YEAR,
        form="paper",
        language=person.language or "sv",
        interpreter="none" if person.language in ("", "sv") else "there",
        by=house.staff["eslov-1"],
    )


def _hand_over(by: Staff, person: Person, today: date, kinds: tuple[str, ...], to: Staff) -> Disclosure:
    chosen = [entry.id for entry in contents(person, kinds, today)]
    return actions.hand_over(
        person=person, receiver=to.organisation, purpose="planning", chosen=chosen, to_user=to.user, by=by
    )


def known_at_af(house: House, person: Person, today: date) -> None:
    """Let a participant agree with AF and the health centre, and AF file who she is."""
    saga, alva = house.staff["eslov-1"], house.staff["af-1"]
    _agree(house, person, today)
    told = _hand_over(saga, person, today, ("identity", "work_education"), to=alva)
    actions.file_disclosure(disclosure=told, register=True, by=alva)


def _told_and_answered(house: House, person: Person, today: date) -> None:
    """Hand over to AF, which files it; then ask, and get an answer."""
    saga, alva = house.staff["eslov-1"], house.staff["af-1"]
    known_at_af(house, person, today)
    question = _ask(saga, person, house, "af", "Vilka insatser har ni planerat, och från när?", ("work_education",))
    answer = "Arbetsträning kan börja om tre veckor. Kontaktperson är jag själv."
    actions.give(request=question, texts={"work_education": answer}, by=alva)


def _ask(
    by: Staff, person: Person, house: House, holder: str, message: str, kinds: tuple[str, ...]
) -> DisclosureRequest:
    return actions.ask(
        person=person,
        holder=house.organisations[holder],
        purpose="planning",
        kinds=kinds,
        message=message,
        to_user=house.staff["af-1"].user if holder == "af" else house.staff["eslov-1"].user,
        by=by,
    )


def _declined(house: House, person: Person, today: date) -> None:
    _agree(house, person, today)
    question = _ask(house.staff["eslov-1"], person, house, "af", "Har ni underlag om hälsa?", ("health",))
    reason = "Vi lämnar inte ut uppgifter om hälsa utan att det står i samtycket."
    actions.decline(request=question, reason=reason, by=house.staff["af-1"])


def _waiting_question(house: House, person: Person, today: date) -> None:
    """Let AF ask Eslöv about somebody whom it was told of before; nobody has answered yet."""
    saga, alva = house.staff["eslov-1"], house.staff["af-1"]
    _agree(house, person, today)
    told = _hand_over(saga, person, today, ("identity",), to=alva)
    theirs = actions.file_disclosure(disclosure=told, register=True, by=alva).person
    _ask(alva, theirs, house, "eslov", "Vilken försörjning har personen nu?", ("economy",))


def _opened(house: House, person: Person, today: date) -> None:
    """Let a colleague open somebody whom she does not work with; the opening waits to be reviewed."""
    actions.open_with_reason(
        number=parse(person.number, as_of=today),
        reason="Personen står i receptionen och handläggaren är sjuk.",
        on=today,
        why=Opening.Why.EMERGENCY,
        by=house.staff["eslov-2"],
    )
