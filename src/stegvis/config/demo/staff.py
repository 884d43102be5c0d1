"""Who works in the demo, and who of them signs in with one click: one for each role."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_noop as _

from stegvis.apps.access import actions
from stegvis.apps.access.models import Membership, Organisation, Unit, User
from stegvis.apps.access.roles import Role
from stegvis.apps.access.viewers import Job, Staff
from stegvis.demo import SyntheticProject

SYSTEM = Job("demo")
MONTHS_KEPT = 60
UNIT = "Vuxenenheten"
INVENTED_PHONES = "040-628 04 "  # a hundred numbers that PTS keeps free for fiction


@dataclass(frozen=True)
class Employee:
    """Somebody at work. Who has a `purpose`, what she comes for, signs in with one click."""

    key: str
    name: str
    organisation: str
    role: Role
    purpose: str = ""
    in_unit: bool = False
    sees_protected: bool = False


@dataclass(frozen=True)
class House:
    """The organisations of a project by key, and everybody at work there as a viewer by key."""

    organisations: Mapping[str, Organisation]
    staff: Mapping[str, Staff]
    owners: frozenset[str] = field(default=frozenset())
    units: Mapping[str, Unit] = field(default_factory=dict)
    """The unit of an organisation's case workers, where there is one."""

    def registrar(self, owner: str) -> Staff:
        """Return who registers at an owner."""
        return self._first(Role.REGISTRAR, owner)

    @property
    def leader(self) -> Staff:
        return self._first(Role.PROCESS_LEADER)

    def _first(self, role: Role, owner: str | None = None) -> Staff:
        organisation = self.organisations[owner].pk if owner else None
        return next(
            each for each in self.staff.values() if each.role == role and organisation in (None, each.organisation_id)
        )


RUNNING_NOW = (
    Employee(
        "eslov-1",
        "Saga Samordnarsson",
        "eslov",
        Role.CASE_WORKER,
        _("My day: who needs what today, one page for each person, and nothing entered twice."),
        in_unit=True,
    ),
    Employee(
        "eslov-u",
        "Erik Enhetschefsson",
        "eslov",
        Role.UNIT_MANAGER,
        _("The unit's cases: who has how many, and who waits."),
        in_unit=True,
    ),
    Employee(
        "eslov-r",
        "Rut Registrerarsson",
        "eslov",
        Role.REGISTRAR,
        _("The month's figures in, once: files with a preview, and starts and exits by hand."),
        sees_protected=True,
    ),
    Employee(
        "leader-1",
        "Petra Processledarsson",
        "mellanbygden",
        Role.PROCESS_LEADER,
        _("How the project goes: its record, its goals and its tables, and never a person."),
    ),
    Employee(
        "evaluator-1",
        "Ulf Utvärderarsson",
        "mellanbygden",
        Role.EVALUATOR,
        _("Statistics that say what they count, and a report that is not finished yet."),
    ),
    Employee(
        "steering-1",
        "Solveig Socialchefsson",
        "eslov",
        Role.STEERING_GROUP,
        _("Goals, flow and money of the project whose steering group she sits in; no person on any page."),
    ),
    Employee(
        "officer-1",
        "Frida Förbundsson",
        "mellanbygden",
        Role.ASSOCIATION_OFFICER,
        _("The association's projects side by side."),
    ),
    Employee("region-1", "Rebecka Rehabsson", "region", Role.REFERRER, _("Refers patients to the project.")),
    Employee(
        "hoor-2",
        "Sixten Socialsekreterarsson",
        "hoor",
        Role.REFERRER,
        _("Refers a recipient of social assistance in two minutes, and sees how far it has come."),
    ),
    Employee("provider-1", "Pia Platsledarsson", "provider", Role.PROVIDER, _("Places for work training.")),
    Employee(
        "admin-1",
        "Ada Administratörsson",
        "eslov",
        Role.ADMINISTRATOR,
        _("Who works here, in which role, from when and until when."),
    ),
    Employee(
        "dpo-1",
        "Disa Dataskyddsson",
        "eslov",
        Role.DATA_PROTECTION_OFFICER,
        _("Who saw what, whether the log is whole, and who asks what is kept about her."),
    ),
    Employee("eslov-2", "Hugo Handläggarsson", "eslov", Role.CASE_WORKER, in_unit=True),
    Employee("hoor-1", "Karin Koordinatorsson", "hoor", Role.CASE_WORKER),
    Employee("hoor-r", "Ragna Rapportsson", "hoor", Role.REGISTRAR),
    Employee("horby-1", "Pelle Provhandläggare", "horby", Role.CASE_WORKER),
    Employee("horby-r", "Runo Rutinsson", "horby", Role.REGISTRAR),
    Employee(
        "af-1",
        "Alva Arbetsförmedlarsson",
        "af",
        Role.CASE_WORKER,
        _("Another authority: what has been handed over to it on a consent, questions and answers, nothing else."),
    ),
    Employee("af-r", "Axel Ankomstsson", "af", Role.REGISTRAR),
    Employee("fk-1", "Folke Försäkringsson", "fk", Role.CASE_WORKER),
)
FINISHED = (
    Employee(
        "registrar-1",
        "Rolf Registersson",
        "amk",
        Role.REGISTRAR,
        _("The finished project of 2011, with its 136 participants and every figure of the report."),
    ),
    Employee(
        "leader-1",
        "Petra Processlund",
        "samordningsforbund",
        Role.PROCESS_LEADER,
        _("The finished project of 2011: its goal, and its tables with small numbers protected."),
    ),
    Employee(
        "dpo-1",
        "Dag Dataskyddsson",
        "amk",
        Role.DATA_PROTECTION_OFFICER,
        _("The finished project of 2011: approves what is removed when its time is up. The figures stay."),
    ),
    Employee(
        "admin-1",
        "Anna Ansvarsson",
        "amk",
        Role.ADMINISTRATOR,
        _("The finished project of 2011: what it means that its organisation leaves with all its data."),
    ),
    Employee("evaluator-1", "Ulf Utvärdersson", "samordningsforbund", Role.EVALUATOR),
    Employee("eb-1", "Ellen Exempelsson", "amk", Role.CASE_WORKER),
    Employee("eb-2", "Rima Övningström", "amk", Role.CASE_WORKER),
    Employee("af-1", "Agneta Påhittsson", "af", Role.CASE_WORKER),
)
PROVIDER = {"provider": ("Praktikplatsen AB (övning)", "provider")}


