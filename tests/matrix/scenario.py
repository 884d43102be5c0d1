"""Ekby's person in one of three states, and all that the routes need to be asked for: built through actions alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO

import pikepdf
from django.test import TestCase
from django.utils import timezone

from stegvis.apps.access import actions as access
from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.roles import Role
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.models import Case, FollowUp, Livelihood
from stegvis.apps.casework.states import State
from stegvis.apps.intake import actions as intake
from stegvis.apps.people import actions as people
from stegvis.apps.people.queries import draft_in
from stegvis.apps.privacy import actions as privacy
from stegvis.apps.privacy.models import LogReview, Removal, RemovalLine, ReviewedEntry
from stegvis.apps.projects import actions as projects
from stegvis.apps.projects.choices import CriterionKind
from stegvis.apps.reporting import actions as reporting
from stegvis.core import codebook
from stegvis.core.calendar_months import add_months
from stegvis.core.intake import Kind
from tests.apps.improvement.reporting import report
from tests.apps.intake.files import MARCH, participant, workbook
from tests.apps.people.sharing import consent, hand_over
from tests.cast import EKBY, SINCE, SYSTEM, WOMEN, Cast, register
from tests.cast_snapshot import cast_in_database

from .oracle import EXITED, PROTECTED, RECEIVED, Who
from .scenario_of_activities import done
from .scenario_of_meetings import met
from .scenario_of_the_path import applied, judged, mapped, planned, referrals, stepping, write_plan

NUMBER, UNKNOWN = WOMEN[5], WOMEN[6]
GIVEN, FAMILY = "Zirandia", "Qvistorell"
PHONE, NEW_PHONE = "070-174 06 05", "070-174 06 12"
EMAIL, NEW_EMAIL = "zirandia@exempel.se", "qvistorell.z@exempel.se"
ADDRESS, NEW_ADDRESS = "Kvarnhagen 71", "Myrstigen 93"
HANDED = ("identity", "economy")


@dataclass(frozen=True)
class Scene:
    """The people at work, the keys that addresses are made of, and what gives the person away."""

    state: str
    staff: Mapping[str, Staff]
    keys: Mapping[str, str]
    own_keys: frozenset[str]
    live: frozenset[str]
    handed_over: frozenset[str]

    def marks(self, who: Who) -> frozenset[str]:
        """Return what must stand in no answer to somebody who may not see Ekby's person, in lower case.

        AF has a copy and a row of its own: what was handed over it knows, what Ekby has changed since it does not.
        """
        return self.live if who.relation == RECEIVED else self.live | self.handed_over

    def ghost(self) -> "Scene":
        """Return the same scene with keys of what does not exist."""
        return replace(self, keys={name: _no_such(value) for name, value in self.keys.items()})

    def value(self, text: str) -> str:
        return self.keys[text[1:]] if text.startswith("@") else text


def _no_such(value: str) -> str:
    return str(int(value) + 700_000) if value.isdecimal() else f"no-such-{len(value)}"


def build(state: str) -> Scene:
    cast = cast_in_database()
    more = _more_staff(cast)
    af_registrar, region_worker = more["af_registrar"], more["region_worker"]
    case = _register(cast)
    batch, version = _send_file(cast), _freeze(cast)
    handed = _hand_over(cast, case, af_registrar, region_worker)
    handed |= planned(cast, case, handed["af_person"])
    handed |= met(cast, case)
    _change(cast, case)
    keys = handed | _set_up(cast) | referrals(cast, case) | _project(cast)
    for brought_about in (_followed_up, _referred, _drafted, judged, mapped, stepping, _stopped, done):
        keys |= brought_about(cast, case)
    keys |= _asked_for_all(cast, case) | _on_a_list(cast, case)
    keys |= _handed_over(cast, more["trusted_manager"]) | _registered_twice(cast, case)
    case = _bring_about(cast, case, state)
    person = case.person
    keys |= applied(cast, state) | _details(cast, case) | {"batch": batch.key, "version": version.key}
    own_cases = Case.objects.filter(person=person).values_list("key", flat=True)
    own_keys = _lower([person.key, *own_cases])
    live = own_keys | _lower([NEW_PHONE, NEW_EMAIL, NEW_ADDRESS])
    return Scene(
        state,
        cast.staff | more,
        keys,
        own_keys,
        live,
        _lower([GIVEN, FAMILY, *shapes(NUMBER.number), PHONE, EMAIL, ADDRESS]),
    )


def _details(cast: Cast, case: Case) -> dict[str, str]:
    return {
        "person": case.person.key,
        "case": case.key,
        "fact": str(Livelihood.objects.get(person=case.person, code="assistance_full").pk),
        "own_of_almby": cast.bjorn.key,
        "colleague": str(cast.colleague.user.pk),
        "membership": str(cast.colleague.membership.pk),
        "given_name": GIVEN,
        "family_name": FAMILY,
        "birth_date": NUMBER.born.isoformat(),
        "email": "ny@exempel.se",
        "protection": case.person.protection,
    }


def _asked_for_all(cast: Cast, case: Case) -> dict[str, str]:
    """Let the person ask what is kept about her."""
    request = privacy.record_request(
        person_key=case.person.key,
        asked_on=timezone.localdate(),
        way="letter",
        identity="registered",
        by=cast.data_protection_officer,
    )
    erasure = privacy.record_request(
        person_key=case.person.key,
        asked_on=timezone.localdate(),
        way="letter",
        identity="registered",
        kind="erasure",
        by=cast.data_protection_officer,
    )
    privacy.decide_erasure(
        request=erasure,
        outcome="refused",
        ground="archive",
        why="Arkivlagen 10 §",
        on=timezone.localdate(),
        by=cast.data_protection_officer,
    )
    return {
        "subject_request": request.key,
        "erasure": erasure.key,
        "today": timezone.localdate().isoformat(),
        "log_review": _sampled(cast).key,
        "last_month": f"{add_months(timezone.localdate(), -1):%Y-%m}",
    }


def _on_a_list(cast: Cast, case: Case) -> dict[str, str]:
    """Put the person on a list, though her time is not up, and let her file be kept longer."""
    today = timezone.localdate()
    rule = privacy.record_retention_rule(
        months=60, since=today, decided_on=today, decided_by="Socialnämnden", reference="SN 1", by=cast.administrator
    )
    removal = Removal.objects.create(
        organisation=cast.ekby, rule=rule, on=today, prepared_by=cast.trusted_registrar.user
    )
    RemovalLine.objects.create(removal=removal, person=case.person, last_on=today)
    hold = privacy.hold_file(
        person=case.person,
        reason="research",
        why="Följs upp",
        until=today + timedelta(days=30),
        by=cast.trusted_registrar,
    )
    return {"removal": removal.key, "hold": hold.key}


def _sampled(cast: Cast) -> LogReview:
    """Put what was logged today in a sample of an earlier month: a month that is over can't be lived through here."""
    long_ago = add_months(timezone.localdate().replace(day=1), -3)
    review = LogReview.objects.create(organisation=cast.ekby, month=long_ago, population=2)
    for entry in LogEntry.objects.filter(organisation_id=cast.ekby.pk).exclude(person_key="")[:2]:
        ReviewedEntry.objects.create(review=review, entry=entry)
    return review


