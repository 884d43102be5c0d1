"""Two rows of one person become one: who may, what stands in the way, and what becomes of each kind."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.models import Case, Livelihood
from stegvis.apps.casework.states import State
from stegvis.apps.people import actions as people
from stegvis.apps.people import queries
from stegvis.apps.people.models import Disclosure, GroundHolding, Person, PersonMerge, TwoPersons
from stegvis.apps.privacy import actions, merging
from stegvis.apps.privacy.due import due, rule_of
from stegvis.apps.privacy.extract import extract
from stegvis.apps.privacy.kinds import KINDS
from stegvis.apps.privacy.merging_policies import CanNotBeOne, DecidedToBeTwo
from stegvis.apps.privacy.models import Removal, RemovalLine
from stegvis.apps.privacy.policies import NeedsAReason
from stegvis.apps.reporting.frames import dataset_for
from tests.apps.people.sharing import consent, hand_over
from tests.apps.privacy.removing import carried_out, ended, later, rule
from tests.apps.privacy.twins import WHY, lives, merged, rows_of_each, second_row
from tests.cast import WOMEN

AT = date(2010, 10, 1)


def test_all_rows_of_the_second_become_the_firsts_and_its_page_leads_there(cast):
    other = second_row(cast)
    lives(cast, other)
    before = rows_of_each(cast.amina, other)
    merged(cast, other)
    after = rows_of_each(cast.amina)
    for label, (own, hers) in before.items():
        assert label == "people.NameKey" or after[label][0] >= own | hers, label
    with pytest.raises(queries.MergedIntoAnother) as told:
        queries.person_for(cast.registrar, other.key, AT)
    assert told.value.person_key == cast.amina.key
    assert [card.key for card in queries.find_by_name(cast.registrar, "Amina", AT).cards] == [cast.amina.key]


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.label)
def test_every_way_to_a_person_ends_in_a_column_that_moves(kind):
    moving = {(column.model, column.name) for column in merging.columns()}
    for way in kind.ways:
        *steps, last = way.split("__")
        model = kind.model
        for step in steps:
            model = model._meta.get_field(step).related_model
        assert (model, last) in moving or model._meta.label in merging.ABOUT_BOTH | merging.WRITTEN_ANEW


def test_who_has_the_number_is_kept_and_what_was_unknown_is_filled_in(cast):
    other = second_row(cast, phone="070-174 06 05", municipality="1266")
    merge = merged(cast, other)
    amina = Person.objects.get(pk=cast.amina.pk)
    assert (merge.kept, merge.merged) == (cast.amina, other)
    assert (amina.phone, amina.municipality) == ("070-174 06 05", cast.amina.municipality)
    assert Person.objects.get(pk=other.pk).phone == "070-174 06 05"


def test_of_two_without_a_number_the_first_is_kept(cast):
    first, second = (second_row(cast, given_name="Noor") for _each in range(2))
    merge = actions.merge_persons(one=second, other=first, why=WHY, by=cast.registrar)
    assert (merge.kept, merge.merged) == (first, second)


def test_the_stricter_protection_wins(cast):
    trusted = cast.trusted_registrar
    merge = merged(cast, second_row(cast, by=trusted, protection="marked"), by=trusted)
    assert Person.objects.get(pk=merge.kept_id).protection == "marked"
    with pytest.raises(NotVisible):
        queries.person_for(cast.case_worker, cast.amina.key, AT)


def test_no_mark_is_lost_where_a_row_can_hold_only_one_of_the_two(cast):
    trusted = cast.trusted_registrar
    first, second = (
        second_row(cast, by=trusted, given_name="Noor", protection=mark) for mark in ("own_staff", "marked")
    )
    people.open_own_staff(person=first, reason="Ringde i går kväll", on=AT, by=trusted)
    with pytest.raises(CanNotBeOne):
        actions.merge_persons(one=first, other=second, why=WHY, by=trusted)


def test_two_numbers_are_two_persons(cast):
    other = people.register_person(number=WOMEN[5], given_name="Amina", family_name="Öz", by=cast.registrar)
    with pytest.raises(CanNotBeOne, match="personnummer"):
        merged(cast, other)


def test_two_birth_dates_are_put_right_first(cast):
    with pytest.raises(CanNotBeOne):
        merged(cast, second_row(cast, birth_date=date(1979, 1, 1)))


def test_two_open_cases_in_one_project_stand_in_the_way_until_one_has_ended(cast):
    other = second_row(cast)
    case = casework.open_case(person=other, project=cast.project, on=date(2010, 5, 1), by=cast.registrar)
    with pytest.raises(CanNotBeOne):
        merged(cast, other)
    casework.move_case(case=case, to=State.WITHDRAWN, on=date(2010, 5, 2), by=cast.registrar)
    merged(cast, other)
    assert Case.objects.filter(person=cast.amina).count() == 2


def test_who_is_on_a_list_of_what_is_removed_is_left_alone(cast):
    other = second_row(cast)
    removal = Removal.objects.create(
        organisation=cast.ekby, rule=rule(cast), on=AT, prepared_by=cast.trusted_registrar.user
    )
    RemovalLine.objects.create(removal=removal, person=other, last_on=AT)
    with pytest.raises(CanNotBeOne):
        merged(cast, other)
    actions.discard_removal(removal=removal, why="Ska inte gallras", by=cast.registrar)
    merged(cast, other)


def test_who_does_not_work_with_both_does_not_merge_them(cast):
    other = second_row(cast)  # the registrar's: the case worker sees Amina alone
    for viewer in (cast.case_worker, cast.colleague, cast.other_registrar, cast.af_worker, cast.process_leader):
        with pytest.raises((NotVisible, NotAllowed)):
            merged(cast, other, by=viewer)
    assert not Person.objects.filter(merged_into__isnull=False).exists()


def test_another_organisations_row_is_never_merged(cast):
    theirs = second_row(cast, by=cast.other_registrar)
    with pytest.raises(NotVisible):
        merged(cast, theirs)


def test_it_takes_a_reason(cast):
    with pytest.raises(NeedsAReason):
        actions.merge_persons(one=cast.amina, other=second_row(cast), why="  ", by=cast.registrar)


def test_the_log_knows_it_from_both_keys_and_says_no_value(cast):
    other = second_row(cast, phone="070-174 06 05")
    lives(cast, other)
    merge = merged(cast, other)
    entry = LogEntry.objects.get(act="person.merged")
    assert set(entry.person_keys.split()) == {cast.amina.key, other.key}
    assert entry.target == f"people.PersonMerge:{merge.key}"
    assert "casework.Livelihood" in entry.fields
    assert "070" not in entry.fields + entry.reason


def test_the_extract_tells_all_of_both_rows_and_their_log(cast):
    other = second_row(cast)
    lives(cast, other)
    merged(cast, other)
    made = extract(cast.amina, cast.ekby, timezone.now())
    told = {part.kind: part.rows for part in made.parts}
    assert len(told["people.Person"]) == 2
    assert (
        len(told["casework.Livelihood"])
        == Livelihood.objects.count() - Livelihood.objects.filter(person=cast.bjorn).count()
    )
    assert "person.registered" in [read.act for read in made.reads if read.role == "registrar"]


def test_what_was_handed_over_keeps_its_copy_and_becomes_the_kept_rows(cast):
    other = second_row(cast, by=cast.case_worker)
    consent(cast, person=other)
    sent = hand_over(cast, person=other, chosen=["person:name"])
    copy, digest = sent.copy, sent.digest
    merged(cast, other, by=cast.registrar)
    sent = Disclosure.objects.get(pk=sent.pk)
    assert (sent.person, sent.copy, sent.digest) == (cast.amina, copy, digest)


def test_the_database_moves_no_disclosure_that_no_merge_speaks_of(cast):
    other = second_row(cast, by=cast.case_worker)
    consent(cast, person=other)
    sent = hand_over(cast, person=other, chosen=["person:name"])
    rows = QuerySet(Disclosure).filter(pk=sent.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(person=cast.amina)
    merged(cast, other)
    for person in (cast.bjorn, other):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(person=person)


def test_one_ground_known_to_both_rows_is_known_once(cast):
    other = second_row(cast)
    ground = consent(cast, person=cast.bjorn, by=cast.other_case_worker, ways=(("almby", "ekby"),))
    GroundHolding.objects.bulk_create(GroundHolding(ground=ground, person=each) for each in (cast.amina, other))
    merged(cast, other)
    assert GroundHolding.objects.filter(ground=ground, person=cast.amina).count() == 1


def test_a_draft_about_the_second_row_is_found_on_the_first_ones_page(cast):
    other = second_row(cast)
    form_key = f"cases:correct_person?key={other.key}"
    people.save_draft(form_key=form_key, content={"phone": "070-174 06 05"}, by=cast.registrar)
    merged(cast, other)
    kept = form_key.replace(other.key, cast.amina.key)
    assert queries.draft_for(cast.registrar, kept) == {"phone": "070-174 06 05"}


def test_rows_that_look_alike_are_offered_however_the_name_is_written(cast):
    other = second_row(cast, given_name="ÖZ", family_name="amina")
    assert queries.two_at_a_time(cast.registrar, AT) == [(cast.amina, other)]
    assert queries.alike_to(cast.registrar, cast.amina, AT) == [other]
    assert queries.two_at_a_time(cast.other_registrar, AT) == []
    assert queries.two_at_a_time(cast.case_worker, AT) == []


def test_two_decided_to_be_two_are_not_offered_nor_merged_until_it_is_taken_back(cast):
    other = second_row(cast)
    decision = actions.decide_two_persons(one=other, other=cast.amina, why="Kusiner", by=cast.registrar)
    assert queries.two_at_a_time(cast.registrar, AT) == queries.alike_to(cast.registrar, cast.amina, AT) == []
    with pytest.raises(DecidedToBeTwo):
        merged(cast, other)
    actions.take_back_two_persons(decision=decision, why="Fel, samma person", by=cast.registrar)
    merged(cast, other)


def test_a_protected_namesake_is_offered_to_those_with_the_right_alone(cast):
    second_row(cast, by=cast.trusted_registrar, protection="marked")
    assert queries.two_at_a_time(cast.registrar, AT) == []
    assert len(queries.two_at_a_time(cast.trusted_registrar, AT)) == 1


def test_finding_those_alike_costs_the_same_however_many_there_are(cast, django_assert_num_queries):
    second_row(cast)
    with django_assert_num_queries(2):
        queries.two_at_a_time(cast.registrar, AT)
    for name in ("Amina", "Noor", "Noor"):
        second_row(cast, given_name=name)
    with django_assert_num_queries(2):
        assert len(queries.two_at_a_time(cast.registrar, AT)) == 4


def test_nothing_new_is_written_about_a_row_that_does_not_count(cast):
    other = second_row(cast)
    merged(cast, other)
    for act in (
        lambda: people.correct_person(person=other, phone="070-174 06 05", why="Ny", by=cast.registrar),
        lambda: lives(cast, other),
        lambda: casework.open_case(person=other, project=cast.project, on=AT, by=cast.registrar),
    ):
        with pytest.raises(NotVisible):
            act()


def test_the_database_keeps_a_row_from_being_merged_twice_or_into_itself(cast):
    other = second_row(cast)
    merge = merged(cast, other)
    with pytest.raises(IntegrityError), transaction.atomic():
        copied(merge, id=None, key="another").save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=other.pk).update(merged_into=other)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=cast.amina.pk).update(merged_into=other)
    with pytest.raises(IntegrityError), transaction.atomic():
        TwoPersons.objects.create(one=other, other=cast.amina, at=merge.at, why="fel ordning")


def copied(row, **values):
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**{**fields, **values})


def test_figures_count_one_person_once(cast):
    other = second_row(cast)
    case = casework.open_case(person=other, project=cast.project, on=date(2010, 5, 1), by=cast.registrar)
    casework.move_case(case=case, to=State.WITHDRAWN, on=date(2010, 5, 2), by=cast.registrar)
    before = dataset_for(cast.registrar, cast.project, at=AT, cut_off=AT)
    merge = merged(cast, other)
    after = dataset_for(cast.registrar, cast.project, at=AT, cut_off=AT)
    assert (len(before["persons"]), len(after["persons"])) == (2, 1)
    assert len(before["cases"]) == len(after["cases"]) == 2
    assert after["cases"]["person_key"].n_unique() == 1
    actions.undo_merge(merge=merge, why="Två kusiner", by=cast.registrar)
    again = dataset_for(cast.registrar, cast.project, at=AT, cut_off=AT)
    assert again["persons"].sort("person_key").equals(before["persons"].sort("person_key"))


def test_when_time_is_up_both_rows_go_and_nothing_of_them_is_left(cast, monkeypatch):
    other = second_row(cast, by=cast.case_worker)
    ground = consent(cast, person=other)
    lives(cast, other)
    GroundHolding.objects.bulk_create(GroundHolding(ground=ground, person=each) for each in (cast.amina, other))
    rule(cast)
    ended(cast)
    merged(cast, other)
    later(monkeypatch, years=30)
    removal = carried_out(cast)
    assert removal.state == "done"
    assert not Person.objects.filter(pk__in=(cast.amina.pk, other.pk)).exists()
    assert not Person.history.filter(id__in=(cast.amina.pk, other.pk)).exists()
    assert not PersonMerge.objects.exists()
    assert not Livelihood.objects.exclude(person=cast.bjorn).exists()


def test_a_row_that_does_not_count_is_never_due_by_itself_and_what_keeps_it_keeps_both(cast, monkeypatch):
    other = second_row(cast)
    rule(cast)
    ended(cast)
    for person in (cast.amina, other):
        until = timezone.localdate() + timedelta(days=366 * (40 if person == other else 2))
        actions.hold_file(person=person, reason="research", why="Följs upp", until=until, by=cast.registrar)
    merged(cast, other)
    later(monkeypatch, years=30)
    assert list(due(rule_of(cast.ekby, timezone.localdate()), timezone.localdate())) == []
