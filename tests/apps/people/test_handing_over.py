"""What crosses between organisations, and what does not."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from stegvis.apps.access.encryption import Keyring, rotation
from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.models.log_entries import InsertOnly
from stegvis.apps.access.verdicts import NotAllowed, NotVisible, Refused
from stegvis.apps.casework import actions as casework
from stegvis.apps.people import actions, database_rules, queries
from stegvis.apps.people.actions.copying import digest
from stegvis.apps.people.models import DisclosedKind, Disclosure
from stegvis.apps.people.policies import (
    AlreadyAnswered,
    AlreadyFiled,
    DisclosureSight,
    NoGround,
    NotAReader,
    NotToAnAssociation,
    NotToOneself,
    OnlyWithTheRight,
    Sight,
)
from tests.apps.people.sharing import ALL_KINDS, consent, entries, hand_over
from tests.cast import WOMEN, register

TODAY = timezone.localdate()


def filed(cast, **details):
    return actions.file_disclosure(disclosure=hand_over(cast, **details), register=True, by=cast.af_worker)


def test_nothing_is_handed_over_without_a_ground_for_each_kind(cast):
    consent(cast, kinds=("identity",))
    for kind in set(ALL_KINDS) - {"identity"}:
        with pytest.raises(NoGround):
            hand_over(cast, kinds=("identity",), texts={kind: "Något om detta."})
    assert not Disclosure.objects.exists()


def test_a_copy_holds_what_was_chosen_and_nothing_else(cast):
    consent(cast)
    chosen = [entry for entry in entries(cast.amina, "identity") if entry.endswith((":number", ":name"))]
    copy = hand_over(cast, chosen=chosen, texts={"economy": "Får försörjningsstöd."}).copy
    assert copy["who"]["given_name"] == "Amina"
    assert {entry["id"] for entry in copy["entries"]} == set(chosen)
    assert copy["texts"] == {"economy": "Får försörjningsstöd."}


def test_each_kind_knows_what_it_rests_on(cast):
    first, second = consent(cast, kinds=("identity",)), consent(cast, kinds=("economy",))
    disclosure = hand_over(cast, kinds=("identity", "economy"))
    assert {each.kind: each.ground for each in disclosure.kinds.all()} == {"identity": first, "economy": second}


def test_the_copy_stays_as_it_was_when_the_row_changes(cast):
    consent(cast)
    disclosure = hand_over(cast)
    actions.correct_person(person=cast.amina, given_name="Aminah", why="Stavning", by=cast.case_worker)
    again = queries.disclosure_for(cast.af_worker, disclosure.key, TODAY)
    assert again.copy["who"]["given_name"] == "Amina"
    canonical = json.dumps(again.copy, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(canonical.encode()).hexdigest() == again.digest


def test_a_withdrawal_stops_the_next_and_leaves_what_was_received(cast):
    ground = consent(cast)
    disclosure = hand_over(cast)
    actions.withdraw_ground(ground=ground, by=cast.case_worker)
    with pytest.raises(NoGround):
        hand_over(cast, kinds=("economy",))
    assert queries.disclosure_for(cast.af_worker, disclosure.key, TODAY) == disclosure


def test_neither_code_nor_database_changes_what_was_handed_over(cast):
    consent(cast)
    disclosure = hand_over(cast)
    with pytest.raises(InsertOnly):
        disclosure.save()
    changes = ("UPDATE people_disclosure SET digest = 'x'", "UPDATE people_disclosure SET purpose = 'urgent'")
    for sql in (*changes, "DELETE FROM people_disclosure", "DELETE FROM people_disclosedkind"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_every_column_but_the_copy_is_guarded():
    for model in (Disclosure, DisclosedKind):
        columns = {field.column for field in model._meta.local_fields}
        assert set(database_rules.TABLES[model._meta.db_table]) == columns - {"copy"}


def test_a_copy_gets_a_new_key_and_is_the_same_copy(cast, settings):
    consent(cast)
    disclosure = hand_over(cast)
    ring = settings.STEGVIS_KEYRING
    keys = {**ring.keys, "newest": b"x" * 32}
    settings.STEGVIS_KEYRING = Keyring(current="newest", keys=keys, lookup=ring.lookup, log=ring.log)
    assert any(done.table == "people_disclosure" and done.rows == 1 for done in rotation.rotate())
    settings.STEGVIS_KEYRING = Keyring(
        current="newest", keys={"newest": keys["newest"]}, lookup=ring.lookup, log=ring.log
    )
    again = Disclosure.objects.get(pk=disclosure.pk)
    assert (again.copy, digest(again.copy)) == (disclosure.copy, disclosure.digest)


def test_only_who_works_with_the_person_and_may_hand_over_does(cast):
    consent(cast)
    for stranger in (cast.colleague, cast.other_registrar, cast.af_worker, cast.process_leader, cast.board_member):
        with pytest.raises(NotVisible):
            hand_over(cast, by=stranger)


def test_an_association_receives_no_person_and_nobody_oneself(cast):
    consent(cast, ways=(("ekby", "association"),))
    with pytest.raises(NotToAnAssociation):
        hand_over(cast, cast.association)
    with pytest.raises(NotToOneself):
        hand_over(cast, cast.ekby)


def test_who_does_not_know_the_person_is_told_who_she_is(cast):
    consent(cast)
    with pytest.raises(actions.WhoIsIt):
        hand_over(cast, kinds=("economy",))
    filed(cast)
    assert hand_over(cast, kinds=("economy",)).reception.person.owner == cast.af


def test_nothing_chosen_is_nothing_handed_over(cast):
    consent(cast)
    with pytest.raises(actions.NothingToHandOver):
        hand_over(cast, chosen=[])
    with pytest.raises(actions.NothingToHandOver):
        hand_over(cast, chosen=["livelihood:999999"])


def test_what_is_received_waits_for_whom_it_is_meant(cast):
    consent(cast)
    disclosure = hand_over(cast)
    assert list(queries.inbox(cast.af_worker, TODAY)) == [disclosure]
    for other in (cast.fk_worker, cast.other_registrar, cast.case_worker, cast.process_leader, cast.evaluator):
        assert not queries.inbox(other, TODAY).exists()
    with pytest.raises(NotVisible):
        queries.disclosure_for(cast.fk_worker, disclosure.key, TODAY)


def test_without_a_name_it_waits_for_who_sees_all_that_comes_in(cast):
    consent(cast, ways=(("ekby", "fk"),))
    disclosure = hand_over(cast, cast.fk)
    assert list(queries.inbox(cast.fk_worker, TODAY)) == [disclosure]
    consent(cast)
    unaddressed = hand_over(cast, to_user=None)
    assert unaddressed not in queries.inbox(cast.af_worker, TODAY)


def test_only_somebody_at_the_receiver_can_be_addressed(cast):
    consent(cast)
    with pytest.raises(NotAReader):
        hand_over(cast, to_user=cast.fk_worker.user)


def test_filing_puts_it_with_ones_own_person_and_nowhere_else(cast):
    consent(cast)
    with pytest.raises(NotVisible):
        actions.file_disclosure(disclosure=hand_over(cast), person=cast.bjorn, by=cast.af_worker)
    reception = filed(cast)
    theirs = reception.person
    assert (theirs.owner, theirs.number, theirs.name) == (cast.af, cast.amina.number, "Amina Öz")
    with pytest.raises(AlreadyFiled):
        actions.file_disclosure(disclosure=reception.disclosure, register=True, by=cast.af_worker)


def test_the_receiver_still_sees_nothing_of_the_senders_rows(cast):
    consent(cast)
    filed(cast)
    assert cast.amina not in Sight(cast.af_worker, TODAY).rows
    with pytest.raises(NotVisible):
        queries.person_for(cast.af_worker, cast.amina.key, TODAY)


def test_both_sides_have_a_page_of_what_was_shared(cast):
    consent(cast)
    reception = filed(cast)
    assert queries.shared_about(cast.case_worker, cast.amina.key, TODAY).sent == (reception.disclosure,)
    assert queries.shared_about(cast.af_worker, reception.person.key, TODAY).received == (reception.disclosure,)


def test_a_question_says_who_it_is_about_on_a_ground_and_is_answered(cast):
    consent(cast, ways=(("ekby", "af"), ("af", "ekby")), kinds=("identity", "work_education"))
    request = actions.ask(
        person=cast.amina,
        holder=cast.af,
        purpose="planning",
        kinds=["work_education"],
        message="Vilken kategori har hon?",
        to_user=cast.af_worker.user,
        by=cast.case_worker,
    )
    assert list(queries.questions_to_answer(cast.af_worker, TODAY)) == [request]
    with pytest.raises(actions.FileItFirst):
        actions.give(request=request, texts={"work_education": "11"}, by=cast.af_worker)
    actions.file_disclosure(disclosure=request.introduction, register=True, by=cast.af_worker)
    answer = actions.give(request=request, texts={"work_education": "Kategori 11."}, by=cast.af_worker)
    assert answer.reception.person == cast.amina
    assert queries.shared_about(cast.case_worker, cast.amina.key, TODAY).received == (answer,)
    with pytest.raises(AlreadyAnswered):
        actions.decline(request=request, reason="För sent.", by=cast.af_worker)


def test_without_a_ground_for_identity_one_can_not_even_ask(cast):
    with pytest.raises(NoGround):
        actions.ask(person=cast.amina, holder=cast.af, purpose="planning", kinds=["health"], by=cast.case_worker)


def test_a_no_says_why_and_tells_nothing_else(cast):
    consent(cast)
    request = actions.ask(
        person=cast.amina,
        holder=cast.af,
        purpose="planning",
        kinds=["health"],
        to_user=cast.af_worker.user,
        by=cast.case_worker,
    )
    with pytest.raises(actions.SayWhy):
        actions.decline(request=request, reason=" ", by=cast.af_worker)
    declined = actions.decline(request=request, reason="Vi har inget att lämna ut.", by=cast.af_worker)
    assert (declined.answer, declined.disclosure) == ("refused", None)
    assert not queries.questions_to_answer(cast.af_worker, TODAY).exists()


def test_a_protected_person_is_handed_over_by_and_to_those_with_the_right_only(cast):
    case = register(cast.trusted_registrar, cast.project, WOMEN[7], "Hemliga", "Karin", person={"protection": "marked"})
    consent(cast, person=case.person, by=cast.trusted_registrar)
    with pytest.raises(NotVisible):
        hand_over(cast, person=case.person, by=cast.registrar)
    with pytest.raises(OnlyWithTheRight):
        hand_over(cast, person=case.person, chosen=entries(case.person, "identity"), by=cast.trusted_registrar)
    chosen = entries(case.person, "identity")
    sent = hand_over(cast, person=case.person, chosen=chosen, to_user=None, by=cast.trusted_registrar)
    assert sent.is_protected
    assert not DisclosureSight(cast.af_worker, TODAY).sees(sent)


def test_what_was_corrected_away_is_not_handed_over(cast):
    consent(cast)
    [entry] = entries(cast.amina, "economy")
    fact_id = int(entry.partition(":")[2])
    casework.withdraw_fact(kind="livelihood", fact_id=fact_id, why="Fel person", by=cast.case_worker)
    assert entries(cast.amina, "economy") == []


def test_the_log_names_kinds_and_both_sides_reading(cast):
    consent(cast)
    disclosure = hand_over(cast, kinds=("identity", "economy"))
    queries.disclosure_for(cast.af_worker, disclosure.key, TODAY)
    acts = LogEntry.objects.filter(target=f"people.Disclosure:{disclosure.key}").order_by("pk")
    assert [(row.act, row.fields, row.organisation_id) for row in acts] == [
        ("disclosure.made", "identity economy", cast.ekby.pk),
        ("disclosure.read", "identity economy", cast.af.pk),
    ]
    assert "Amina" not in "".join(row.reason + row.fields for row in acts)


def test_a_refused_handing_over_stands_in_the_log_and_leaves_nothing(cast):
    with pytest.raises(Refused):
        hand_over(cast)
    row = LogEntry.objects.filter(act="people.hand_over").latest("pk")
    assert (row.refused, row.reason) == (True, "NoGround")
    assert not Disclosure.objects.exists()


def test_a_role_without_the_right_to_hand_over_does_not(cast):
    ground = consent(cast, until=TODAY + timedelta(days=1))
    assert ground.pk
    with pytest.raises((NotAllowed, NotVisible)):
        hand_over(cast, by=cast.referrer)
