"""What the running project's participants have told: a whole mapping, one under way, ratings twice, an assessment."""

from collections.abc import Mapping
from datetime import date, timedelta

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions
from stegvis.apps.casework.actions import Measure
from stegvis.apps.casework.models import Case
from stegvis.apps.casework.policies import CaseSight
from stegvis.apps.people.models import Person

from .staff import House

Told = Mapping[str, Mapping[str, str]]

WHOLE: Told = {
    "wishes": {"situation": "Jag vill köra lastbil igen. Jag vill att barnen ska se mig gå till jobbet."},
    "housing_family": {
        "situation": "Bor i en trea med två barn, 9 och 13 år. Ensam med dem sedan tre år.",
        "resources": "Systern bor i samma stad och kan hämta barnen.",
        "obstacles": "Fritids stänger klockan fem.",
    },
    "economy": {
        "situation": "Ekonomiskt bistånd sedan fyra år.",
        "obstacles": "Ett lån hos Kronofogden, 18 000 kronor.",
    },
    "health": {
        "situation": "Ont i ryggen sedan ett fall på lagret. Sover dåligt.",
        "resources": "Går en timme varje dag.",
        "obstacles": "Kan inte sitta mer än fyra timmar.",
    },
    "work_education": {
        "situation": "Elva år som chaufför och två år på lager.",
        "resources": "Körkort för buss och lastbil i hemlandet, inte godkänt här.",
    },
    "language": {"situation": "Läser svenska på kvällar.", "obstacles": "Svårt med telefon och med blanketter."},
    "networks": {"resources": "Granne som är chaufför och vill visa upp sitt åkeri."},
    "other_plans": {"situation": "Fysioterapi på vårdcentralen, sex gånger. Kontakt är fysioterapeuten."},
}
BEGUN: Told = {
    "wishes": {"situation": "Jag vill förstå vad som krävs för att bli undersköterska."},
    "work_education": {"situation": "Har skött sin mormor i fem år.", "resources": "Van vid tungt ansvar."},
}


def enter(house: House, amina: Case, today: date) -> None:
    """Let the case worker at Eslöv map two of her participants, and rate and assess Amina with others."""
    saga = house.staff["eslov-1"]
    begun = (amina.referred_on or today) + timedelta(days=2)
    mapping = _map(saga, amina, WHOLE, begun)
    actions.finish_mapping(mapping=mapping, on=amina.started_on or today, by=saga)
    _facts(saga, amina.person, begun)
    _rate(saga, amina, begun, {"physical_health": (3, 4, 6), "mental_health": (2, 2, 4)})
    _rate(saga, amina, today, {"physical_health": (2, 3, 5), "mental_health": (2, 1, None)})
    _assess(house, amina, amina.started_on or today)
    _map(saga, _latest(saga, amina, today), BEGUN, today)


def _latest(worker: Staff, amina: Case, today: date) -> Case:
    """Return the case that began last, but for hers."""
    cases = CaseSight(worker, today).rows.filter(state="under_way", person__protection="none").exclude(pk=amina.pk)
    return cases.select_related("person__owner").order_by("-started_on", "pk")[0]


def _map(by: Staff, case: Case, told: Told, on: date):  # type: ignore[no-untyped-def]
    mapping = actions.open_mapping(case=case, on=on, by=by)
    for domain, texts in told.items():
        actions.write_section(mapping=mapping, domain=domain, on=on, by=by, **texts)
    return mapping


def _facts(by: Staff, person: Person, on: date) -> None:
    known = {"country": "Syrien", "by": by}
    actions.record_held_occupation(
        person=person, title="Lastbilschaufför", ssyk="83", from_year=1999, until_year=2010, **known
    )
    actions.record_held_occupation(person=person, title="Arbete på lager", ssyk="93", country="Sverige", by=by)
    for level, assessed_by in (("B1", "person"), ("A2", "officer")):
        actions.record_fact(
            kind="languagelevel", person=person, on=on, language="sv", level=level, assessed_by=assessed_by, by=by
        )
    actions.record_fact(kind="workability", person=person, on=on, code="4", source="person", by=by)


def _rate(by: Staff, case: Case, on: date, given: Mapping[str, tuple[int | None, ...]]) -> None:
    ratings = {
        area: dict(zip(("worry", "help_need", "severity"), values, strict=True)) for area, values in given.items()
    }
    actions.record_asi(case=case, on=on, interviewer=by.user, is_trained=True, ratings=ratings, by=by)


def _assess(house: House, case: Case, on: date) -> None:
    """Let the board's consultant and AF's officer see it differently, and conclude with both beside each other."""
    saga = house.staff["eslov-1"]
    assessment = actions.open_assessment(case=case, on=on, by=saga)
    said = {"assessment": assessment, "kind": "work_education", "by": saga}
    actions.add_view(
        organisation=house.organisations["eslov"],
        profession="work_consultant",
        text="Klarar fyra timmar om dagen med pauser. Behöver en arbetsplats där man kan växla mellan sitta och stå.",
        return_to_work="adapted",
        **said,
    )
    actions.add_view(
        organisation=house.organisations["af"],
        profession="employment_officer",
        text="Ser inget åkeri som tar emot innan körkortet är prövat. Vill avvakta beskedet.",
        return_to_work="not_now",
        **said,
    )
    actions.conclude(
        assessment=assessment,
        on=on,
        text="Börja med arbetsträning på fyra timmar, och pröva körkortet samtidigt.",
        return_to_work="adapted",
        all_agree=False,
        differs="Arbetsförmedlingen vill vänta med arbetsträning till beskedet om körkortet har kommit.",
        measures=[
            Measure("Arbetsträning på åkeri, fyra timmar om dagen", "work_education", house.organisations["eslov"]),
            Measure("Prövning av utländskt körkort", "work_education", house.organisations["af"]),
            Measure("Ergonomisk genomgång av arbetsplatsen", "health"),
        ],
        by=saga,
    )
