"""What has happened to Ekby's person on the path: judged, mapped, planned, referred; and what others have sent."""

from datetime import date

from django.utils import timezone

from stegvis.apps.access.viewers import Applicant
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework import queries as casework_queries
from stegvis.apps.casework.actions import five_steps as steps
from stegvis.apps.casework.models import Case
from stegvis.apps.people.actions import Basis
from tests.apps.people.sharing import consent
from tests.cast import EKBY, WOMEN, Cast

from .oracle import PROTECTED

_AGREED = {"on": date(2010, 9, 1), "meeting_kind": "three_party", "review_weeks": 6}


def planned(cast: Cast, case: Case, af_person: str) -> dict[str, str]:
    """Let her plan be agreed, changed, agreed again and handed over to AF."""
    ways = (("ekby", "af"), ("af", "ekby"))
    consent(cast, person=case.person, ways=ways, kinds=("work_education",))
    version = write_plan(cast, case, cast.af)
    casework.agree_plan(version=version, **_AGREED, by=cast.case_worker)
    second = casework.new_plan_version(plan=version.plan, why="Ny dag", by=cast.case_worker)
    second = casework.agree_plan(version=second, **_AGREED, by=cast.case_worker)
    (copy,) = casework.hand_over_plan(version=second, receivers={cast.af: None}, by=cast.case_worker)
    return {"plan_copy": copy.disclosure.key, "plan_action": str(second.actions.get(party=cast.af).pk)}


def write_plan(cast: Cast, case: Case, other):  # type: ignore[no-untyped-def]
    version = casework.begin_plan(case=case, goal="Vill måla igen.", by=cast.case_worker)
    casework.add_sub_goal(version=version, text="Egen verkstad", by=cast.case_worker)
    for party, what in ((other, "Kurs"), (None, "Ringa")):
        casework.add_plan_action(
            version=version, what=what, due=date(2010, 9, 20), kind="work_education", party=party, by=cast.case_worker
        )
    return version


def referrals(cast: Cast, case: Case) -> dict[str, str]:
    """Refer her to AF, which asks about it; and let the region refer two others to Ekby's unit, one declined."""
    af, basis = casework.To(cast.project, cast.af), Basis("consent", timezone.localdate())
    out = casework.refer(to=af, who=case.person, basis=basis, reason="Vill börja arbeta.", by=cast.case_worker)
    casework.ask_sender(referral=out, text="Vilka dagar?", by=cast.af_worker)
    ekby = casework.To(cast.project, cast.ekby, cast.unit)
    came, declined = (
        casework.refer(
            to=ekby,
            who=casework.Entered(number, given, "Annansson"),
            basis=basis,
            reason="Behöver stöd.",
            by=cast.referrer,
        )
        for number, given in ((WOMEN[12], "Frida"), (WOMEN[13], "Greta"))
    )
    casework.open_referral(referral=came, by=cast.case_worker)  # the first opening is noted, and leaves a row
    casework.decline_referral(referral=declined, decision="no_contact", by=cast.case_worker)
    return {"referral_out": out.key, "referral_in": came.key, "referral_declined": declined.key}


def mapped(cast: Cast, case: Case) -> dict[str, str]:
    """Let her be mapped, rated and assessed by two professions, and have worked before."""
    on, by = date(2010, 8, 1), cast.case_worker
    mapping = casework.open_mapping(case=case, on=on, by=by)
    casework.write_section(mapping=mapping, domain="health", situation="Sover illa", on=on, by=by)
    occasion = casework.record_asi(
        case=case, on=on, interviewer=by.user, is_trained=True, ratings={"alcohol": {"worry": 2}}, by=by
    )
    assessment = casework.open_assessment(case=case, on=on, by=by)
    said = {"kind": "work_education", "text": "Klarar två timmar", "return_to_work": "yes", "by": by}
    view, _other = (
        casework.add_view(assessment=assessment, organisation=cast.ekby, profession=each, **said)
        for each in ("social_worker", "work_consultant")
    )
    work = casework.record_held_occupation(person=case.person, title="Frisör", by=by)
    return {
        "mapping": mapping.key,
        "occasion": occasion.key,
        "assessment": assessment.key,
        "view": str(view.pk),
        "work": str(work.pk),
        "ekby": str(cast.ekby.pk),
    }


def stepping(cast: Cast, case: Case) -> dict[str, str]:
    """Let her have a portfolio, an occupation in view, something to learn, an application and a CV."""
    her = {"person": case.person, "by": cast.case_worker}
    item = steps.add_portfolio_item(kind="work", title="Frisör", **her)
    occupation = steps.add_possible_occupation(title="Frisör", ssyk="5141", **her)
    skill = steps.add_missing_skill(occupation=occupation, what="Gesällbrev", by=cast.case_worker)
    applied = steps.record_job_application(kind="job", title="Frisör", on=date(2010, 9, 1), **her)
    cv = steps.make_cv(title="Salong", items=[item], **her)
    return {
        "portfolio_item": str(item.pk),
        "occupation": str(occupation.pk),
        "skill": str(skill.pk),
        "job_application": str(applied.pk),
        "cv": cv.key,
    }


def judged(cast: Cast, case: Case) -> dict[str, str]:
    row = casework.attest(
        person=case.person,
        about="ill_health",
        says="yes",
        basis="conversation",
        on=date(2010, 5, 1),
        by=cast.case_worker,
    )
    return {"judgement": str(row.pk)}


def applied(cast: Cast, state: str) -> dict[str, str]:
    """Let somebody else apply to Ekby, in the third state somebody protected."""
    ways = casework_queries.ways_in_municipality(EKBY, timezone.localdate())
    row = casework.receive_application(
        way=next(way for way in ways if way.project_id == cast.project.pk),
        at=timezone.now(),
        on=timezone.localdate(),
        language="sv",
        name="Sahra Nur",
        reach="070-174 06 33",
        words="Vill arbeta.",
        by=Applicant(),
    )
    if state == PROTECTED:
        casework.protect_application(application=row, by=cast.case_worker)
    return {"application": row.key, "applicant_number": WOMEN[9].number, "municipality": EKBY}
