"""A small fixed cast, built only through actions: invented people, published test numbers.

Ekby's social welfare board owns Amina's case and Almby's owns Björn's, in the project Stegen of the coordination
association. Everybody below works on DAY.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from stegvis.apps.access import actions as access
from stegvis.apps.access.models import Membership, Organisation, Unit, User
from stegvis.apps.access.roles import Role
from stegvis.apps.access.viewers import Job, Staff
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.actions.facts import LivelihoodNow, OccupationNow
from stegvis.apps.casework.models import Case
from stegvis.apps.people.models import Person
from stegvis.apps.projects import actions as projects
from stegvis.apps.projects.models import Denominator, FundingSource, Goal, Numerator, Project
from stegvis.core.personal_numbers import PersonalNumber, parse
from stegvis.demo.test_numbers import published

DAY = date(2010, 9, 1)
SINCE = date(2009, 1, 1)
EKBY, ALMBY = "1267", "1266"  # municipalities need codes that exist
SYSTEM = Job("cast")

NUMBERS = tuple(parse(each.number, as_of=DAY) for each in published() if each.born < date(1985, 1, 1))
WOMEN = tuple(each for each in NUMBERS if each.sex == "woman" and not each.coordination)
MEN = tuple(each for each in NUMBERS if each.sex == "man" and not each.coordination)
AMINA, BJORN = WOMEN[0], MEN[0]


@dataclass(frozen=True)
class Cast:
    """Who and what there is. Every person at work is a viewer."""

    association: Organisation
    ekby: Organisation
    almby: Organisation
    af: Organisation
    fk: Organisation
    region: Organisation
    provider_firm: Organisation
    unit: Unit
    case_worker: Staff
    colleague: Staff
    registrar: Staff
    unit_manager: Staff
    trusted_registrar: Staff
    administrator: Staff
    data_protection_officer: Staff
    other_case_worker: Staff
    other_registrar: Staff
    af_worker: Staff
    fk_worker: Staff
    referrer: Staff
    provider: Staff
    process_leader: Staff
    officer: Staff
    evaluator: Staff
    board_member: Staff
    project: Project
    goal: Goal
    amina: Person
    bjorn: Person
    amina_case: Case
    bjorn_case: Case

    @classmethod
    def found(cls, keys: Mapping[str, int]) -> "Cast":
        """Return the cast whose rows stand in the database under these keys; a viewer's is her membership's."""
        return cls(**{each.name: _found(each.type, keys[each.name]) for each in fields(cls)})

    @property
    def staff(self) -> dict[str, Staff]:
        """Everybody at work, by name."""
        return {name: value for name, value in vars(self).items() if isinstance(value, Staff)}


def _found(kind: Any, key: int) -> object:
    if kind is Staff:
        return Staff.of(Membership.objects.select_related("user", "organisation").get(pk=key))
    related = {Person: ("owner",), Case: ("person", "project", "owner")}.get(kind, ())
    return kind.objects.select_related(*related).get(pk=key)


OWNERS = MappingProxyType(
    {
        "association": ("Samordningsförbundet Sjöbygden", "association", {}),
        "ekby": ("Socialnämnden i Ekby", "eb", {"municipality_code": EKBY}),
        "almby": ("Socialnämnden i Almby", "eb", {"municipality_code": ALMBY}),
        "af": ("Arbetsförmedlingen Sjöbygden", "af", {}),
        "fk": ("Försäkringskassan Sjöbygden", "fk", {}),
        "region": ("Vårdcentralen Linden", "primary_care", {}),
        "provider_firm": ("Stegvis framåt AB", "provider", {}),
    }
)
WORKERS = MappingProxyType(
    {
        "case_worker": ("ekby", Role.CASE_WORKER),
        "colleague": ("ekby", Role.CASE_WORKER),
        "registrar": ("ekby", Role.REGISTRAR),
        "unit_manager": ("ekby", Role.UNIT_MANAGER),
        "trusted_registrar": ("ekby", Role.REGISTRAR),
        "administrator": ("ekby", Role.ADMINISTRATOR),
        "data_protection_officer": ("ekby", Role.DATA_PROTECTION_OFFICER),
        "other_case_worker": ("almby", Role.CASE_WORKER),
        "other_registrar": ("almby", Role.REGISTRAR),
        "af_worker": ("af", Role.CASE_WORKER),
        "fk_worker": ("fk", Role.REGISTRAR),
        "referrer": ("region", Role.REFERRER),
        "provider": ("provider_firm", Role.PROVIDER),
        "process_leader": ("association", Role.PROCESS_LEADER),
        "officer": ("association", Role.ASSOCIATION_OFFICER),
        "evaluator": ("association", Role.EVALUATOR),
        "board_member": ("region", Role.STEERING_GROUP),
    }
)
IN_THE_UNIT = frozenset({"case_worker", "unit_manager"})
TRUSTED = frozenset({"trusted_registrar"})


def engage() -> dict[str, object]:
    """Found the organisations and let everybody begin to work."""
    organisations = {
        name: access.create_organisation(name=title, kind=kind, by=SYSTEM, retention_months=60, **details)
        for name, (title, kind, details) in OWNERS.items()
    }
    unit = access.create_unit(organisation=organisations["ekby"], name="Vuxenenheten", by=SYSTEM)
    staff = {name: _employ(name, organisations[place], role, unit) for name, (place, role) in WORKERS.items()}
    return {**organisations, **staff, "unit": unit}


def _employ(name: str, organisation: Organisation, role: Role, unit: Unit) -> Staff:
    title = name.replace("_", " ").capitalize()
    user: User = access.create_user(email=f"{name}@exempel.se", name=title, organisation=organisation, by=SYSTEM)
    membership = access.add_membership(
        user=user,
        organisation=organisation,
        role=role,
        since=SINCE,
        unit=unit if name in IN_THE_UNIT else None,
        sees_protected=name in TRUSTED,
        by=SYSTEM,
    )
    return Staff.of(membership)


def found_project(there: dict[str, object]) -> dict[str, object]:
    leader: Staff = there["process_leader"]
    project = projects.create_project(
        association=there["association"],
        key="stegen",
        name="Stegen",
        form="individual",
        starts=date(2009, 2, 1),
        purpose="Fler ska komma i arbete eller studier.",
        by=leader,
    )
    for name in ("ekby", "almby", "af", "fk", "region"):
        party = projects.add_party(project=project, organisation=there[name], on=date(2009, 2, 1), by=leader)
        projects.add_staffing(party=party, function="Handläggare", share=Decimal("0.5"), on=date(2009, 2, 1), by=leader)
    projects.set_budget_year(
        project=project,
        year=2010,
        funding_source=FundingSource.ASSOCIATION,
        budget=Decimal(900_000),
        planned_participants=60,
        by=leader,
    )
    projects.add_steering_member(project=project, user=there["board_member"].user, on=date(2009, 2, 1), by=leader)
    goal = projects.set_goal(
        project=project,
        key="work-or-study",
        level="result",
        title="Minst hälften i arbete eller studier inom tolv månader",
        outcome="work_or_study",
        numerator=Numerator.WITHIN,
        denominator=Denominator.STARTED,
        window_months=12,
        threshold=Decimal("0.5"),
        by=leader,
    )
    return {"project": project, "goal": goal}


def register(
    by: Staff, project: Project, number: PersonalNumber, given_name: str, family_name: str, **details: object
) -> Case:
    """Register somebody with social assistance who starts on 2 March 2010 unless told otherwise."""
    person = {"given_name": given_name, "family_name": family_name, **details.pop("person", {})}
    usual: dict[str, object] = {
        "started_on": date(2010, 3, 2),
        "livelihoods": [LivelihoodNow("assistance_full", 100)],
        "occupations": [OccupationNow("job_seeking", Decimal(40))],
        "af_category": "11",
        "education": "compulsory",
    }
    return casework.register_participant(project=project, number=number, person=person, by=by, **{**usual, **details})


def build() -> Cast:
    there = engage()
    there |= found_project(there)
    amina = register(
        there["case_worker"],
        there["project"],
        AMINA,
        "Amina",
        "Öz",
        referred_on=date(2010, 2, 1),
        way_in="eb",
        person={"arrival_year": 2002, "birth_region": "middle_east_north_africa", "municipality": EKBY},
    )
    bjorn = register(
        there["other_case_worker"], there["project"], BJORN, "Björn", "Alm", person={"municipality": ALMBY}
    )
    people = {"amina": amina.person, "amina_case": amina, "bjorn": bjorn.person, "bjorn_case": bjorn}
    return Cast(**there, **people)
