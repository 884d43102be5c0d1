"""Joint plans of the running project: one signed and followed, one changed once, one that is being written."""

from datetime import date, timedelta

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions
from stegvis.apps.casework.models import Case, PlanCopy, PlanVersion
from stegvis.apps.casework.policies import CaseSight
from stegvis.core.writers.letter import Letter, compiled

from .amina import PLANNED
from .sharing import known_at_af
from .staff import House

GOAL = "Jag vill köra truck igen, och orka en hel dag."
WEEKS = 4
LONG = timedelta(days=80)


def enter(house: House, amina: Case, today: date) -> None:
    """Let the case worker at Eslöv keep plans with Amina and two more of her participants."""
    saga = house.staff["eslov-1"]
    second, third = _cases(saga, amina, today)
    known_at_af(house, amina.person, today)
    _signed_and_followed(house, amina, today)
    _being_written(house, second, today)
    _changed(house, third, today)


def _cases(worker: Staff, amina: Case, today: date) -> list[Case]:
    """Return two other cases that began long enough ago to have had a plan for a while."""
    begun = CaseSight(worker, today).rows.filter(started_on__lte=today - LONG, state="under_way")
    others = begun.filter(person__protection="none").exclude(pk=amina.pk)
    return list(others.select_related("person__owner", "project", "owner").order_by("-started_on", "pk")[:2])


def _signed_and_followed(house: House, case: Case, today: date) -> None:
    """Agreed by four; three sign, the health centre says why not; one action is done, one late, a look has slipped."""
    saga = house.staff["eslov-1"]
    version = _written(house, case, today)
    agreed = today - PLANNED
    version = _agreed(house, version, agreed, "four_party")
    actions.sign_plan(version=version, answer="signed", on=agreed, by=saga)
    _on_paper(house, version, agreed)
    (copy,) = actions.hand_over_plan(
        version=version, receivers={house.organisations["af"]: house.staff["af-1"].user}, by=saga
    )
    _answered_by_af(house, copy, today)
    training = version.actions.get(party=house.organisations["eslov"])
    actions.report_on_plan(action=training, result="done", on=today - timedelta(days=20), by=saga)
    said = "Ryggen är bättre. Arbetsträningen går bra. Utbildningen har inte börjat."
    actions.review_plan(
        plan=version.plan, on=agreed + timedelta(weeks=WEEKS, days=2), said=said, actions=[training], by=saga
    )


def _written(house: House, case: Case, today: date) -> PlanVersion:
    saga, parties = house.staff["eslov-1"], house.organisations
    version = actions.begin_plan(case=case, goal=GOAL, by=saga)
    back = actions.add_sub_goal(version=version, text="Ryggen håller i fyra timmar", kind="health", by=saga)
    card = actions.add_sub_goal(version=version, text="Truckkort", by=saga)
    for party, what, due, kind, under, contact in (
        ("region", "Fysioterapi en gång i veckan", 20, "health", back, "Rebecka Rehabsson"),
        ("eslov", "Arbetsträning på lager, två timmar om dagen", -25, "work_education", back, "Saga Samordnarsson"),
        ("af", "Truckutbildning, plats från våren", -2, "work_education", card, "Alva Arbetsförmedlarsson"),
        (None, "Ringa Lagerhuset och fråga om praktik", 9, "work_education", None, ""),
    ):
        actions.add_plan_action(
            version=version,
            what=what,
            due=today + timedelta(days=due),
            kind=kind,
            party=parties[party] if party else None,
            contact=contact,
            sub_goal=under,
            by=saga,
        )
    return version


def _agreed(house: House, version: PlanVersion, on: date, meeting_kind: str) -> PlanVersion:
    there = [house.organisations[key] for key in ("eslov", "af", "region")]
    return actions.agree_plan(
        version=version,
        on=on,
        meeting_kind=meeting_kind,
        review_weeks=WEEKS,
        present="Saga Samordnarsson, Alva Arbetsförmedlarsson, Rebecka Rehabsson",
        organisations=there,
        by=house.staff["eslov-1"],
    )


def _on_paper(house: House, version: PlanVersion, on: date) -> None:
    saga, region = house.staff["eslov-1"], house.organisations["region"]
    paper = compiled(
        Letter(title="Underskriven plan (övning)", facts=(), parts=(), foot="", page_of=("sida", "av"), dated=on)
    )
    actions.sign_plan_on_paper(version=version, party=None, answer="signed", on=on, paper=paper, by=saga)
    why = "avvaktar läkarbedömning"
    later = on + timedelta(days=5)
    actions.sign_plan_on_paper(
        version=version, party=region, answer="declined", why=why, on=later, paper=paper, by=saga
    )


def _answered_by_af(house: House, copy: PlanCopy, today: date) -> None:
    """Let AF sign the copy it holds, and report that its line is under way."""
    alva = house.staff["af-1"]
    actions.sign_from_party(copy=copy, answer="signed", kind="work_education", on=today - timedelta(60), by=alva)
    own = copy.version.actions.get(party=alva.organisation)
    text = "Kön är lång. Nästa kursstart är om en månad."
    actions.report_from_party(
        copy=copy, action=own, result="under_way", text=text, on=today - timedelta(days=6), by=alva
    )


def _being_written(house: House, case: Case, today: date) -> None:
    saga = house.staff["eslov-1"]
    version = actions.begin_plan(case=case, goal="Jag vill ha ett jobb där jag får prata med folk.", by=saga)
    actions.add_sub_goal(version=version, text="Våga prata svenska i telefon", by=saga)
    actions.add_plan_action(
        version=version,
        what="Språkcafé på biblioteket varje torsdag",
        due=today + timedelta(days=30),
        kind="work_education",
        by=saga,
    )


def _changed(house: House, case: Case, today: date) -> None:
    """Agreed in a three-party meeting, and changed five weeks later."""
    saga, eslov = house.staff["eslov-1"], house.organisations["eslov"]
    version = actions.begin_plan(case=case, goal="Jag vill bli klar med grundskolan.", by=saga)
    for what, due in (("Söka till vuxenutbildningen", -30), ("Studiebesök på skolan", 5)):
        actions.add_plan_action(
            version=version, what=what, due=today + timedelta(due), kind="work_education", party=eslov, by=saga
        )
    first = _agreed(house, version, today - timedelta(days=50), "three_party")
    applied = first.actions.first()
    actions.report_on_plan(action=applied, result="not_done", reason="rules", on=today - timedelta(29), by=saga)
    second = actions.new_plan_version(plan=first.plan, why="Ansökan måste göras till hösten.", by=saga)
    actions.add_plan_action(
        version=second,
        what="Söka till hösten",
        due=today + timedelta(days=90),
        kind="work_education",
        party=eslov,
        by=saga,
    )
    _agreed(house, second, today - timedelta(days=15), "three_party")
