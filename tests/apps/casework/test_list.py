from datetime import date

import pytest

from stegvis.apps.casework import actions
from stegvis.apps.casework.queries import CaseFilter, case_list, person_page
from stegvis.core import codebook
from tests.cast import EKBY, MEN, WOMEN, register

AT = date(2010, 12, 1)


@pytest.fixture
def many(cast):
    """Six more of Ekby's, one started each month from April; the second has exited."""
    numbers = (*WOMEN[5:8], *MEN[5:8])
    cases = [
        register(cast.registrar, cast.project, number, "Prov", f"Person{place}", started_on=date(2010, 4 + place, 1))
        for place, number in enumerate(numbers)
    ]
    actions.exit_case(case=cases[1], reason=codebook.exits["S1"], on=date(2010, 11, 1), by=cast.registrar)
    return cases


def listed(viewer, **narrowed):
    return [row.case.started_on.month for row in case_list(viewer, AT, narrowed=CaseFilter(**narrowed)).rows]


def test_a_list_shows_the_latest_first_and_who_is_responsible(cast, many):
    page = case_list(cast.registrar, AT)
    assert [row.case.started_on.month for row in page.rows] == [9, 8, 7, 6, 5, 4, 3]
    assert [row.responsible for row in page.rows][-2:] == [None, "Case worker"]
    assert (page.total, page.pages, page.counts) == (7, 1, {"under_way": 6, "exited": 1})


@pytest.mark.parametrize(
    ("narrowed", "months"),
    [
        ({"states": ("exited",)}, [5]),
        ({"sex": "man"}, [9, 8, 7]),
        ({"exit_reason": "S1"}, [5]),
        ({"started_from": date(2010, 8, 1)}, [9, 8]),
        ({"started_until": date(2010, 3, 31)}, [3]),
        ({"exited_from": date(2010, 11, 1), "exited_until": date(2010, 11, 1)}, [5]),
        ({"municipality": EKBY}, [3]),
        ({"project": "stegen", "sex": "woman", "states": ("under_way",)}, [6, 4, 3]),
        ({"project": "annat"}, []),
        ({"unassigned": True, "sex": "woman"}, [6, 5, 4]),
        ({"exit_group": "studies"}, [5]),
    ],
)
def test_a_list_is_narrowed_by_codes_and_days(cast, many, narrowed, months):
    assert listed(cast.registrar, **narrowed) == months


def test_a_list_is_narrowed_to_one_worker(cast, many):
    assert listed(cast.registrar, responsible=cast.case_worker.user.pk) == [3]
    assert listed(cast.registrar, responsible=cast.colleague.user.pk) == []


def test_counts_by_state_stay_while_one_state_is_chosen(cast, many):
    page = case_list(cast.registrar, AT, narrowed=CaseFilter(states=("exited",)))
    assert (page.total, page.counts) == (1, {"under_way": 6, "exited": 1})


@pytest.mark.parametrize(
    ("sort", "months"),
    [
        ("started", [3, 4, 5, 6, 7, 8, 9]),
        ("-exited", [5, 9, 8, 7, 6, 4, 3]),
        ("exited", [5, 3, 4, 6, 7, 8, 9]),
        ("state", [5, 9, 8, 7, 6, 4, 3]),
    ],
)
def test_a_list_sorts_with_empty_days_last(cast, many, sort, months):
    assert [row.case.started_on.month for row in case_list(cast.registrar, AT, sort=sort).rows] == months


def test_pages_follow_on_each_other_and_end(cast, many):
    pages = [case_list(cast.registrar, AT, page=page, size=3) for page in (1, 2, 3, 99)]
    assert [[row.case.started_on.month for row in page.rows] for page in pages] == [[9, 8, 7], [6, 5, 4], [3], [3]]
    assert {(page.total, page.pages) for page in pages} == {(7, 3)}


def test_a_list_takes_the_same_few_queries_however_long_it_is(cast, many, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        case_list(cast.registrar, AT, narrowed=CaseFilter(sex="woman"))
    with django_assert_max_num_queries(4):
        assert case_list(cast.case_worker, AT).total == 1


def test_a_persons_page_takes_few_queries_however_much_has_happened(cast, django_assert_max_num_queries):
    for day in range(1, 8):
        actions.record_fact(
            kind="livelihood", person=cast.amina, on=date(2010, 6, day), code="wage", by=cast.case_worker
        )
    actions.exit_case(case=cast.amina_case, reason=codebook.exits["A1"], on=AT, by=cast.case_worker)
    with django_assert_max_num_queries(6):
        page = person_page(cast.case_worker, cast.amina.key, AT)
    assert len(page.facts) == 12
