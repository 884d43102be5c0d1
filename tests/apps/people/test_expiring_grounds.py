"""What ends soon is asked for anew, and then leaves the list."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stegvis.apps.people import actions, queries
from tests.apps.people.sharing import ago, consent

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=9)
NEXT_YEAR = TODAY + timedelta(days=365)


def listed(cast, viewer=None):
    return list(queries.expiring(viewer or cast.case_worker, TODAY))


@pytest.fixture
def ending(cast):
    return consent(cast, ways=(("ekby", "af"), ("af", "ekby")), until=SOON)


def test_a_ground_that_ends_within_thirty_days_is_listed(cast, ending):
    consent(cast, until=TODAY + timedelta(days=31), purpose="follow_up")
    consent(cast, purpose="activities")
    assert listed(cast) == [ending]


def test_others_do_not_see_it(cast, ending):
    for stranger in (cast.colleague, cast.other_case_worker, cast.af_worker):
        assert listed(cast, stranger) == []


def test_one_that_was_asked_for_anew_is_left_out(cast, ending):
    consent(cast, ways=(("ekby", "af"), ("af", "ekby")), until=NEXT_YEAR, given_at=ago(minutes=1))
    assert listed(cast) == []


def test_a_no_the_second_time_is_an_answer_too(cast, ending):
    both = (("ekby", "af"), ("af", "ekby"))
    consent(cast, ways=both, refused=("identity", "economy"), until=NEXT_YEAR, given_at=ago(minutes=1))
    assert listed(cast) == []


@pytest.mark.parametrize(
    "details",
    [
        {"ways": (("ekby", "af"),), "until": NEXT_YEAR},
        {"ways": (("ekby", "region"), ("region", "ekby")), "until": NEXT_YEAR},
        {"ways": (("ekby", "af"), ("af", "ekby")), "until": NEXT_YEAR, "purpose": "follow_up"},
    ],
    ids=["one way only", "another receiver", "another purpose"],
)
def test_one_that_was_asked_for_anew_in_part_stays(cast, ending, details):
    consent(cast, given_at=ago(minutes=1), **details)
    assert listed(cast) == [ending]


def test_a_renewal_that_is_withdrawn_counts_no_more(cast, ending):
    anew = consent(cast, ways=(("ekby", "af"), ("af", "ekby")), until=NEXT_YEAR, given_at=ago(minutes=1))
    actions.withdraw_ground(ground=anew, by=cast.case_worker)
    assert listed(cast) == [ending]


def test_a_consent_with_only_no_opens_nothing_that_could_end(cast):
    consent(cast, refused=("identity", "economy"), until=SOON)
    assert listed(cast) == []


def test_what_ends_about_a_person_names_the_others_in_two_queries(cast, ending, django_assert_num_queries):
    consent(cast, ways=(("ekby", "region"),), purpose="follow_up", until=TODAY)
    with django_assert_num_queries(2):
        found = queries.ending_about(cast.case_worker, cast.amina, TODAY)
        assert [[each.name for each in ends.others] for ends in found] == [
            ["Vårdcentralen Linden"],
            ["Arbetsförmedlingen Sjöbygden"],
        ]


def test_a_person_whose_grounds_last_longer_takes_one_query(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert queries.ending_about(cast.case_worker, cast.amina, TODAY) == ()


def test_what_is_open_is_told_both_ways(cast, ending):
    now = timezone.now()
    ((out,), (into,)) = queries.open_ways(cast.amina, now), queries.open_ways_in(cast.amina, now)
    assert (out.sender, out.receiver, set(out.kinds)) == (cast.ekby, cast.af, {"identity", "economy"})
    assert (into.sender, into.receiver, set(into.kinds)) == (cast.af, cast.ekby, {"identity", "economy"})
