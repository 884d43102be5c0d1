"""What a person gets when she asks what is kept about her: all of it, and nothing about anybody else."""

import io
import json
import subprocess
from datetime import date, timedelta
from zipfile import ZipFile

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stegvis.apps.access.models import LogEntry, Membership
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework import queries as casework_queries
from stegvis.apps.casework.models import Livelihood
from stegvis.apps.people import actions as people
from stegvis.apps.privacy import actions, queries
from stegvis.apps.privacy.kinds import KINDS
from stegvis.apps.privacy.models import SubjectRequest
from stegvis.apps.privacy.policies import (
    AskedAlready,
    IsClosed,
    NeedsAReason,
    NotForProtected,
    NotMade,
    NotThatDay,
    TooLong,
)
from stegvis.core import codebook
from tests.apps.people.papers import picture
from tests.apps.people.sharing import consent, hand_over

TODAY = timezone.localdate()
HANDED_OVER, REFUSED = SubjectRequest.Outcome.HANDED_OVER, SubjectRequest.Outcome.REFUSED


def asked(cast, on=TODAY, person=None, by=None):
    by = by or cast.data_protection_officer
    key = (person or cast.amina).key
    return actions.record_request(person_key=key, asked_on=on, way="visit", identity="shown", by=by)


def made(cast, request=None):
    return actions.make_extract(request=request or asked(cast), by=cast.data_protection_officer)


def says(act):
    return act


def printed(extract):
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=extract.printed(says), capture_output=True, check=True
    )
    return done.stdout.decode()


def values(extract, kind, field):
    rows = [part.rows for part in extract.parts if part.kind == kind]
    return [line.says for part in rows for row in part for line in row if line.field == field]


def test_what_was_recorded_stands_there_in_words_and_as_data(cast):
    casework.exit_case(
        case=cast.amina_case,
        on=date(2010, 8, 2),
        reason=codebook.exits["A1"],
        note="Tackade alla.",
        by=cast.case_worker,
    )
    extract = made(cast)
    assert values(extract, "people.Person", "number") == [cast.amina.number]
    assert values(extract, "casework.Case", "exit_note") == ["Tackade alla."]
    assert values(extract, "casework.Case", "exit_reason") == [codebook.exits["A1"].label.sv]
    data = json.loads(extract.data)
    assert data["organisation"] == cast.ekby.name
    (person,) = next(part["rows"] for part in data["parts"] if part["kind"] == "people.Person")
    number = next(line for line in person if line["field"] == "number")
    assert (number["label"], number["value"]) == ("Personnummer", cast.amina.number)
    paper = printed(extract)
    for words in ("Det här har vi om dig", "Amina", "Tackade alla.", extract.digest[:20]):
        assert words in paper


def test_nothing_about_anybody_else_is_there(cast):
    extract = made(cast)
    everything = extract.data.decode() + printed(extract)
    assert cast.bjorn.number not in everything
    assert "Björn" not in everything


def test_what_was_corrected_is_there_with_the_reason(cast):
    fact = Livelihood.objects.get(person=cast.amina)
    casework.withdraw_fact(kind="livelihood", fact_id=fact.pk, why="Skrevs på fel person.", by=cast.case_worker)
    extract = made(cast)
    assert values(extract, "casework.Livelihood", "why") == ["Skrevs på fel person."]
    assert len(values(extract, "casework.Livelihood", "withdrawn_at")) == 1


def test_consents_and_what_was_handed_over_say_to_whom(cast):
    consent(cast)
    hand_over(cast)
    extract = made(cast)
    assert values(extract, "people.Disclosure", "receiver") == [cast.af.name]
    assert values(extract, "people.Disclosure", "copy") == [f"Personnummer: {cast.amina.number}; Namn: Amina Öz"]
    assert set(values(extract, "people.GroundLine", "kind")) == {"Identitet och kontakt", "Ekonomi och försörjning"}


def test_the_receivers_own_file_is_the_receivers_to_give(cast):
    consent(cast)
    filed = people.file_disclosure(disclosure=hand_over(cast), register=True, by=cast.af_worker).person
    extract = made(cast)
    assert values(extract, "people.Person", "id") == [str(cast.amina.pk)]
    with pytest.raises(NotVisible):
        asked(cast, person=filed)


def test_who_has_read_stands_with_the_role_and_not_the_name(cast):
    casework_queries.person_page(cast.case_worker, cast.amina.key, TODAY)
    extract = made(cast)
    reads = [(each.act, each.role) for each in extract.reads]
    assert ("person.read", "case_worker") in reads
    assert all(cast.bjorn.key not in str(each) for each in extract.reads)
    assert "person.read (Handläggare)" in printed(extract)


def test_documents_go_along_as_they_are(cast):
    content = picture("JPEG")
    people.add_document(person=cast.amina, kind="health", title="Intyg", content=content, by=cast.case_worker)
    with ZipFile(io.BytesIO(made(cast).packed(says))) as archive:
        assert sorted(archive.namelist())[1:] == ["extract.json", "extract.pdf"]
        (document,) = (name for name in archive.namelist() if name.startswith("documents/"))
        assert archive.read(document) == content
    assert document.endswith(".jpg")


