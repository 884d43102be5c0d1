"""A criterion that is changed shows first who would come to fit and who no longer would, and moves nobody."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.casework.models import Case
from stegvis.apps.casework.states import State
from stegvis.apps.people import actions as people
from stegvis.apps.projects import actions as projects
from stegvis.apps.projects.choices import CriterionKind as Kind
from stegvis.apps.projects.models import Criterion
from stegvis.core.suppression import Rule, coarse
from tests.cast import ALMBY, EKBY, MEN, WOMEN, register
from tests.web.projects.forms import read

SINCE, TODAY = date(2009, 2, 1), timezone.localdate()
PROJECT = "/projects/stegen/"
NEW = f"{PROJECT}target-group/new/"
ONLY = {"started_on": None, "livelihoods": [], "occupations": [], "af_category": None, "education": None}


def refer(cast, by, number, name, municipality, **more):
    person = {"municipality": municipality, **more}
    return register(by, cast.project, number, name, "Ek", referred_on=date(2010, 8, 1), person=person, **ONLY)


@pytest.fixture
def referred(cast):
    """Two at Ekby and six at Almby who are referred: those named first live in Ekby, whoever has them."""
    return {
        "sara": refer(cast, cast.case_worker, WOMEN[1], "Sara", EKBY),
        "mona": refer(cast, cast.case_worker, WOMEN[2], "Mona", ALMBY),
        **{
            f"man{number}": refer(cast, cast.other_case_worker, MEN[number], f"Man{number}", ALMBY)
            for number in range(1, 7)
        },
    }


def preview(client, where, **said):
    answer = client.post(where, said)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def lists(page):
    """Return the names under "comes to" and under "falls away"."""
    parts = (page.split(f'id="{part}"')[1].split("</section>")[0] for part in ("enters", "leaves"))
    return [re.findall(r"<li><a[^>]*>([^<]+)</a></li>", part) for part in parts]


def test_own_staff_see_who_of_their_own_would_no_longer_fit(cast, signed_in, referred):
    page = preview(signed_in(cast.case_worker), f"{NEW}municipality/", values=[EKBY], on=TODAY)
    assert lists(page) == [[], ["Mona Ek"]]
    assert "1 av 2 av dina egna" in page
    assert "Man1" not in page
    assert "Amina" not in page  # she is under way, and no criterion is a question about her any more


def test_own_staff_see_who_would_come_to_fit_when_one_ends(cast, signed_in, referred):
    row = projects.add_criterion(project=cast.project, kind=Kind.MUNICIPALITY, values=[EKBY], on=SINCE, by=cast.officer)
    page = preview(signed_in(cast.case_worker), f"{PROJECT}target-group/{row.pk}/end/", until=TODAY)
    assert lists(page) == [["Mona Ek"], []]
    assert (TODAY + timedelta(days=1)).strftime("%Y") in page


def test_staff_only_try_whatever_they_send(cast, signed_in, referred):
    client = signed_in(cast.case_worker)
    page = preview(client, f"{NEW}municipality/", values=[EKBY], on=TODAY, seen="1")
    assert "Inget sparas" in page
    assert 'name="seen"' not in page
    assert not Criterion.objects.exists()


def test_whom_was_shown_is_logged(cast, signed_in, referred):
    preview(signed_in(cast.case_worker), f"{NEW}municipality/", values=[EKBY], on=TODAY)
    entry = LogEntry.objects.get(act="target_group.tried")
    assert entry.person_keys == referred["mona"].person.key


def test_a_colleagues_and_a_masked_person_are_not_named(cast, signed_in, referred):
    people.correct_person(
        person=referred["mona"].person, protection="marked", why="Markering", by=cast.trusted_registrar
    )
    for name in ("case_worker", "colleague"):
        page = preview(signed_in(cast.staff[name]), f"{NEW}municipality/", values=[EKBY], on=TODAY)
        assert "Mona" not in page


def test_the_association_sees_numbers_and_never_a_person(cast, signed_in, referred):
    page = preview(signed_in(cast.process_leader), f"{NEW}municipality/", values=[EKBY], on=TODAY)
    for case in referred.values():
        assert case.person.given_name not in page
        assert case.key not in page
    told = dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", page))
    assert told == {
        "Kommer till": "0",
        "Faller bort": "omkring 5",  # seven
        "Hör till målgruppen efter ändringen": "färre än 5",  # one
        "Går inte att säga om": "0",
        "Alla": "omkring 10",  # eight
    }


def test_protected_persons_are_not_in_the_associations_numbers(cast, signed_in, referred):
    people.correct_person(
        person=referred["mona"].person, protection="marked", why="Markering", by=cast.trusted_registrar
    )
    for number in range(1, 4):
        Case.objects.filter(pk=referred[f"man{number}"].pk).update(state=State.DECLINED)
    page = preview(signed_in(cast.process_leader), f"{NEW}municipality/", values=[EKBY], on=TODAY)
    assert dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", page))["Faller bort"] == "färre än 5"


@pytest.mark.parametrize(
    ("count", "shown"), [(0, 0), (1, None), (4, None), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (998, 1000)]
)
def test_a_number_that_is_asked_for_again_and_again_is_rounded(count, shown):
    assert coarse(count, Rule()) == shown


def test_no_single_person_can_be_told_from_two_numbers_side_by_side():
    shown = [coarse(count, Rule()) for count in range(200)]
    steps = {after - before for before, after in pairwise(shown) if None not in (before, after)}
    assert steps == {0, 5}


def test_it_is_saved_only_after_it_was_seen(cast, signed_in, referred):
    client = signed_in(cast.process_leader)
    said = {"values": [EKBY], "on": TODAY}
    preview(client, f"{NEW}municipality/", **said)
    assert not Criterion.objects.exists()
    again = client.post(f"{NEW}municipality/", {**said, "again": "1"})
    assert again.status_code == 200
    assert f'value="{EKBY}"' in again.content.decode()
    answer = client.post(f"{NEW}municipality/", {**said, "seen": "1"})
    assert answer.status_code == 302
    assert [each.code for each in Criterion.objects.get().values.all()] == [EKBY]


def test_the_change_stands_in_the_log_with_before_and_after(cast, signed_in, referred):
    client = signed_in(cast.process_leader)
    client.post(f"{NEW}age/", {"lowest": "25", "highest": "55", "on": "2010-01-01", "seen": "1"})
    row = Criterion.objects.get()
    corrected = {"lowest": "20", "highest": "55", "on": "2010-01-01", "why": "Skrivfel"}
    assert client.post(f"{PROJECT}rows/criterion/{row.pk}/correct/", corrected).status_code == 200
    client.post(f"{PROJECT}rows/criterion/{row.pk}/correct/", {**corrected, "seen": "1"})
    client.post(f"{PROJECT}target-group/{row.pk}/end/", {"until": "2010-12-31", "seen": "1"})
    client.post(f"{PROJECT}rows/criterion/{row.pk}/strike/", {"why": "Fel projekt", "seen": "1"})
    told = {each.act.rpartition("_")[2]: each.reason for each in LogEntry.objects.filter(act__contains="criterion_")}
    first, second = (f"age lowest={lowest} highest=55 on=2010-01-01 until=" for lowest in (25, 20))
    assert told == {
        "added": f"before: -; after: {first}",
        "corrected": f"before: {first}; after: {second}",
        "ended": f"before: {second}; after: {second}2010-12-31",
        "struck": f"before: {second}2010-12-31; after: -",
    }


def test_nobody_is_thrown_out_by_a_changed_criterion(cast, signed_in, referred):
    before = dict(Case.objects.values_list("key", "state"))
    signed_in(cast.process_leader).post(f"{NEW}age/", {"highest": "1", "on": "2009-02-01", "seen": "1"})
    assert Criterion.objects.exists()
    assert dict(Case.objects.values_list("key", "state")) == before


def test_a_criterion_that_is_to_come_is_judged_on_its_day(cast, signed_in, referred):
    born = referred["sara"].person.birth_date
    this_year = born.replace(year=TODAY.year)
    turns = this_year if this_year > TODAY else born.replace(year=TODAY.year + 1)
    years = turns.year - born.year
    projects.add_criterion(project=cast.project, kind=Kind.MUNICIPALITY, values=[EKBY], on=SINCE, by=cast.officer)
    client = signed_in(cast.case_worker)
    before, on = (preview(client, f"{NEW}age/", lowest=years, on=day) for day in (turns - timedelta(days=1), turns))
    assert lists(before) == [[], ["Sara Ek"]]
    assert lists(on) == [[], []]


@pytest.mark.parametrize("name", ["board_member", "evaluator"])
def test_who_neither_changes_nor_works_with_persons_tries_nothing(cast, signed_in, referred, name):
    assert signed_in(cast.staff[name]).post(f"{NEW}age/", {"lowest": 20, "on": TODAY}).status_code == 403


def test_what_is_wrong_is_said_before_anything_is_shown(cast, signed_in, referred):
    answer = signed_in(cast.process_leader).post(f"{NEW}age/", {"lowest": 55, "highest": 25, "on": TODAY, "seen": "1"})
    assert answer.status_code == 422


def test_staff_find_the_trial_on_the_target_groups_page(cast, signed_in, referred):
    row = projects.add_criterion(project=cast.project, kind=Kind.AGE, lowest=25, on=SINCE, by=cast.officer)
    page = read(signed_in(cast.case_worker), f"{PROJECT}target-group/")
    assert f"{PROJECT}target-group/{row.pk}/end/" in page
    assert "Prova ett nytt kriterium" in page
    assert "Prova" not in read(signed_in(cast.board_member), f"{PROJECT}target-group/")


@pytest.mark.parametrize("name", ["case_worker", "process_leader"])
@pytest.mark.parametrize("extra", [0, 6])
def test_the_preview_costs_the_same_however_many_it_is_about(
    cast, signed_in, name, extra, django_assert_max_num_queries
):
    for number in range(extra):
        refer(cast, cast.case_worker, WOMEN[number + 1], "Sara", ALMBY)
    client = signed_in(cast.staff[name])
    preview(client, f"{NEW}municipality/", values=[EKBY], on=TODAY)
    with django_assert_max_num_queries(21):
        preview(client, f"{NEW}municipality/", values=[EKBY], on=TODAY)
