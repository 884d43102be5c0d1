"""Each party signs or says why not, and each agreed action is followed to done or not done."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions
from stegvis.apps.casework.actions.plans.following import NothingSaid
from stegvis.apps.casework.models import PlanReport, PlanSignature
from stegvis.apps.casework.plan_policies import NotAgreed, NotInThePlan
from stegvis.apps.casework.queries import plans
from stegvis.apps.people.actions import NotYet
from stegvis.apps.people.file_types import NotAPaper
from stegvis.apps.people.models import Document
from stegvis.apps.projects.saving import DoesNotFit
from stegvis.core import codebook
from tests.cast import WOMEN, register

from .planning import AGREED, agree, agreed, drafted, line, paper

TODAY = date(2026, 3, 22)


def signed(cast):
    found = plans.plan_of(cast.case_worker, cast.amina_case.key, TODAY).signed
    return {
        each.party.name if each.party else "": (each.signature.answer, each.signature.why)
        for each in found
        if each.signature
    }


def test_the_owner_signs_and_the_last_that_was_recorded_counts(cast):
    version = agreed(cast)
    why = "avvaktar chefens beslut"
    actions.sign_plan(version=version, answer="declined", why=why, on=TODAY, by=cast.case_worker)
    assert signed(cast) == {cast.ekby.name: ("declined", why)}
    actions.sign_plan(version=version, answer="signed", on=TODAY, by=cast.case_worker)
    assert signed(cast) == {cast.ekby.name: ("signed", None)}
    assert PlanSignature.objects.count() == 2


def test_a_draft_is_not_signed(cast):
    with pytest.raises(NotAgreed):
        actions.sign_plan(version=drafted(cast), answer="signed", on=TODAY, by=cast.case_worker)


def test_who_signs_on_paper_is_noted_with_the_paper_which_is_kept_encrypted(cast):
    version = agreed(cast)
    on_paper = {"version": version, "on": TODAY, "by": cast.case_worker}
    actions.sign_plan_on_paper(party=None, answer="signed", paper=paper(), **on_paper)
    why = "avvaktar läkarbedömning"
    actions.sign_plan_on_paper(party=cast.region, answer="declined", why=why, paper=paper(), **on_paper)
    assert signed(cast) == {"": ("signed", None), cast.region.name: ("declined", why)}
    assert Document.objects.filter(person=cast.amina, origin=cast.ekby).count() == 2


def test_what_is_no_paper_is_no_signature(cast):
    version = agreed(cast)
    with pytest.raises(NotAPaper):
        actions.sign_plan_on_paper(
            version=version, party=None, answer="signed", paper=b"MZ not a paper", on=TODAY, by=cast.case_worker
        )
    with pytest.raises(NotInThePlan):
        actions.sign_plan_on_paper(
            version=version, party=cast.provider_firm, answer="signed", paper=paper(), on=TODAY, by=cast.case_worker
        )
    assert not PlanSignature.objects.exists()


def test_a_no_needs_a_reason_also_in_the_database(cast):
    version = agreed(cast)
    with pytest.raises(DoesNotFit):
        actions.sign_plan(version=version, answer="declined", on=TODAY, by=cast.case_worker)
    row = {"version": version, "party": cast.ekby, "origin": cast.ekby, "on": TODAY}
    for wrong in (
        {"answer": "declined"},
        {"answer": "signed", "why": "Fel"},
        {"answer": "signed", "party": None},
        {"answer": "signed", "party": cast.af},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            PlanSignature.objects.create(**{**row, **wrong})
    PlanSignature.objects.create(answer="declined", why="Väntar", **row)


def test_an_action_is_followed_to_done_or_not_done_with_why(cast):
    version = agreed(cast)
    report = {"action": line(version, cast.ekby), "on": TODAY, "by": cast.case_worker}
    actions.report_on_plan(result="under_way", **report)
    actions.report_on_plan(result="not_done", reason="no_place", text="Kön är lång.", **report)
    (last,) = (
        each
        for each in plans.plan_of(cast.case_worker, cast.amina_case.key, TODAY).lines
        if each.action.party == cast.ekby
    )
    assert (last.result, last.report.reason, last.report.text) == ("not_done", "no_place", "Kön är lång.")
    for result, reason in (("not_done", None), ("partly", None), ("done", "rules")):
        with pytest.raises(DoesNotFit):
            actions.report_on_plan(result=result, reason=reason, **report)
    assert PlanReport.objects.count() == 2


def test_an_open_action_is_late_the_day_after_it_was_due(cast):
    version = agreed(cast)
    due = line(version, cast.region).due
    assert [plans.late_plan_actions(cast.case_worker, due + timedelta(days)).count() for days in (0, 1)] == [1, 2]
    actions.report_on_plan(action=line(version, cast.region), result="done", on=due, by=cast.case_worker)
    assert plans.late_plan_actions(cast.case_worker, due + timedelta(1)).count() == 1


def test_the_work_list_holds_the_open_actions_of_ones_own_open_cases_in_force(cast):
    first = agreed(cast)
    second = actions.new_plan_version(plan=first.plan, why="Ny dag", by=cast.case_worker)
    assert plans.due_plan_actions(cast.case_worker, TODAY, date(2026, 12, 31)).count() == 4
    agree(cast, second)
    found = plans.due_plan_actions(cast.case_worker, TODAY, date(2026, 12, 31))
    assert {each.version for each in found} == {second}
    for name in ("colleague", "af_worker", "other_case_worker"):
        assert not plans.due_plan_actions(cast.staff[name], TODAY, date(2026, 12, 31)).exists()
    actions.exit_case(case=cast.amina_case, reason=codebook.exits["A1"], on=date(2026, 3, 10), by=cast.case_worker)
    assert not plans.due_plan_actions(cast.case_worker, TODAY, date(2026, 12, 31)).exists()


def test_a_protected_persons_actions_are_on_no_list_but_of_those_with_the_right(cast):
    case = register(cast.trusted_registrar, cast.project, WOMEN[1], "Hemlig", "Ek", person={"protection": "marked"})
    version = actions.begin_plan(case=case, goal="Hem", by=cast.trusted_registrar)
    actions.add_plan_action(version=version, what="Ringa", due=AGREED, kind="health", by=cast.trusted_registrar)
    actions.agree_plan(
        version=version, on=AGREED, meeting_kind="three_party", review_weeks=4, by=cast.trusted_registrar
    )
    assert not plans.due_plan_actions(cast.registrar, TODAY, TODAY).exists()
    assert plans.reviews_due(cast.registrar, TODAY, date(2026, 12, 31)) == []
    assert plans.due_plan_actions(cast.trusted_registrar, TODAY, TODAY).count() == 1
    with pytest.raises(NotVisible):
        plans.plan_of(cast.registrar, case.key, TODAY)


def test_the_share_done_names_its_denominator_and_interval(cast):
    version = agreed(cast)
    actions.report_on_plan(action=line(version, cast.region), result="done", on=TODAY, by=cast.case_worker)
    actions.report_on_plan(
        action=line(version), result="not_done", reason="chose_otherwise", on=TODAY, by=cast.case_worker
    )
    found = {each.party: each for each in plans.plan_shares(cast.case_worker, TODAY)}
    region, own = found[cast.region.name], found[""]
    assert (region.done, region.due, own.done, own.not_done, own.due) == (1, 1, 0, 1, 1)
    assert (round(region.interval.low, 3), region.interval.high) == (0.207, 1.0)
    assert cast.af.name not in found  # not due yet
    assert plans.plan_shares(cast.other_case_worker, TODAY) == ()


def test_the_next_look_together_is_so_many_weeks_after_the_last(cast):
    version = agreed(cast)
    view = plans.plan_of(cast.case_worker, cast.amina_case.key, TODAY)
    assert view.next_review == AGREED + timedelta(weeks=6)
    held = AGREED + timedelta(weeks=7)
    gone_through = [line(version, cast.af)]
    review = actions.review_plan(plan=version.plan, on=held, said="Går bra.", actions=gone_through, by=cast.case_worker)
    assert (review.planned_on, list(review.actions.all())) == (AGREED + timedelta(weeks=6), gone_through)
    assert plans.plan_of(cast.case_worker, cast.amina_case.key, TODAY).next_review == held + timedelta(weeks=6)
    with pytest.raises(NothingSaid):
        actions.review_plan(plan=version.plan, on=held, said=" ", by=cast.case_worker)


def test_a_slip_is_on_the_list_of_plans_to_look_at(cast):
    agreed(cast)
    due = AGREED + timedelta(weeks=6)
    assert plans.reviews_due(cast.case_worker, due, due - timedelta(1)) == []
    (slipped,) = plans.reviews_due(cast.case_worker, due, due + timedelta(3))
    assert slipped.due == due
    assert plans.reviews_due(cast.other_case_worker, due, due) == []


def test_nothing_is_agreed_signed_reported_or_reviewed_on_a_day_to_come(cast):
    tomorrow, by = timezone.localdate() + timedelta(days=1), cast.case_worker
    with pytest.raises(NotYet):
        agree(cast, drafted(cast), on=tomorrow)
    version = agree(cast, cast.amina_case.plan.versions.get())
    with pytest.raises(NotYet):
        actions.sign_plan(version=version, answer="signed", on=tomorrow, by=by)
    with pytest.raises(NotYet):
        actions.report_on_plan(action=line(version, cast.ekby), result="done", on=tomorrow, by=by)
    with pytest.raises(NotYet):
        actions.review_plan(plan=version.plan, on=tomorrow, said="Det går bra.", by=by)
