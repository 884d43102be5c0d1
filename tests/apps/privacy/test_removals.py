"""A list is drawn up by one, approved by another, and carried out once for each person, whatever happens meanwhile."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from stegvis.apps.access.models import ErasurePass, Membership
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.models import Case, FormerCase
from stegvis.apps.jobs.actions import take_up_stale_jobs
from stegvis.apps.jobs.models import Job, State
from stegvis.apps.people.models import Disclosure, Person
from stegvis.apps.privacy import actions
from stegvis.apps.privacy.models import Removal, RemovalLine
from stegvis.apps.privacy.policies import NeedsAReason
from stegvis.apps.privacy.retention_policies import (
    REMOVE_JOB,
    AnotherApproves,
    ListWaits,
    NobodyIsDue,
    NoRule,
    NotPrepared,
    StillOnAList,
)
from tests.apps.people.sharing import consent, hand_over
from tests.apps.privacy.removing import approved, carried_out, ended, later, rule, work
from tests.cast import WOMEN, register

TODAY = timezone.localdate()


@pytest.fixture
def due_people(cast):
    """Let Amina and two more be due, by a rule."""
    rule(cast)
    people = [ended(cast).person]
    for place, number in enumerate(WOMEN[20:22]):
        people.append(ended(cast, register(cast.registrar, cast.project, number, "Prov", f"Person{place}")).person)
    return people


def there(people):
    return Person.objects.filter(pk__in=[each.pk for each in people]).count()


def test_without_a_decision_or_anybody_due_there_is_no_list(cast):
    with pytest.raises(NoRule):
        actions.prepare_removal(by=cast.registrar)
    rule(cast)
    with pytest.raises(NobodyIsDue):
        actions.prepare_removal(by=cast.registrar)


def test_a_list_is_previewed_and_nothing_goes_before_it_is_approved(cast, due_people):
    removal = actions.prepare_removal(by=cast.registrar)
    assert {line.person for line in removal.lines.all()} == set(due_people)
    counted = {each.kind: each.expected for each in removal.counts.all()}
    assert (counted["people.Person"], counted["casework.Case"]) == (3, 3)
    assert there(due_people) == 3
    with pytest.raises(ListWaits):
        actions.prepare_removal(by=cast.registrar)


def test_a_list_of_three_takes_hardly_more_queries_than_one_of_one(cast, django_assert_max_num_queries):
    rule(cast)
    ended(cast)
    with django_assert_max_num_queries(250) as of_one:
        removal = actions.prepare_removal(by=cast.registrar)
    actions.discard_removal(removal=removal, why="Fler ska med.", by=cast.registrar)
    for place, number in enumerate(WOMEN[20:22]):
        ended(cast, register(cast.registrar, cast.project, number, "Prov", f"Person{place}"))
    with django_assert_max_num_queries(len(of_one) + 3):  # kinds of which the first has no row
        assert actions.prepare_removal(by=cast.registrar).lines.count() == 3


def test_another_person_approves(cast, due_people):
    removal = actions.prepare_removal(by=cast.registrar)
    for name in ("registrar", "trusted_registrar", "administrator", "case_worker", "process_leader"):
        with pytest.raises(NotVisible):
            actions.approve_removal(removal=removal, by=cast.staff[name])
    officer = cast.data_protection_officer.membership
    Membership.objects.filter(pk=officer.pk).update(user=cast.registrar.user)
    both = Staff.of(Membership.objects.select_related("user", "organisation").get(pk=officer.pk))
    with pytest.raises(AnotherApproves):
        actions.approve_removal(removal=removal, by=both)
    with pytest.raises(IntegrityError), transaction.atomic():
        Removal.objects.filter(pk=removal.pk).update(
            state="approved", approved_at=timezone.now(), approved_by=removal.prepared_by
        )


def test_a_list_that_is_put_aside_lets_everybody_go_from_it(cast, due_people):
    removal = actions.prepare_removal(by=cast.registrar)
    with pytest.raises(NeedsAReason):
        actions.discard_removal(removal=removal, why=" ", by=cast.registrar)
    actions.discard_removal(removal=removal, why="En av dem har hört av sig.", by=cast.data_protection_officer)
    assert not RemovalLine.objects.filter(person__isnull=False).exists()
    with pytest.raises(NotPrepared):
        approved(cast, removal)
    assert actions.prepare_removal(by=cast.registrar).lines.count() == 3


def test_whom_something_has_happened_to_since_is_kept(cast, due_people):
    removal = actions.prepare_removal(by=cast.registrar)
    register(cast.registrar, cast.project, WOMEN[20], "Prov", "Person0", started_on=TODAY)
    actions.hold_file(
        person=due_people[2], reason="damages", why="Krav", until=TODAY + timedelta(days=9), by=cast.registrar
    )
    removal = carried_out(cast, removal)
    assert sorted(removal.lines.values_list("state", flat=True)) == ["kept", "kept", "removed"]
    assert not removal.lines.filter(person__isnull=False).exists()
    assert set(Person.objects.filter(pk__in=[each.pk for each in due_people])) == set(due_people[1:])
    assert removal.state == "done"


def test_nobody_is_kept_back_from_a_list_that_is_being_carried_out(cast, due_people):
    approved(cast)
    with pytest.raises(StillOnAList):
        actions.hold_file(
            person=cast.amina, reason="damages", why="Krav", until=TODAY + timedelta(days=9), by=cast.registrar
        )


def test_a_killed_worker_removes_nobody_twice_and_the_next_goes_on(cast, due_people, monkeypatch):
    removal, done = approved(cast), list[int]()
    from stegvis.apps.privacy import work as module

    def killed_at_the_second(*, line, by):
        if done:
            raise KeyboardInterrupt
        done.append(actions.remove_person(line=line, by=by).pk)

    monkeypatch.setattr(module, "remove_person", killed_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        work()
    assert there(due_people) == 2
    monkeypatch.setattr(module, "remove_person", actions.remove_person)
    Job.objects.update(heartbeat=timezone.now() - timedelta(minutes=5))
    assert take_up_stale_jobs() == 1
    assert work().state == State.DONE
    removal.refresh_from_db()
    assert (there(due_people), removal.state, FormerCase.objects.count()) == (0, "done", 3)
    assert removal.counts.get(kind="people.Person").removed == 3


def test_one_that_fails_half_way_keeps_all_of_the_person(cast, due_people, monkeypatch):
    from stegvis.apps.privacy.actions import removals as module

    approved(cast)
    monkeypatch.setattr(module, "_count", _broken)
    assert_crashes()
    assert there(due_people) == 3
    assert Case.objects.filter(person__in=due_people).count() == 3
    assert (FormerCase.objects.count(), ErasurePass.objects.count()) == (0, 0)
    monkeypatch.undo()
    actions.carry_on(removal=Removal.objects.get(), by=cast.data_protection_officer)
    work()
    assert there(due_people) == 0


def _broken(*args, **counted):
    raise DatabaseError("the disk is full")


def assert_crashes():
    from stegvis.apps.jobs.tasks import JobCrashed

    with pytest.raises(JobCrashed):
        work()
    assert Job.objects.get(kind=REMOVE_JOB).state == State.FAILED


def test_a_line_is_carried_out_once(cast, due_people):
    removal = carried_out(cast)
    line = removal.lines.first()
    with pytest.raises(NotPrepared):
        actions.remove_person(line=line, by=cast.data_protection_officer)
    with pytest.raises(NotPrepared):
        actions.carry_on(removal=removal, by=cast.data_protection_officer)


def test_another_organisation_sees_no_list(cast, due_people):
    removal = actions.prepare_removal(by=cast.registrar)
    with pytest.raises(NotVisible):
        actions.discard_removal(removal=removal, why="Nej", by=cast.other_registrar)


def attempt(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def handed_over(cast, due_people, monkeypatch):
    """Let Amina's copy at another organisation be so old that she is due."""
    consent(cast)
    copy = hand_over(cast)
    later(monkeypatch, years=20)
    return copy


