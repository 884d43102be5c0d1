"""A deviation leaves the case without the person, and stays as it was reported."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.roles import Permission
from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.actions.facts import AlreadyCorrected, NeedsReason
from stegvis.apps.casework.policies import NotAParty
from stegvis.apps.improvement import actions, queries
from stegvis.apps.improvement.actions.deviations import NotYet
from stegvis.apps.improvement.identities import StillIdentifies
from stegvis.apps.improvement.models import Deviation
from stegvis.apps.improvement.policies import NotYours
from stegvis.apps.people import actions as people
from stegvis.apps.projects import actions as projects
from stegvis.apps.projects.saving import DoesNotFit
from tests.cast import EKBY, WOMEN, register

from .reporting import SAYS, WHAT, report

SOME_INSTANT = datetime(2026, 3, 2, 9, tzinfo=UTC)

ALL = queries.Narrowed()


def listed(viewer, **narrowed):
    return queries.deviations_shown(viewer, queries.Narrowed(**narrowed)).rows


def test_nothing_in_the_record_leads_back_to_the_person(cast):
    report(cast)
    (values,) = Deviation.objects.values()
    told = " ".join(str(value) for value in values.values())
    theirs = (cast.amina.key, cast.amina_case.key, cast.amina.number, "Amina", "Öz")
    assert not [each for each in theirs if each in told]
    assert "person" not in {field.name for field in Deviation._meta.get_fields()}
    entry = LogEntry.objects.get(act="deviation.reported")
    assert (entry.person_key, entry.person_keys) == ("", "")


def test_the_month_is_kept_and_not_the_day(cast):
    assert report(cast).month == date(2010, 8, 1)
    with pytest.raises(NotYet):
        report(cast, month=timezone.localdate() + timedelta(days=1))


@pytest.mark.parametrize(
    "text",
    [
        "Amina fick vänta",
        "Det gällde Öz",
        "Handläggaren Case Worker svarade inte",
        "Nummer 19890201-3286",
        "Hon nås på 0708-12 34 56",
        "Se 2010/1234",
        "Mötet 12 mars",
        "Läkaren hette Fatima",
    ],
)
@pytest.mark.parametrize("name", ["what", "rule", "proposal"])
def test_a_name_or_a_number_is_refused_in_every_text(cast, name, text):
    with pytest.raises(StillIdentifies):
        report(cast, **{name: text})
    assert not Deviation.objects.exists()


def test_the_number_of_her_case_is_refused(cast):
    with pytest.raises(StillIdentifies):
        report(cast, what=f"Se {cast.amina_case.key}.")


def test_whom_she_shares_a_household_with_is_not_named(cast):
    yusuf = register(cast.case_worker, cast.project, WOMEN[1], "yusra", "öz")
    for person in (cast.amina, yusuf.person):
        casework.record_fact(
            kind="householdmembership", person=person, on=date(2010, 3, 1), household_key="h1", by=cast.case_worker
        )
    with pytest.raises(StillIdentifies):
        report(cast, what="Även yusra väntade")


def test_a_word_that_is_no_name_passes_when_somebody_has_looked(cast):
    with pytest.raises(StillIdentifies):
        report(cast, what="Hela Skåne väntar")
    assert report(cast, what="Hela Skåne väntar", no_names=["Skåne"])
    with pytest.raises(StillIdentifies):
        report(cast, what="Det gällde Amina", no_names=["Amina"])


def test_outside_a_case_nobody_whom_the_writer_works_with_is_named(cast):
    with pytest.raises(StillIdentifies):
        report(cast, person=None, what="amina väntade")
    assert report(cast, person=None).what == WHAT


def test_a_protected_persons_municipality_is_not_kept(cast):
    people.correct_person(person=cast.amina, protection="marked", why="Markering", by=cast.trusted_registrar)
    cast.amina.refresh_from_db()
    with pytest.raises(NotVisible):
        report(cast)
    trusted = replace(cast.unit_manager, permissions=cast.unit_manager.permissions | {Permission.SEE_PROTECTED})
    assert report(cast, by=trusted).municipality is None


@pytest.mark.parametrize("name", ["colleague", "other_case_worker", "af_worker", "provider"])
def test_nobody_reports_from_a_case_that_is_not_hers(cast, name):
    with pytest.raises(NotVisible):
        report(cast, by=cast.staff[name])


def test_who_takes_no_part_or_reports_nothing_is_told_so(cast):
    with pytest.raises(NotAParty):
        report(cast, person=None, by=cast.provider)
    with pytest.raises(NotAllowed):
        report(cast, person=None, by=cast.registrar)
    assert report(cast, person=None, by=cast.referrer)


def test_the_own_organisation_sees_it_and_no_other(cast):
    line = report(cast).line
    for name in ("case_worker", "colleague", "unit_manager", "process_leader", "officer"):
        assert queries.deviation_for(cast.staff[name], line).row.what == WHAT
    for name in ("other_case_worker", "af_worker", "referrer", "registrar", "board_member", "evaluator"):
        with pytest.raises(NotVisible):
            queries.deviation_for(cast.staff[name], line)
        assert not listed(cast.staff[name])


def test_the_association_is_not_told_an_origin_that_few_share(cast):
    report(cast)
    (seen,) = listed(cast.officer)
    assert (seen.organisation, seen.municipality) == (None, None)
    (own,) = listed(cast.case_worker)
    assert (own.organisation, own.municipality) == ("Socialnämnden i Ekby", EKBY)
    for number in range(1, 5):
        register(cast.case_worker, cast.project, WOMEN[number], f"P{number}", "Ek", person={"municipality": EKBY})
    (seen,) = listed(cast.officer)
    assert (seen.organisation, seen.municipality) == ("Socialnämnden i Ekby", EKBY)


def test_a_small_municipality_is_not_named_in_the_text_either(cast):
    with pytest.raises(StillIdentifies):
        report(cast, what="Alla i Vaxholm väntar")


def test_a_correction_keeps_what_stood_there(cast):
    first = report(cast)
    new = actions.correct_deviation(
        deviation=first, days_lost=55, month=date(2010, 7, 9), why="Fler dagar", by=cast.case_worker
    )
    assert (new.line, new.days_lost, new.month, new.what) == (first.line, 55, date(2010, 7, 1), WHAT)
    (before,) = queries.wordings_of(cast.colleague, new)
    assert (before.days_lost, before.why) == (40, "Fler dagar")
    assert queries.wordings_of(cast.officer, new) == []
    assert [each.row.pk for each in listed(cast.officer)] == [new.pk]
    with pytest.raises(AlreadyCorrected):
        actions.correct_deviation(deviation=first, days_lost=1, why="Fel", by=cast.case_worker)


def test_a_correction_names_nobody_either(cast):
    row = report(cast)
    for says in ({"what": "Amina väntade", "why": "Fel"}, {"days_lost": 1, "why": "Det sa Amina"}):
        with pytest.raises(StillIdentifies):
            actions.correct_deviation(deviation=row, by=cast.case_worker, **says)
    with pytest.raises(NeedsReason):
        actions.correct_deviation(deviation=row, days_lost=1, why=" ", by=cast.case_worker)


def test_what_was_withdrawn_stays_where_it_was_reported(cast):
    row = report(cast)
    with pytest.raises(NotYours):
        actions.withdraw_deviation(deviation=row, why="Dubblett", by=cast.colleague)
    actions.withdraw_deviation(deviation=row, why="Dubblett", by=cast.unit_manager)
    assert not listed(cast.officer)
    with pytest.raises(NotVisible):
        queries.deviation_for(cast.officer, row.line)
    assert not listed(cast.case_worker)
    (kept,) = listed(cast.case_worker, withdrawn=True)
    assert (kept.row.what, kept.row.why) == (WHAT, "Dubblett")


def test_others_correct_nothing(cast):
    row = report(cast)
    for name in ("officer", "other_case_worker"):
        with pytest.raises(NotVisible):
            actions.correct_deviation(deviation=row, days_lost=1, why="Fel", by=cast.staff[name])


def test_the_writer_finds_her_own(cast):
    report(cast)
    report(cast, person=None, by=cast.unit_manager, category="access")
    assert [each.row.category for each in listed(cast.case_worker, mine=True)] == ["demands"]
    assert {each.row.category for each in listed(cast.case_worker)} == {"demands", "access"}
    assert [each.row.category for each in listed(cast.case_worker, category="access")] == ["access"]


def test_an_agreement_is_one_of_the_projects(cast):
    on = date(2010, 1, 1)
    agreement = projects.record_agreement(
        project=cast.project, title="Avtal", organisations=[cast.ekby, cast.af], on=on, by=cast.officer
    )
    assert report(cast, rests_on="agreement", agreement=agreement).agreement == agreement
    with pytest.raises(DoesNotFit):
        report(cast, rests_on="law", agreement=agreement)


@pytest.mark.parametrize(
    "wrong", [{"month": date(2010, 8, 2)}, {"days_lost": 4000}, {"withdrawn_at": SOME_INSTANT}], ids=str
)
def test_the_database_refuses_what_must_never_be(cast, wrong):
    row = report(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Deviation.objects.filter(pk=row.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Deviation.objects.create(
            **{**SAYS, "month": row.month}, project=row.project, organisation=row.organisation, line=row.line
        )


def test_the_list_costs_the_same_with_more_rows(cast, django_assert_num_queries):
    report(cast)
    with django_assert_num_queries(3):
        listed(cast.officer)
    for _time in range(3):
        report(cast, person=None)
    with django_assert_num_queries(3):
        listed(cast.officer)
