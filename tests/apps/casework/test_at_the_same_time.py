"""Two people at work, the same row, the same moment: real threads on a real database, each with its own connection."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.sealing import seal, verify
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.models import Case, Minutes, PlanVersion, Responsibility, SentReferral
from stegvis.apps.jobs.handlers import handles
from stegvis.apps.jobs.models import Job
from stegvis.apps.jobs.tasks import run_job
from stegvis.apps.people import actions
from stegvis.apps.people.models import Disclosure, Person
from stegvis.apps.people.policies import NoGround
from stegvis.core import codebook
from tests.apps.casework.meetings.meeting import SAID, WHEN, booked, written
from tests.apps.casework.plans.planning import agree, drafted
from tests.apps.casework.referring import refer
from tests.apps.people.sharing import consent, entries, hand_over

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time: there is nothing to meet"),
]
RAN: list[str] = []


@handles("test.meets_itself")
def _meets_itself(target, work):
    RAN.append(target)
    return ""


def together(*acts):
    """Do all at once; return what came of each: its result, or the refusal that it met."""
    start, came = threading.Barrier(len(acts)), [None] * len(acts)

    def do(number, act):
        try:
            start.wait(timeout=20)
            came[number] = act()
        except Exception as refusal:  # noqa: BLE001
            came[number] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return came


def refused(came):
    return sorted(type(each).__name__ for each in came if isinstance(each, Exception))


def test_two_who_correct_the_same_person_both_have_it_their_way(cast):
    came = together(
        lambda: actions.correct_person(
            person=cast.amina, why="Nytt nummer", phone="070-174 06 05", by=cast.case_worker
        ),
        lambda: actions.correct_person(person=cast.amina, why="Ny adress", email="a@exempel.se", by=cast.registrar),
    )
    assert refused(came) == []
    amina = Person.objects.get(pk=cast.amina.pk)
    assert (amina.phone, amina.email) == ("070-174 06 05", "a@exempel.se")
    assert {"Nytt nummer", "Ny adress"} <= {each.history_change_reason for each in amina.history.all()}


def test_a_case_exits_once(cast):
    def leave():
        day = timezone.localdate()
        return casework.exit_case(case=cast.amina_case, reason=codebook.exits["A1"], on=day, by=cast.case_worker)

    assert refused(together(leave, leave)) == ["AlreadyExited"]
    case = Case.objects.get(pk=cast.amina_case.pk)
    assert case.revisions.filter(exit_reason="A1").count() == 1
    assert len(set(case.followups.values_list("months", flat=True))) == case.followups.count()


def test_five_clicks_make_one_referral(cast):
    came = together(*[lambda: refer(cast)] * 5)
    # Whoever comes second is told so by the rule, or by the constraint behind it when both had asked the rule.
    assert len(refused(came)) == 4
    assert set(refused(came)) <= {"AlreadyReferred", "DoesNotFit"}
    assert SentReferral.objects.count() == Disclosure.objects.count() == 1
    assert Person.objects.filter(owner=cast.region).count() == 1


def test_a_case_that_is_handed_over_to_two_has_one_who_is_responsible(cast):
    today = timezone.localdate()
    came = together(
        lambda: casework.assign_responsible(
            case=cast.amina_case, user=cast.colleague.user, on=today, by=cast.unit_manager
        ),
        lambda: casework.assign_responsible(
            case=cast.amina_case, user=cast.registrar.user, on=today, by=cast.trusted_registrar
        ),
    )
    now = Responsibility.objects.filter(case=cast.amina_case, until__isnull=True)
    assert len(refused(came)) < 2
    assert now.count() == 1


def test_a_question_is_answered_once(cast):
    consent(cast)
    told = {"person": cast.amina, "holder": cast.af, "purpose": "planning", "kinds": ["health"]}
    request = actions.ask(**told, to_user=cast.af_worker.user, by=cast.case_worker)
    answers = [
        lambda why=why: actions.decline(request=request, reason=why, by=cast.af_worker) for why in ("Nej", "Nix")
    ]
    assert refused(together(*answers)) == ["AlreadyAnswered"]
    request.refresh_from_db()
    assert request.reason in ("Nej", "Nix")


@pytest.mark.parametrize("_turn", range(3))
def test_nothing_goes_out_on_a_consent_that_is_being_withdrawn(cast, _turn):
    ground, chosen = consent(cast), entries(cast.amina, "identity")
    came = together(
        lambda: hand_over(cast, chosen=chosen),
        lambda: actions.withdraw_ground(ground=ground, by=cast.registrar),
        lambda: hand_over(cast, chosen=chosen),
    )
    ground.refresh_from_db()
    assert {type(each) for each in came if isinstance(each, Exception)} <= {NoGround}
    assert ground.withdrawn_at is not None
    assert all(each.at < ground.withdrawn_at for each in Disclosure.objects.all())
    assert Disclosure.objects.count() == 2 - len(refused(came))


def test_two_who_begin_the_same_plan_have_one(cast):
    goals = ("Jag vill köra truck.", "Jag vill laga mat.")
    came = together(
        *[lambda goal=goal: casework.begin_plan(case=cast.amina_case, goal=goal, by=cast.case_worker) for goal in goals]
    )
    assert len(refused(came)) == 1
    assert PlanVersion.objects.get().goal in goals


def test_two_who_add_to_the_same_plan_both_stand_in_it(cast):
    version, day = drafted(cast), timezone.localdate()
    came = together(
        *[
            lambda by=by: casework.add_plan_action(
                version=version, what=by.user.name, due=day, kind="work_education", party=cast.ekby, by=by
            )
            for by in (cast.case_worker, cast.registrar)
        ]
    )
    assert refused(came) == []
    there = [each.what for each in version.actions.all()]
    assert {cast.case_worker.user.name, cast.registrar.user.name} <= set(there)
    assert len(there) == len(set(version.actions.values_list("place", flat=True)))


def test_a_plan_is_agreed_once(cast):
    version = drafted(cast)
    came = together(*[lambda: agree(cast, version)] * 2)
    assert len(refused(came)) == 1
    assert PlanVersion.objects.filter(agreed_on__isnull=False).count() == 1
    assert LogEntry.objects.filter(act="plan.agreed", refused=False).count() == 1


def test_minutes_that_two_write_are_those_of_one_of_them(cast):
    meeting, headings = booked(cast, on=timezone.localdate()), ("situation", "conclusion", "apart")
    came = together(
        *[
            lambda by=by: casework.write_minutes(
                meeting=meeting, parts={each: casework.Written(by.user.name) for each in headings}, by=by
            )
            for by in (cast.case_worker, cast.registrar)
        ]
    )
    assert refused(came) == []
    parts = list(Minutes.objects.get().parts.all())
    assert [len(parts), len({each.text for each in parts})] == [3, 1]


def test_what_is_written_while_the_minutes_are_finished_is_in_them_or_refused(cast):
    minutes = written(cast)
    again = {"situation": casework.Written("Ändrat i sista stund.")}
    came = together(
        lambda: casework.finish_minutes(minutes=minutes, by=cast.case_worker),
        lambda: casework.write_minutes(meeting=minutes.meeting, parts=again, by=cast.registrar),
    )
    minutes.refresh_from_db()
    texts = {each.text for each in minutes.parts.all()}
    assert minutes.is_finished
    assert texts == ({each.text for each in SAID.values()} if refused(came) else {"Ändrat i sista stund."})


def test_a_meeting_that_two_move_has_been_moved_twice(cast):
    meeting, when = booked(cast), {name: WHEN[name] for name in ("starts", "ends", "place")}
    came = together(
        *[
            lambda days=days: casework.move_meeting(
                meeting=meeting, on=WHEN["on"] + timedelta(days=days), why="Krock", by=cast.case_worker, **when
            )
            for days in (1, 2)
        ]
    )
    meeting.refresh_from_db()
    assert refused(came) == []
    assert [each.number for each in meeting.versions.order_by("number")] == [1, 2, 3]
    assert meeting.on == meeting.versions.get(number=meeting.number).on


def test_two_workers_do_a_job_once(cast):
    RAN.clear()
    job = Job.objects.create(kind="test.meets_itself", target="a", membership=cast.registrar.membership)
    assert refused(together(*[lambda: run_job.func(str(job.key))] * 2)) == []
    job.refresh_from_db()
    assert (RAN, job.state, job.attempts) == (["a"], "done", 1)


def test_the_log_is_sealed_once_by_two_who_seal(cast):
    assert refused(together(seal, seal)) == []
    found = verify()
    assert (found.is_whole, found.unsealed, found.rows) == (True, 0, LogEntry.objects.count())