def engage(project: SyntheticProject, employees: tuple[Employee, ...], since: date) -> House:
    """Found the project's organisations and let everybody begin there on `since`."""
    organisations = {
        each.key: _found(each.name, each.kind, each.municipality, phone=f"{INVENTED_PHONES}{number}")
        for number, each in enumerate(project.organisations, start=10)
    }
    wanted = {each.organisation for each in employees} - organisations.keys()
    organisations |= {key: _found(*PROVIDER[key]) for key in wanted}
    units = {key: _unit(organisations[key]) for key in {each.organisation for each in employees if each.in_unit}}
    staff = {each.key: _employ(each, organisations[each.organisation], units, since) for each in employees}
    return House(organisations, staff, frozenset(case.owner for case in project.cases), units)


def _found(name: str, kind: str, municipality: str | None = None, phone: str = "") -> Organisation:
    details = {"phone": phone} | ({"municipality_code": municipality} if municipality else {})
    return actions.create_organisation(name=name, kind=kind, by=SYSTEM, retention_months=MONTHS_KEPT, **details)


def _unit(organisation: Organisation) -> Unit:
    return actions.create_unit(organisation=organisation, name=UNIT, by=SYSTEM)


def _employ(each: Employee, organisation: Organisation, units: Mapping[str, Unit], since: date) -> Staff:
    address = f"{each.key}.{organisation.pk}@demo.invalid"
    place = {
        "organisation": organisation,
        "role": each.role,
        "since": since,
        "unit": units.get(each.organisation) if each.in_unit else None,
        "sees_protected": each.sees_protected,
        "by": SYSTEM,
    }
    user: User
    if each.purpose:
        user = actions.create_demo_user(email=address, name=each.name, purpose=each.purpose, **place)
    else:
        user = actions.create_user(email=address, name=each.name, organisation=organisation, by=SYSTEM)
        actions.add_membership(user=user, **place)
    return Staff.of(Membership.objects.select_related("user", "organisation").get(user=user))
