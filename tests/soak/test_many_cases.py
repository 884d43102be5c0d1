"""3,500 cases, and people who see all of them, a part, or none: every page of the list, person by person."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.soak

CASES, DAY, MOST_QUERIES = 3_500, date(2026, 1, 15), 8
SAMPLE = 40


@pytest.fixture
def filled(db):
    from benchmarks.filling import fill

    return fill(CASES)


@pytest.fixture
def seen_by_sql(filled):
    """Return whose cases each viewer should see, told by the rows themselves."""

    def keys(condition: str, *values: object) -> set[str]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT c.key FROM casework_case c WHERE {condition}", values)
            return {key for (key,) in cursor.fetchall()}

    worker = "c.id IN (SELECT case_id FROM casework_responsibility WHERE user_id = %s AND until IS NULL)"
    return {
        filled.registrar: keys("1 = 1"),
        filled.unit_manager: keys("c.unit_id = %s", filled.unit_manager.membership.unit_id),
        filled.case_worker: keys(worker, filled.case_worker.user.pk),
    }


def walked_through(viewer):
    """Return the key of every case on every page of the viewer's list, in its order."""
    from stegvis.apps.casework.queries import case_list

    first = case_list(viewer, DAY)
    pages = [first, *(case_list(viewer, DAY, page=number) for number in range(2, first.pages + 1))]
    assert sum(first.counts.values()) == first.total
    return [row.case.key for page in pages for row in page.rows]


def test_each_sees_her_cases_once_and_no_others(seen_by_sql):
    assert sorted(map(len, seen_by_sql.values())) == [30, 175, 3_500]
    for viewer, keys in seen_by_sql.items():
        walked = walked_through(viewer)
        assert len(walked) == len(keys)
        assert set(walked) == keys


def test_every_order_of_the_list_holds_the_same_cases(filled):
    from stegvis.apps.casework.queries import case_list
    from stegvis.apps.casework.queries.case_list import SORTS

    for sort in SORTS:
        pages = (case_list(filled.unit_manager, DAY, sort=sort, page=number).rows for number in range(1, 5))
        assert len({row.case.key for rows in pages for row in rows}) == 175


def test_counts_by_narrowing_add_up_to_the_whole(filled):
    from stegvis.apps.casework.queries import CaseFilter, case_list

    by_sex = [case_list(filled.registrar, DAY, narrowed=CaseFilter(sex=sex)).total for sex in ("woman", "man")]
    places = ("1285", "1267", "1266", "0581")
    by_place = [case_list(filled.registrar, DAY, narrowed=CaseFilter(municipality=each)).total for each in places]
    assert sum(by_sex) == sum(by_place) == CASES


def test_those_of_other_authorities_and_of_the_association_see_nothing(filled):
    from stegvis.apps.access.models import Membership
    from stegvis.apps.access.viewers import Staff
    from stegvis.apps.casework.queries import visible_cases

    own = filled.registrar.organisation.pk
    others = Membership.objects.exclude(organisation=own).select_related("user", "organisation")
    assert others.count() >= 8
    assert [visible_cases(Staff.of(each), DAY).count() for each in others] == [0] * others.count()


def test_pages_answer_whom_they_should_and_ask_the_database_little(filled, seen_by_sql, signed_in):
    everyone = sorted(seen_by_sql[filled.registrar])
    for viewer, keys in seen_by_sql.items():
        client = signed_in(viewer)
        for case_key in [*sorted(keys)[:SAMPLE], *everyone[:SAMPLE]]:
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(f"/participants/p{case_key[1:]}/")
            assert answer.status_code == (200 if case_key in keys else 404)
            assert case_key not in keys or _read(asked) <= MOST_QUERIES
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/participants/").status_code == 200
        assert _read(asked) <= MOST_QUERIES


BESIDE_THE_PAGE = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", 'UPDATE "django_session"')  # once a minute: in use


def _read(asked: CaptureQueriesContext) -> int:
    return sum(not each["sql"].startswith(BESIDE_THE_PAGE) for each in asked)
