"""A colleague, or a colleague's relative, is opened by somebody with the right, and only after saying why."""

import pytest
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework.queries import case_for, changes_of, payments_of, person_page
from stegvis.apps.people import actions, queries
from stegvis.apps.people.models import LASTS
from stegvis.apps.people.policies import NeedsAReason, SayWhyFirst
from tests.apps.people.sharing import consent, entries
from tests.cast import WOMEN, register

TODAY = timezone.localdate()
REASON = "Hon har tid hos mig i dag."


@pytest.fixture
def relative(cast):
    return register(cast.trusted_registrar, cast.project, WOMEN[7], "Kajsa", "Ek", person={"protection": "own_staff"})


def opened(person, by, reason=REASON):
    return actions.open_own_staff(person=person, reason=reason, on=TODAY, by=by)


@pytest.mark.parametrize("read", [queries.person_for, person_page, changes_of, payments_of, queries.shared_about])
def test_nothing_about_her_opens_before_the_reason(cast, relative, read):
    with pytest.raises(SayWhyFirst) as refusal:
        read(cast.trusted_registrar, relative.person.key, TODAY)
    assert refusal.value.person_key == relative.person.key
    opened(relative.person, cast.trusted_registrar)
    assert read(cast.trusted_registrar, relative.person.key, TODAY)


def test_nor_does_her_case(cast, relative):
    with pytest.raises(SayWhyFirst):
        case_for(cast.trusted_registrar, relative.key, TODAY)
    opened(relative.person, cast.trusted_registrar)
    assert case_for(cast.trusted_registrar, relative.key, TODAY) == relative


def test_nor_does_a_copy_that_was_handed_over_about_her(cast, relative):
    person = relative.person
    consent(cast, person=person, by=cast.trusted_registrar)
    disclosure = actions.hand_over(
        person=person,
        receiver=cast.af,
        purpose="planning",
        chosen=entries(person, "identity"),
        by=cast.trusted_registrar,
    )
    with pytest.raises(SayWhyFirst):
        queries.disclosure_for(cast.trusted_registrar, disclosure.key, TODAY)
    opened(person, cast.trusted_registrar)
    assert queries.disclosure_for(cast.trusted_registrar, disclosure.key, TODAY) == disclosure


def test_the_reason_lasts_three_hours(cast, relative, monkeypatch):
    at = opened(relative.person, cast.trusted_registrar).opened_at + LASTS
    monkeypatch.setattr("stegvis.apps.people.policies.sight.now", lambda: at)
    with pytest.raises(SayWhyFirst):
        queries.person_for(cast.trusted_registrar, relative.person.key, TODAY)


def test_without_the_right_she_does_not_exist_whatever_the_reason(cast, relative):
    for viewer in (cast.registrar, cast.case_worker, cast.other_registrar, cast.evaluator):
        with pytest.raises(NotVisible):
            queries.person_for(viewer, relative.person.key, TODAY)
        with pytest.raises(NotVisible):
            queries.own_staff_for(viewer, relative.person.key, TODAY)
        with pytest.raises(NotVisible):
            opened(relative.person, viewer)


def test_it_opens_nobody_beyond_the_own_reach(cast):
    with pytest.raises(NotVisible):
        opened(cast.bjorn, cast.trusted_registrar)


def test_a_few_letters_are_no_reason(cast, relative):
    with pytest.raises(NeedsAReason):
        opened(relative.person, cast.trusted_registrar, reason="akut")


def test_it_waits_for_review_and_the_log_says_so(cast, relative):
    opening = opened(relative.person, cast.trusted_registrar)
    assert list(queries.to_review(cast.data_protection_officer)) == [opening]
    assert LogEntry.objects.filter(act="person.opened_with_reason", reason="own_staff").count() == 1


def test_other_protected_persons_ask_for_no_reason(cast):
    case = register(cast.trusted_registrar, cast.project, WOMEN[8], "Hemlig", "Ek", person={"protection": "marked"})
    assert queries.person_for(cast.trusted_registrar, case.person.key, TODAY) == case.person