def _more_staff(cast: Cast) -> dict[str, Staff]:
    trusted = {"sees_protected": True}
    return {
        "af_registrar": _employ(cast, "af_registrar", cast.af, Role.REGISTRAR, **trusted),
        "region_worker": _employ(cast, "region_worker", cast.region, Role.CASE_WORKER),
        "trusted_manager": _employ(cast, "trusted_manager", cast.ekby, Role.UNIT_MANAGER, unit=cast.unit, **trusted),
        "association_administrator": _employ(cast, "association_administrator", cast.association, Role.ADMINISTRATOR),
    }


def shapes(number: str) -> list[str]:
    """Return the ways in which a number of twelve digits is written."""
    return [number, f"{number[:8]}-{number[8:]}", f"{number[2:8]}-{number[8:]}", number[2:]]


def _lower(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(text.lower() for text in texts) | {
        text.replace(" ", "").replace("-", "") for text in texts if text.startswith("070")
    }


def _employ(cast: Cast, name: str, place, role: Role, **more: object) -> Staff:  # type: ignore[no-untyped-def]
    user = access.create_user(email=f"{name}@exempel.se", name=name.capitalize(), organisation=place, by=SYSTEM)
    return Staff.of(access.add_membership(user=user, organisation=place, role=role, since=SINCE, by=SYSTEM, **more))


def _register(cast: Cast) -> Case:
    details = {"phone": PHONE, "email": EMAIL, "address": ADDRESS, "municipality": EKBY}
    return register(cast.case_worker, cast.project, NUMBER, GIVEN, FAMILY, person=details)


def _send_file(cast: Cast):  # type: ignore[no-untyped-def]
    """Let the registrar with the right send in a file in which the person's row lacks the reason of her exit."""
    rows = participant(UNKNOWN.number), participant(NUMBER.number, exit=date(2010, 3, 9))
    with TestCase.captureOnCommitCallbacks(execute=True):
        return intake.receive_file(
            upload=workbook(*rows), kind=Kind.MONTHLY, project_key="stegen", as_of=MARCH, by=cast.trusted_registrar
        )


def _freeze(cast: Cast):  # type: ignore[no-untyped-def]
    today = timezone.localdate()
    figures = reporting.show_figures(project=cast.project, by=cast.evaluator, on=today)
    return reporting.freeze_report(project=cast.project, figures=figures, by=cast.evaluator, on=today)


def _hand_over(cast: Cast, case: Case, af_registrar: Staff, region_worker: Staff) -> dict[str, str]:
    """Hand over to AF's worker, who files it under a person of AF's own and asks for more, and to the region's."""
    consent(cast, person=case.person, ways=(("ekby", "region"),), kinds=HANDED)
    ground = consent(cast, person=case.person, ways=(("ekby", "af"), ("af", "ekby")), kinds=HANDED)
    paper = people.document_consent(ground=ground, content=_signed(), by=cast.case_worker)
    said = {"kinds": (), "person": case.person, "texts": {"economy": "Får bistånd."}, "chosen": _identity(case)}
    copy, waiting = hand_over(cast, **said), hand_over(cast, cast.region, to_user=region_worker.user, **said)
    filed = people.file_disclosure(disclosure=copy, register=True, by=cast.af_worker)
    question = people.ask(person=filed.person, holder=cast.ekby, purpose="planning", kinds=["health"], by=af_registrar)
    opened = people.open_with_reason(
        number=NUMBER, reason="Ringde i går kväll", on=timezone.localdate(), by=cast.trusted_registrar
    )
    return {
        "ground": ground.key,
        "document": paper.key,
        "disclosure": copy.key,
        "waiting": waiting.key,
        "question": question.key,
        "opening": str(opened.pk),
        "af": str(cast.af.pk),
        "af_person": filed.person.key,
    }


def _set_up(cast: Cast) -> dict[str, str]:
    """Put somebody on duty, open a standing view, and let a colleague's relative take part."""
    today = timezone.localdate()
    duty = access.set_duty(
        membership=cast.trusted_registrar.membership,
        since=today,
        until=today + timedelta(days=7),
        by=cast.administrator,
    )
    view = people.open_standing_view(
        sender=cast.ekby,
        receiver=cast.fk,
        purpose="planning",
        kinds=["economy"],
        legal_support="Uppgiftsskyldighet enligt 110 kap. 33 § SFB",
        since=today,
        until=None,
        by=cast.administrator,
    )
    details = {"protection": "own_staff"}
    relative = register(
        cast.trusted_registrar, cast.project, WOMEN[8], "Närstående", "Persson", person=details, unit=cast.unit
    )
    return {"duty": str(duty.pk), "standing_view": str(view.pk), "relative": relative.person.key}


def _signed() -> bytes:
    content, paper = BytesIO(), pikepdf.new()
    paper.add_blank_page()
    paper.save(content)
    return content.getvalue()


def _identity(case: Case) -> list[str]:
    return [f"person:{name}" for name in ("number", "name", "phone", "email", "address")]


def _change(cast: Cast, case: Case) -> None:
    """Let her move, so that Ekby's row says what the copy does not."""
    now = {"phone": NEW_PHONE, "email": NEW_EMAIL, "address": NEW_ADDRESS}
    people.correct_person(person=case.person, why="Har flyttat", by=cast.case_worker, **now)


def _project(cast: Cast) -> dict[str, str]:
    """Add one of each part of a project."""
    on, by, project = date(2010, 1, 1), cast.officer, cast.project
    method, struck = (projects.add_method(project=project, name=name, on=on, by=by) for name in ("Samtal", "Fel"))
    projects.strike_row(row=struck, why="Dubblett", by=by)
    criterion = projects.add_criterion(project=project, kind=CriterionKind.AGE, lowest=20, highest=64, on=on, by=by)
    agreement = projects.record_agreement(project=project, title="Avtal", organisations=[cast.ekby], on=on, by=by)
    meeting, seat = projects.hold_meeting(project=project, on=on, by=by), project.steering_members.get()
    decision = projects.record_decision(meeting=meeting, text="Fler platser", owner=seat, due=on, by=by)
    coordinator, course = _coordinated(cast, on)
    party = project.parties.get(organisation=cast.ekby)
    rows = {
        "party": party,
        "staffing": party.staffing.get(),
        "method": method,
        "coordinator": coordinator,
        "course": course,
        "struck_method": struck,
        "criterion": criterion,
        "agreement": agreement,
        "meeting": meeting,
        "seat": seat,
        "decision": decision,
    }
    return {
        **{name: str(row.pk) for name, row in rows.items()},
        "project": project.key,
        "goal": cast.goal.key,
        "year": "2010",
    }


def _coordinated(cast: Cast, on: date):  # type: ignore[no-untyped-def]
    who = {"membership": cast.colleague.membership, "municipality": EKBY}
    what = {"name": "Samtal", "provider": "Förbundet", "hours": 6, "required": True}
    said = {"project": cast.project, "on": on, "by": cast.officer}
    return projects.add_coordinator(**who, **said), projects.add_course(**what, **said)


def _another(cast: Cast, key: str):  # type: ignore[no-untyped-def]
    leader, on = cast.process_leader, date(2009, 2, 1)
    project = projects.create_project(
        association=cast.association, key=key, name=key.capitalize(), form="individual", starts=on, by=leader
    )
    projects.add_party(project=project, organisation=cast.ekby, on=on, by=leader)
    return project


def _followed_up(cast: Cast, case: Case) -> dict[str, str]:
    """Let her have exited another project, with one follow-up made and one late."""
    earlier = register(
        cast.case_worker,
        _another(cast, "viljan"),
        NUMBER,
        GIVEN,
        FAMILY,
        livelihoods=[],
        occupations=[],
        af_category=None,
        education=None,
    )
    casework.exit_case(case=earlier, reason=codebook.exits["A1"], on=date(2010, 9, 1), by=cast.case_worker)
    made, late = FollowUp.objects.filter(case=earlier).order_by("due")[:2]
    casework.record_followup(followup=made, status="unreachable", on=date(2011, 3, 1), by=cast.case_worker)
    return {"made": str(made.pk), "followup": str(late.pk), "exited_case": earlier.key}


def _referred(cast: Cast, case: Case) -> dict[str, str]:
    """Let her stand before two more: referred to one, accepted by the other."""

    def refer(key: str) -> Case:
        only = {"started_on": None, "livelihoods": [], "occupations": [], "af_category": None, "education": None}
        project = _another(cast, key)
        return register(cast.case_worker, project, NUMBER, GIVEN, FAMILY, referred_on=date(2010, 3, 1), **only)

    referred, accepted = refer("bron"), refer("vagen")
    draft = write_plan(cast, accepted, cast.ekby)
    for step in (State.MAPPING, State.ACCEPTED):
        accepted = casework.move_case(case=accepted, to=step, on=date(2010, 3, 3), by=cast.case_worker)
    return {
        "referred_case": referred.key,
        "accepted_case": accepted.key,
        "draft_action": str(draft.actions.get(party=None).pk),
        "draft_sub_goal": str(draft.sub_goals.get().pk),
    }


def _drafted(cast: Cast, case: Case) -> dict[str, str]:
    form = f"cases:correct_person?key={case.person.key}"
    people.save_draft(form_key=form, content={"address": NEW_ADDRESS}, by=cast.case_worker)
    return {"draft": str(draft_in(cast.case_worker, form).pk)}


def _handed_over(cast: Cast, to: Staff) -> dict[str, str]:
    """Let a case of hers be handed over within Ekby, to somebody who has not taken note of it."""
    only = {"livelihoods": [], "occupations": [], "af_category": None, "education": None}
    case = register(cast.case_worker, _another(cast, "lyftet"), NUMBER, GIVEN, FAMILY, **only)
    row = casework.assign_responsible(case=case, user=to.user, on=date(2010, 9, 1), by=cast.registrar)
    return {"handed_over": str(row.pk), "worker": str(cast.case_worker.user_id)}


def _registered_twice(cast: Cast, case: Case) -> dict[str, str]:
    """Let another row be decided not to be hers, and two rows of somebody else be one."""
    by = cast.case_worker
    twin = people.register_person(given_name="Tvilling", by=by)
    privacy.decide_two_persons(one=case.person, other=twin, why="Kusiner", by=by)
    kept, other = (people.register_person(given_name="Noor", by=by) for _each in range(2))
    merge = privacy.merge_persons(one=kept, other=other, why="Samma", by=by)
    return {"twin": twin.key, "kept": kept.key, "merge": merge.key}


def _stopped(cast: Cast, case: Case) -> dict[str, str]:
    row = report(cast, person=case.person)
    return {"deviation": row.line, "month": timezone.localdate().replace(day=1).isoformat()}


def _bring_about(cast: Cast, case: Case, state: str) -> Case:
    if state == EXITED:
        case = casework.exit_case(case=case, reason=codebook.exits["S1"], on=date(2010, 9, 1), by=cast.case_worker)
    if state == PROTECTED:
        people.correct_person(person=case.person, protection="marked", why="Markering", by=cast.trusted_registrar)
    return Case.objects.select_related("person").get(pk=case.pk)