def test_the_door_is_shut_but_for_the_rows_of_an_approved_line(cast, handed_over):
    """Without a pass nothing that is written once goes; a pass is written for an approved list alone."""
    copy = handed_over
    delete = "DELETE FROM people_disclosedkind WHERE disclosure_id = %s"
    with pytest.raises(IntegrityError):
        attempt(delete, copy.pk)
    with pytest.raises(IntegrityError):
        attempt("UPDATE people_disclosure SET person_id = NULL WHERE id = %s", copy.pk)
    removal = actions.prepare_removal(by=cast.registrar)
    line = removal.lines.get(person=cast.amina)
    row = copy.kinds.get()
    told = {"table": "people_disclosedkind", "row": row.pk, "line": line.pk}
    with pytest.raises(IntegrityError), transaction.atomic():
        ErasurePass.objects.create(**told)
    approved(cast, removal)
    another = removal.lines.exclude(pk=line.pk).first()
    with pytest.raises(IntegrityError), transaction.atomic():
        ErasurePass.objects.create(**told | {"line": another.pk})
    ErasurePass.objects.create(**told)
    with pytest.raises(IntegrityError):
        attempt("DELETE FROM people_disclosure WHERE id = %s", copy.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        RemovalLine.objects.filter(pk=line.pk).update(state="kept")
    attempt(delete, copy.pk)


def test_an_approved_list_stays_as_it_was_approved(cast, due_people):
    removal = approved(cast)
    line, bjorn = removal.lines.first(), cast.bjorn
    with pytest.raises(IntegrityError), transaction.atomic():
        RemovalLine.objects.create(removal=removal, person=bjorn)
    for change in ({"person": bjorn}, {"removal": Removal.objects.create(**_another(cast))}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RemovalLine.objects.filter(pk=line.pk).update(**change)
    RemovalLine.objects.filter(pk=line.pk).update(state="kept")
    with pytest.raises(IntegrityError), transaction.atomic():
        RemovalLine.objects.filter(pk=line.pk).update(state="waiting")


def _another(cast):
    return {"organisation": cast.almby, "on": TODAY, "prepared_by": cast.other_registrar.user}


def test_a_pass_to_cut_a_row_off_lets_nothing_else_of_it_change(cast, handed_over):
    copy = handed_over
    removal = approved(cast)
    line = removal.lines.get(person=cast.amina)
    ErasurePass.objects.create(table="people_disclosure", row=copy.pk, line=line.pk)
    for column, value in (("receiver_id", cast.fk.pk), ("digest", "0" * 64), ("person_id", cast.bjorn.pk)):
        with pytest.raises(IntegrityError):
            attempt(f"UPDATE people_disclosure SET {column} = %s WHERE id = %s", value, copy.pk)
    attempt("UPDATE people_disclosure SET person_id = NULL WHERE id = %s", copy.pk)
    assert Disclosure.objects.get(pk=copy.pk).digest == copy.digest


def test_years_later_all_three_are_still_only_counted(cast, due_people, monkeypatch):
    carried_out(cast)
    later(monkeypatch, years=20)
    with pytest.raises(NobodyIsDue):
        actions.prepare_removal(by=cast.registrar)
    assert FormerCase.objects.count() == 3