def test_every_row_of_every_table_is_read_in_one_query_a_kind(cast, django_assert_max_num_queries):
    request = asked(cast)
    with django_assert_max_num_queries(len(KINDS) + 20):
        made(cast, request)


def test_making_one_is_logged_with_the_kinds_and_the_reader_appears_in_the_next(cast):
    request = asked(cast)
    first = made(cast, request)
    entry = LogEntry.objects.get(act="privacy.extract_made")
    assert (entry.person_key, entry.user_id) == (cast.amina.key, cast.data_protection_officer.user_id)
    assert "casework.Case" in entry.fields.split()
    assert cast.amina.number not in str(vars(entry))
    second = made(cast, request)
    assert "privacy.extract_made" in {each.act for each in second.reads} - {each.act for each in first.reads}
    assert SubjectRequest.objects.get().digest == second.digest


@pytest.mark.parametrize("name", ["case_worker", "registrar", "unit_manager", "administrator", "process_leader"])
def test_nobody_else_answers_requests(cast, name):
    viewer = cast.staff[name]
    with pytest.raises(NotVisible):
        asked(cast, by=viewer)
    request = asked(cast)
    assert list(queries.requests_to(viewer)) == []
    for act in (
        lambda: actions.make_extract(request=request, by=viewer),
        lambda: queries.request_for(viewer, request.key),
        lambda: queries.amounts(viewer, request),
        lambda: actions.close_request(request=request, outcome=REFUSED, on=TODAY, why="Nej", by=viewer),
    ):
        with pytest.raises(NotVisible):
            act()


def test_another_organisations_person_does_not_exist(cast):
    with pytest.raises(NotVisible):
        asked(cast, person=cast.bjorn)


def test_a_protected_persons_extract_takes_the_right_to_her(cast):
    people.correct_person(person=cast.amina, protection="marked", why="Hot", by=cast.trusted_registrar)
    request = asked(cast)
    with pytest.raises(NotForProtected):
        made(cast, request)
    membership = cast.data_protection_officer.membership
    Membership.objects.filter(pk=membership.pk).update(sees_protected=True)
    trusted = Staff.of(Membership.objects.select_related("user", "organisation").get(pk=membership.pk))
    assert actions.make_extract(request=request, by=trusted).kinds


def test_a_request_is_answered_within_a_month_and_three_at_most(cast):
    request = asked(cast, on=TODAY - timedelta(days=3))
    assert timedelta(days=28) <= request.due_on - request.asked_on <= timedelta(days=31)
    by = cast.data_protection_officer
    with pytest.raises(NeedsAReason):
        actions.extend_request(request=request, until=request.due_on + timedelta(days=9), why=" ", by=by)
    with pytest.raises(NotThatDay):
        actions.extend_request(request=request, until=request.due_on, why="Många akter", by=by)
    with pytest.raises(TooLong):
        actions.extend_request(request=request, until=request.asked_on + timedelta(days=93), why="Många akter", by=by)
    longer = actions.extend_request(request=request, until=request.due_on + timedelta(days=9), why="Många", by=by)
    assert (longer.due_on, longer.extended_why) == (request.due_on + timedelta(days=9), "Många")


def test_only_what_was_made_is_handed_over_and_a_refusal_says_why(cast):
    by, request = cast.data_protection_officer, asked(cast)
    with pytest.raises(NotMade):
        actions.close_request(request=request, outcome=HANDED_OVER, on=TODAY, by=by)
    with pytest.raises(NeedsAReason):
        actions.close_request(request=request, outcome=REFUSED, on=TODAY, by=by)
    made(cast, request)
    with pytest.raises(NotThatDay):
        actions.close_request(request=request, outcome=HANDED_OVER, on=TODAY + timedelta(days=1), by=by)
    actions.close_request(request=request, outcome=HANDED_OVER, on=TODAY, by=by)
    for act in (
        lambda: made(cast, request),
        lambda: actions.close_request(request=request, outcome=REFUSED, on=TODAY, why="Nej", by=by),
    ):
        with pytest.raises(IsClosed):
            act()
    assert asked(cast).pk != request.pk


def test_one_request_at_a_time_and_none_from_tomorrow(cast):
    asked(cast)
    with pytest.raises(AskedAlready):
        asked(cast)
    with pytest.raises(NotThatDay):
        asked(cast, on=TODAY + timedelta(days=1))


@pytest.mark.parametrize(
    "wrong",
    [
        {"due_on": date(2010, 1, 1)},
        {"closed_on": TODAY},
        {"outcome": "refused", "closed_on": TODAY},
        {"outcome": "handed_over", "closed_on": TODAY},
        {"outcome": "lost", "closed_on": TODAY},
    ],
    ids=str,
)
def test_the_database_refuses_what_must_never_be_false(cast, wrong):
    request = asked(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        SubjectRequest.objects.filter(pk=request.pk).update(**wrong)
    right = {"outcome": "taken_back", "closed_on": TODAY}
    SubjectRequest.objects.filter(pk=request.pk).update(**right)


def test_the_numbers_are_those_of_the_extract(cast):
    request = asked(cast)
    counted = {str(each.title): each.number for each in queries.amounts(cast.data_protection_officer, request)}
    found = {part.title: len(part.rows) for part in made(cast, request).parts}
    assert counted == found
