"""A person's own application: kept from nobody known, answered, and made a case or nothing but a number."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Applicant
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions import NotTakenHere
from stegvis.apps.casework.actions.cases import AlreadyOpen
from stegvis.apps.casework.models import Application, ApplicationContact, ApplicationCount, Case
from stegvis.apps.people import actions as people
from stegvis.apps.people.contents import contents
from stegvis.apps.people.models import Draft, Person
from stegvis.apps.people.policies import OnlyWithTheRight
from stegvis.apps.projects import actions as projects
from stegvis.apps.projects.saving import DoesNotFit
from tests.cast import AMINA, DAY, EKBY, WOMEN, register

NOON = datetime(2010, 9, 1, 12, tzinfo=ZoneInfo("Europe/Stockholm"))
NUMBER = WOMEN[4]
WORDS = "Jag vill lära mig köra truck."


def apply(cast, **told):
    (way,) = queries.ways_in_municipality(EKBY, DAY)
    said = {"name": "Sahra Nur Ali", "reach": "070-174 06 05", "words": WORDS, "language": "sv", **told}
    return actions.receive_application(way=way, at=said.pop("at", NOON), on=DAY, by=Applicant(), **said)


def come(cast, application, by=None, **said):
    person = {"given_name": "Sahra", "family_name": "Nur Ali", "phone": "070-174 06 05"}
    values = {"number": NUMBER, "person": person, "on": date(2010, 9, 8), **said}
    return actions.begin_mapping(application=application, by=by or cast.case_worker, **values)


def refused(rows, **changes):
    try:
        with transaction.atomic():
            rows.update(**changes)
    except IntegrityError:
        return True
    return False


# Where one can apply


def test_one_applies_where_a_party_with_that_municipality_takes_part(cast):
    assert queries.municipalities_open(DAY) == sorted([EKBY, "1266"])
    (way,) = queries.ways_in_municipality(EKBY, DAY)
    assert (way.organisation_id, way.project_id) == (cast.ekby.pk, cast.project.pk)
    assert queries.ways_in_municipality("0114", DAY) == []


@pytest.mark.parametrize("day", [date(2009, 1, 31), date(2010, 7, 1)])
def test_nobody_takes_applications_before_a_party_came_or_after_it_left(cast, day):
    party = cast.project.parties.get(organisation=cast.ekby)
    projects.end_row(row=party, on=date(2010, 6, 30), by=cast.process_leader)
    assert EKBY not in queries.municipalities_open(day)


def test_a_project_that_is_over_takes_none(cast):
    projects.update_project(project=cast.project, ends=date(2010, 8, 31), by=cast.process_leader)
    assert queries.municipalities_open(DAY) == []


def test_who_has_not_decided_how_long_cases_are_kept_takes_none(cast):
    (way,) = queries.ways_in_municipality(EKBY, DAY)
    type(cast.ekby).objects.filter(pk=cast.ekby.pk).update(retention_months=None)
    assert EKBY not in queries.municipalities_open(DAY)
    with pytest.raises(NotTakenHere):
        actions.receive_application(
            way=way, at=NOON, on=DAY, language="sv", name="A", reach="B", words="", by=Applicant()
        )


# What is kept


def test_what_was_written_is_kept_and_unreadable_in_the_database(cast):
    row = apply(cast, number=NUMBER)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, reach, number, words FROM casework_application WHERE id = %s", [row.pk])
        stored = b"".join(bytes(each) for each in cursor.fetchone())
    for secret in ("Sahra", "070", "truck", NUMBER.number):
        assert secret.encode() not in stored
    row.refresh_from_db()
    assert (row.name, row.words, row.number) == ("Sahra Nur Ali", WORDS, NUMBER.number)


def test_an_application_makes_no_person_and_no_case(cast):
    before = Person.objects.count(), Case.objects.count()
    apply(cast, number=NUMBER)
    assert (Person.objects.count(), Case.objects.count()) == before


def test_that_it_came_is_logged_without_a_word_of_it(cast):
    row = apply(cast)
    entry = LogEntry.objects.get(act="application.received")
    assert (entry.viewer, entry.organisation_id, entry.person_key) == ("applicant", cast.ekby.pk, "")
    assert entry.target.endswith(row.key)


@pytest.mark.parametrize("number", [AMINA, NUMBER, None])
def test_keeping_it_costs_the_same_whether_the_person_is_known_or_not(cast, number, django_assert_num_queries):
    (way,) = queries.ways_in_municipality(EKBY, DAY)
    said = {"name": "A", "reach": "B", "words": "", "language": "sv", "number": number}
    with django_assert_num_queries(7):
        actions.receive_application(way=way, at=NOON, on=DAY, by=Applicant(), **said)


# Who reads it


@pytest.mark.parametrize("name", ["case_worker", "colleague", "registrar", "unit_manager"])
def test_whoever_registers_for_the_owner_reads_it(cast, name):
    row = apply(cast)
    assert [each.application for each in queries.application_inbox(cast.staff[name])] == [row]
    assert queries.application_for(cast.staff[name], row.key).application == row


@pytest.mark.parametrize(
    "name",
    ["other_case_worker", "other_registrar", "af_worker", "process_leader", "officer", "referrer", "administrator"],
)
def test_for_others_there_is_no_application(cast, name):
    row = apply(cast)
    assert queries.application_inbox(cast.staff[name]) == []
    with pytest.raises(NotVisible):
        queries.application_for(cast.staff[name], row.key)
    with pytest.raises(NotVisible):
        actions.end_application(application=row, reason="no_contact", by=cast.staff[name])
    with pytest.raises(NotVisible):
        come(cast, row, by=cast.staff[name])
    assert Application.objects.filter(pk=row.pk).exists()


def test_a_protected_persons_application_takes_the_right_for_them(cast):
    row = apply(cast)
    actions.protect_application(application=row, by=cast.case_worker)
    assert queries.application_inbox(cast.case_worker) == []
    with pytest.raises(NotVisible):
        actions.record_contact(application=row, on=DAY, came_of="reached", by=cast.case_worker)
    assert [each.application for each in queries.application_inbox(cast.trusted_registrar)] == [row]


# How long it waits


def test_an_applicant_waits_from_the_last_that_was_done(cast):
    row = apply(cast)

    def waiting():
        return queries.application_for(cast.case_worker, row.key)

    assert not waiting().is_late(DAY + timedelta(days=7))
    assert waiting().is_late(DAY + timedelta(days=8))
    actions.record_contact(application=row, on=date(2010, 9, 3), came_of="not_reached", by=cast.case_worker)
    assert waiting().late_from == date(2010, 9, 10)
    actions.record_contact(
        application=row, on=date(2010, 9, 4), came_of="booked", meeting_on=date(2010, 9, 20), by=cast.case_worker
    )
    assert not waiting().is_late(date(2010, 9, 27))
    assert waiting().is_late(date(2010, 9, 28))
    assert waiting().application.state == "booked"


def test_who_has_waited_longest_stands_first(cast):
    young, old = apply(cast, name="Ny"), apply(cast, name="Gammal", at=NOON - timedelta(days=9))
    assert [each.application for each in queries.application_inbox(cast.case_worker)] == [old, young]


@pytest.mark.parametrize("extra", [0, 4])
def test_the_inbox_costs_the_same_whatever_it_holds(cast, extra, django_assert_num_queries):
    for _number in range(extra + 1):
        row = apply(cast)
        actions.record_contact(application=row, on=DAY, came_of="reached", by=cast.case_worker)
    with django_assert_num_queries(2):
        queries.waiting_applications(cast.case_worker)


def test_only_a_booking_has_a_day_of_a_meeting(cast):
    row = apply(cast)
    with pytest.raises(DoesNotFit):
        actions.record_contact(application=row, on=DAY, came_of="reached", meeting_on=DAY, by=cast.case_worker)
    with pytest.raises(DoesNotFit):
        actions.record_contact(application=row, on=DAY, came_of="booked", by=cast.case_worker)


# What comes of it


def test_who_came_to_the_meeting_is_registered_and_her_case_is_in_mapping(cast):
    row = apply(cast, number=NUMBER)
    case = come(cast, row)
    assert (case.state, case.referred_on, case.owner_id) == ("mapping", DAY, cast.ekby.pk)
    assert case.referral.way_in == "self"
    assert case.person.given_name == "Sahra"
    row.refresh_from_db()
    assert (row.state, row.case_id, row.words) == ("mapped", case.pk, WORDS)
    assert (row.name, row.reach, row.number) == (None, None, None)
    assert queries.application_inbox(cast.case_worker) == []
    assert queries.case_for(cast.case_worker, case.key, DAY)  # she who registered is responsible


def test_somebody_already_known_is_not_registered_again(cast):
    row = apply(cast)
    there = register(cast.registrar, other_project(cast), WOMEN[3], "Sahra", "Berg")
    case = come(cast, row, number=WOMEN[3])
    assert case.person == there.person
    assert case.person.family_name == "Berg"


def other_project(cast):
    project = projects.create_project(
        association=cast.association,
        key="bron",
        name="Bron",
        form="individual",
        starts=date(2009, 2, 1),
        by=cast.process_leader,
    )
    projects.add_party(project=project, organisation=cast.ekby, on=date(2009, 2, 1), by=cast.process_leader)
    return project


def test_who_takes_part_already_gets_no_second_case_and_her_application_stays(cast):
    row = apply(cast)
    with pytest.raises(AlreadyOpen):
        come(cast, row, number=AMINA)
    row.refresh_from_db()
    assert row.name == "Sahra Nur Ali"


def test_a_protected_person_is_not_named_to_who_lacks_the_right(cast):
    hidden = register(cast.trusted_registrar, cast.project, WOMEN[1], "Hemlig", "Ek", person={"protection": "marked"})
    with pytest.raises(OnlyWithTheRight):
        come(cast, apply(cast), number=WOMEN[1])
    assert not Case.objects.filter(person=hidden.person).exclude(pk=hidden.pk).exists()


def test_what_came_to_nothing_is_erased_and_only_counted(cast):
    row = apply(cast)
    actions.record_contact(application=row, on=DAY, came_of="not_reached", by=cast.case_worker)
    people.save_draft(
        form_key=f"applications:end?application_key={row.key}", content={"reason": "x"}, by=cast.colleague
    )
    actions.end_application(application=row, reason="no_contact", by=cast.case_worker)
    actions.end_application(application=apply(cast), reason="no_contact", by=cast.registrar)
    assert not Application.objects.exists()
    assert not ApplicationContact.objects.exists()
    assert not Draft.objects.exists()
    (count,) = queries.counts_of_applications(cast.case_worker)
    assert (count.month, count.reason, count.number) == (date(2010, 9, 1), "no_contact", 2)
    assert queries.counts_of_applications(cast.other_registrar) == []


def test_what_became_a_case_cannot_come_to_nothing(cast):
    row = apply(cast)
    come(cast, row)
    with pytest.raises(NotVisible):
        actions.end_application(application=row, reason="changed_mind", by=cast.case_worker)
    assert not ApplicationCount.objects.exists()


def test_her_own_words_are_handed_over_as_closely_as_health(cast):
    case = come(cast, apply(cast))
    assert [entry.says for entry in contents(case.person, ["health"], DAY)] == [WORDS]
    assert WORDS not in [entry.says for entry in contents(case.person, ["identity", "economy", "attendance"], DAY)]


# What the database itself refuses


def test_an_application_is_a_case_or_says_who_wrote_it(cast):
    row = apply(cast)
    rows = Application.objects.filter(pk=row.pk)
    assert refused(rows, state="mapped")
    assert refused(rows, name=None)
    assert refused(rows, case=cast.amina_case)
    assert refused(rows, state="lost")
    assert not refused(rows, state="mapped", case=cast.amina_case, name=None, reach=None, number=None)
    assert refused(rows, number="1")


def test_a_count_is_of_a_month_once_and_never_nothing(cast):
    where = {"project": cast.project, "owner": cast.ekby, "reason": "no_contact"}
    row = ApplicationCount.objects.create(month=date(2010, 9, 1), number=1, **where)
    rows = ApplicationCount.objects.filter(pk=row.pk)
    assert refused(rows, month=date(2010, 9, 2))
    assert refused(rows, number=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        ApplicationCount.objects.create(month=date(2010, 9, 1), number=1, **where)


def test_a_judgement_has_its_day_and_one_of_three_answers(cast):
    row = actions.attest(person=cast.amina, about="no_plan", says="yes", basis="other", on=DAY, by=cast.case_worker)
    rows = type(row).objects.filter(pk=row.pk)
    assert refused(rows, on=None)
    assert refused(rows, until=DAY)
    assert refused(rows, says="perhaps")
    assert not refused(rows, says="unknown")


def test_a_unit_managers_case_of_an_applicant_is_her_units(cast):
    case = come(cast, apply(cast), by=cast.unit_manager)
    assert case.unit_id == cast.unit.pk


def test_what_a_colleague_has_just_erased_is_not_found(cast):
    row = apply(cast)
    actions.end_application(application=row, reason="no_contact", by=cast.colleague)
    row.pk = 10_000
    with pytest.raises(NotVisible):
        actions.record_contact(application=row, on=DAY, came_of="reached", by=cast.case_worker)
