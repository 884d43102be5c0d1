"""Group sessions: planned at once, noted at once, and nobody's file tells who else was there."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions.facts import AlreadyCorrected, NeedsReason
from stegvis.apps.casework.activity_policies import NotOfThisProject
from stegvis.apps.casework.models import GroupSession, SessionPlace
from stegvis.apps.casework.policies import NotAColleague
from stegvis.apps.people.actions import NotYet
from stegvis.apps.people.contents import contents
from stegvis.apps.projects.saving import DoesNotFit
from tests.cast import WOMEN, register

DAY = date(2010, 9, 1)
DAYS = [DAY + timedelta(days=7 * week) for week in range(3)]


def plan(cast, by=None, cases=None, **says):
    by = by or cast.case_worker
    about = {"days": DAYS, "starts": time(13), "ends": time(15), "themes": "CV\nIntervju", "leader": by.user, **says}
    cases = [cast.amina_case] if cases is None else cases
    return actions.plan_sessions(project=cast.project, cases=cases, by=by, **about)


@pytest.fixture
def beata_case(cast):
    """Somebody whom a colleague of Amina's case worker works with."""
    return register(cast.colleague, cast.project, WOMEN[3], "Beata", "Ceder")


def page(cast, session, by=None):
    return queries.group_session_for(by or cast.case_worker, session.key, DAY)


def names(found):
    return [place.case.person.given_name for place in found.places]


def test_a_series_is_planned_at_once_with_everybody_invited_to_all(cast, beata_case):
    sessions = plan(cast, by=cast.registrar, cases=[cast.amina_case, beata_case], leader=cast.case_worker.user)
    assert [each.on for each in sessions] == DAYS
    found = page(cast, sessions[0], cast.registrar)
    assert names(found) == ["Amina", "Beata"]
    assert len(found.others) == 2


def test_one_sees_whom_one_works_with_and_the_leader_all_whom_she_leads(cast, beata_case):
    (session, *_more) = plan(cast)
    actions.invite_to_session(session=session, cases=[beata_case], by=cast.colleague)
    assert names(page(cast, session, cast.colleague)) == ["Beata"]
    assert names(page(cast, session)) == ["Amina", "Beata"]
    assert queries.group_sessions(cast.colleague, DAY).get(pk=session.pk).invited == 1
    with pytest.raises(NotVisible):
        queries.case_for(cast.case_worker, beata_case.key, DAY)  # to lead a session opens no file


def test_attendance_is_noted_for_all_at_once_and_a_change_needs_a_reason(cast, beata_case):
    (session, *_more) = plan(cast)
    actions.invite_to_session(session=session, cases=[beata_case], by=cast.colleague)
    amina, beata = page(cast, session).places
    noted = {amina.pk: "came", beata.pk: "valid_absence"}
    actions.note_who_came(session=session, attended=noted, by=cast.case_worker)
    assert [each.attended for each in page(cast, session).places] == ["came", "valid_absence"]
    assert actions.note_who_came(session=session, attended=noted, by=cast.case_worker) == []
    with pytest.raises(NeedsReason):
        actions.note_who_came(session=session, attended={amina.pk: "absence"}, by=cast.case_worker)
    actions.note_who_came(session=session, attended={amina.pk: "absence"}, why="Fel rad", by=cast.case_worker)
    _person, (change,) = queries.changes_of(cast.case_worker, cast.amina.key, DAY)
    assert (change.what, change.why) == ("sessionplace", "Fel rad")


def test_a_place_that_one_does_not_see_can_not_be_noted_and_nothing_else_is_then(cast, beata_case):
    (session, *_more) = plan(cast)
    (beata,) = actions.invite_to_session(session=session, cases=[beata_case], by=cast.colleague)
    (amina,) = (each for each in page(cast, session).places if each.pk != beata.pk)
    with pytest.raises(NotVisible):
        actions.note_who_came(session=session, attended={amina.pk: "came", beata.pk: "came"}, by=cast.colleague)
    assert not SessionPlace.objects.filter(attended__isnull=False).exists()


def test_a_persons_file_and_what_is_handed_over_name_nobody_else(cast, beata_case):
    (session, *_more) = plan(cast, days=[DAY])
    actions.invite_to_session(session=session, cases=[beata_case], by=cast.colleague)
    (place,) = queries.sessions_of([cast.amina_case])
    assert place.case_id == cast.amina_case.pk
    said = [each for each in contents(cast.amina, ["attendance"], DAY) if each.id.startswith("session:")]
    assert [(each.title, each.says) for each in said] == [("Gruppträff: CV, Intervju", "Inbjuden")]
    assert "Beata" not in str(said)


def test_only_ones_own_participants_of_the_project_are_invited(cast, beata_case):
    for case in (beata_case, cast.bjorn_case):
        with pytest.raises(NotOfThisProject):
            plan(cast, cases=[case])
    assert not GroupSession.objects.exists()


def test_a_protected_person_is_named_only_to_those_with_the_right(cast):
    more = {"person": {"protection": "marked"}}
    hidden = register(cast.trusted_registrar, cast.project, WOMEN[4], "Dold", "Ek", **more)
    (session, *_more) = plan(cast, by=cast.trusted_registrar, cases=[hidden], leader=cast.case_worker.user)
    assert names(page(cast, session)) == []
    assert names(page(cast, session, cast.registrar)) == []
    assert queries.group_sessions(cast.registrar, DAY).get(pk=session.pk).invited == 0
    assert names(page(cast, session, cast.trusted_registrar)) == ["Dold"]
    with pytest.raises(NotOfThisProject):
        plan(cast, by=cast.registrar, cases=[hidden], leader=cast.case_worker.user)


@pytest.mark.parametrize("name", ["other_case_worker", "af_worker", "officer", "administrator", "board_member"])
def test_for_others_there_is_no_such_session(cast, name):
    (session, *_more), viewer = plan(cast), getattr(cast, name)
    with pytest.raises(NotVisible):
        page(cast, session, viewer)
    with pytest.raises(NotVisible):
        actions.note_who_came(session=session, attended={}, by=viewer)
    if name in ("officer", "administrator", "board_member"):
        with pytest.raises(NotAllowed):
            plan(cast, by=viewer, cases=[])


def test_nobody_has_come_to_a_session_of_tomorrow(cast):
    (session,) = plan(cast, days=[timezone.localdate() + timedelta(days=1)])
    (place,) = page(cast, session).places
    with pytest.raises(NotYet):
        actions.note_who_came(session=session, attended={place.pk: "came"}, by=cast.case_worker)


def test_a_session_without_days_theme_or_colleague_is_none(cast):
    for wrong, refusal in (
        ({"days": []}, actions.NoDays),
        ({"themes": " "}, actions.NothingPlanned),
        ({"leader": cast.af_worker.user}, NotAColleague),
        ({"ends": time(12)}, DoesNotFit),
    ):
        with pytest.raises(refusal):
            plan(cast, **wrong)


def test_a_moved_session_keeps_what_it_said_and_a_cancelled_one_is_in_no_file(cast):
    first, second, _third = plan(cast)
    actions.correct_session(session=first, on=DAY + timedelta(days=1), why="Lokalen upptagen", by=cast.case_worker)
    before, after = first.history.order_by("history_date", "history_id")
    assert (before.on, after.on, after.history_change_reason) == (DAY, DAY + timedelta(days=1), "Lokalen upptagen")
    with pytest.raises(NeedsReason):
        actions.cancel_session(session=second, why="", by=cast.case_worker)
    actions.cancel_session(session=second, why="Sjuk ledare", by=cast.case_worker)
    assert second.pk not in [place.session_id for place in queries.sessions_of([cast.amina_case])]
    with pytest.raises(AlreadyCorrected):
        actions.note_who_came(session=second, attended={}, by=cast.case_worker)


def test_who_was_invited_by_mistake_is_taken_out_with_why(cast):
    (session, *_more) = plan(cast)
    (place,) = page(cast, session).places
    actions.withdraw_from_session(place=place, why="Fel person", by=cast.case_worker)
    assert names(page(cast, session)) == []
    assert len(actions.invite_to_session(session=session, cases=[cast.amina_case], by=cast.case_worker)) == 1


def test_the_leader_is_reminded_of_sessions_that_nobody_noted(cast):
    session, *_coming = plan(cast)
    assert list(queries.sessions_to_note(cast.case_worker, DAY)) == [session]
    (place,) = page(cast, session).places
    actions.note_who_came(session=session, attended={place.pk: "absence"}, by=cast.case_worker)
    assert list(queries.sessions_to_note(cast.case_worker, DAY)) == []


def test_a_person_has_one_place_in_a_session(cast):
    (session, *_more) = plan(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        SessionPlace.objects.create(session=session, case=cast.amina_case)
